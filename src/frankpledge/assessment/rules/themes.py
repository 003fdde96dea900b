"""The themes that an assessment goes through, read from data and checked."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from frankpledge.analysis.codes import crime_types
from frankpledge.analysis.failures import ExpectedFailure


class UnknownTheme(ExpectedFailure):
    """No theme has this name."""


class Theme(BaseModel):
    """
    One matter that may trouble an area.

    `kinds` are the open police categories that speak of it, `measures` those of the
    catalogue; `ask` is who holds what open data cannot show.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z-]+$")
    title: str
    limbs: tuple[str, ...] = Field(min_length=1)
    kinds: tuple[str, ...]
    measures: tuple[str, ...]
    ask: tuple[tuple[str, str], ...]


@cache
def themes() -> tuple[Theme, ...]:
    """Return every theme, in the order an assessment prints them."""
    text = files("frankpledge.assessment").joinpath("themes.toml").read_text("utf-8")
    found = tuple(Theme(**row) for row in tomllib.loads(text)["theme"])
    known = {kind.id for kind in crime_types()}
    strange = {kind for theme in found for kind in theme.kinds} - known
    if strange:
        raise UnknownTheme(f"No open police category is called {sorted(strange)}.")
    return found


def theme_named(name: str) -> Theme:
    """Return the theme of that id; raise UnknownTheme naming those there are."""
    for theme in themes():
        if theme.id == name:
            return theme
    raise UnknownTheme(
        f"There is no theme “{name}”.",
        f"The themes are {', '.join(theme.id for theme in themes())}.",
    )
