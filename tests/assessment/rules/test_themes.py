"""The themes are data, and their words must be those of the other rooms."""

import pytest

from frankpledge.analysis.measures import catalogue
from frankpledge.assessment.rules import themes as room
from frankpledge.assessment.rules.themes import UnknownTheme, theme_named, themes


def test_every_measure_of_a_theme_is_in_the_catalogue():
    named = {measure for theme in themes() for measure in theme.measures}
    assert named - set(catalogue()) == set()


def test_every_theme_serves_a_limb_of_section_6():
    limbs = {limb for theme in themes() for limb in theme.limbs}
    assert limbs == {
        "crime-and-disorder",
        "serious-violence",
        "substance-misuse",
        "reoffending",
    }


def test_an_unknown_theme_is_refused_with_those_there_are():
    with pytest.raises(UnknownTheme, match="burglary"):
        theme_named("piracy")


def test_a_kind_that_no_police_file_has_is_refused(monkeypatch):
    monkeypatch.setattr(room, "crime_types", list)
    themes.cache_clear()
    with pytest.raises(UnknownTheme, match="No open police category"):
        themes()
    monkeypatch.undo()
    themes.cache_clear()
