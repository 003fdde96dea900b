"""The printed handbook is the catalogue's, and shows every measure."""

from pathlib import Path

from frankpledge.analysis.measures import catalogue
from frankpledge.analysis.measures.handbook import render


DOCS = Path(__file__).parents[2] / "docs"


def test_printed_pages_are_those_of_the_catalogue():
    printed = {path: (DOCS / path).read_text("utf-8") for path in render()}
    assert printed == render()


def test_every_measure_has_its_place_in_the_handbook():
    text = "\n".join(render().values())
    assert [name for name in catalogue() if f'<a id="{name}">' not in text] == []
