from decimal import Decimal

import pytest

from frankpledge.analysis.disclosure import Cell, Figure, Mark
from frankpledge.analysis.measures import Period
from frankpledge.analysis.measures.results import Status
from frankpledge.publication.rules.tables import (
    as_figure,
    as_plain,
    cell_of,
    months_of,
    text_of,
)
from frankpledge.publication.rules.wording import (
    change_sentence,
    changed_cells,
    names_told,
    public_name,
    rate_words,
    shown,
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Burglary (open data)", "Burglary"),
        ("Anti-social behaviour (police, open data)", "Anti-social behaviour"),
        ("Arson (fire service)", "Arson (fire service)"),
    ],
)
def test_public_name_leaves_out_what_only_insiders_need(name, said):
    assert public_name(name) == said


def test_rate_is_said_with_its_count_first():
    assert rate_words("111", "offences per 1,000 residents", "0.61") == (
        "111 offences, or 0.61 per 1,000 residents"
    )
    assert rate_words("111", "offences", "0.61") == "0.61 offences"


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (
            "fell",
            "The year before it was 9. It went down by more than chance explains.",
        ),
        (
            "no-clear-change",
            "The year before it was 9. A difference of this size can be chance.",
        ),
        ("not-tested", "The year before it was 9."),
        ("cannot-tell", "June was never supplied."),
    ],
)
def test_change_is_said_as_far_as_chance_allows(verdict, sentence):
    assert change_sentence(verdict, "9", "June was never supplied.") == sentence


def test_names_are_found_whole_only():
    assert names_told("Ann met Annabel.", ["Ann", "Bel", " "]) == ["Ann"]
    assert names_told("Nothing here.", ["Ann"]) == []


def test_hidden_cell_leaves_no_trace_of_its_figure():
    hidden = cell_of(
        Cell(None, Mark.SUPPRESSED), Cell(None, Mark.SUPPRESSED), Status.PROVISIONAL
    )
    assert hidden == {
        "count": "",
        "count_mark": "c",
        "status": "hidden",
        "value": "",
        "value_mark": "c",
    }


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal(1000), "1000"), (Decimal("0.50"), "0.50"), (None, "")]
)
def test_figures_are_kept_as_text(value, text):
    assert text_of(Cell(value)) == text


def test_days_and_months_are_different_times():
    june = Period.parse("2019-06")
    quarter = Period.parse("2019/20-Q1")
    assert months_of(june) < months_of(quarter)
    day = Period.parse("2019-06-30")
    assert months_of(day).isdisjoint(months_of(june))


def test_figure_is_kept_and_read_again():
    figure = Figure(
        "m", "label", frozenset({"a", "b"}), frozenset({1, 2}), 7, is_shown=True
    )
    assert as_figure(as_plain(figure)) == figure


def content(**cells):
    return {
        "measures": [
            {
                "name": "Burglary",
                "tables": [
                    {
                        "periods": [{"label": label} for label in cells],
                        "areas": [{"name": "St Helens"}],
                        "cells": [[cell] for cell in cells.values()],
                    }
                ],
            }
        ]
    }


def test_every_changed_figure_is_listed():
    before = content(
        May={"count": "3", "count_mark": ""},
        June={"count": "5", "count_mark": ""},
        July={"count": "9", "count_mark": ""},
    )
    after = content(
        May={"count": "3", "count_mark": ""},
        June={"count": "", "count_mark": "c"},
        August={"count": "8", "count_mark": ""},
    )
    rows = [
        (row["period"], row["before"], row["after"])
        for row in changed_cells(before, after)
    ]
    assert rows == [
        ("June", "5", "[c]"),
        ("July", "9", "not published"),
        ("August", "not published", "8"),
    ]


def test_cell_is_shown_by_its_value_where_it_has_one():
    assert (
        shown({"count": "9", "count_mark": "", "value": "0.5", "value_mark": ""})
        == "0.5"
    )
    assert (
        shown({"count": "9", "count_mark": "", "value": "", "value_mark": "z"}) == "[z]"
    )
    whole = {"count": "9", "count_mark": "", "value": "12", "value_mark": ""}
    assert shown(whole, decimals=1) == "12.0"
