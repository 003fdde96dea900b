"""The printed chapters are the register's, and show every method."""

import pyarrow as pa

from frankpledge.analysis.methods import Result, chapters, every_method


def test_every_method_has_its_place_and_its_line_in_the_index():
    pages = chapters.render()
    text = "\n".join(pages.values())
    names = [method.name for method in every_method()]
    assert [name for name in names if f'<a id="{name}">' not in text] == []
    assert [name for name in names if f"#{name})" not in pages[chapters.INDEX]] == []


def answered(**given):
    whole = {"method": "m", "definition": "d", "sentence": "Nothing.", "table": {}}
    table = pa.table(given.pop("table", {}))
    return list(chapters.answer(Result(**(whole | {"table": table} | given))))


def test_an_answer_of_a_sentence_alone_prints_nothing_else():
    assert answered() == ["> Nothing.", ""]


def test_an_answer_prints_warnings_figures_rows_and_that_there_is_a_chart():
    lines = answered(
        warnings=("Few rows.",),
        figures={"per_year": 1234.5678, "known": False, "none": None},
        table={"year": [2019] * 9, "kind|of": ["a*b"] * 9, "bands": [[1, 2.5]] * 9},
        spec={"mark": "bar"},
    )
    assert lines == [
        "> Nothing.",
        "",
        "- Mind: Few rows.",
        "",
        "| Figure | Value |",
        "|---|---|",
        "| per year | 1,235 |",
        "| known | no |",
        "| none | none |",
        "",
        "| year | kind\\|of | bands |",
        "|---|---|---|",
        *["| 2019 | a\\*b | 1, 2.5 |"] * 8,
        "",
        "... and 1 more rows.",
        "",
        "It draws a chart too: add `--chart picture.svg`.",
    ]


def test_a_long_cell_is_cut():
    lines = answered(table={"shape": ["x" * 61]})
    assert lines[-2] == f"| {'x' * 60}... |"
