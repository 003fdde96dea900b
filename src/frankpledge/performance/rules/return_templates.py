"""The forms that others ask or asked for, as data, with the day their policy ended."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class ReturnTemplate:
    """One form: who asks, the priority that tags it, its measures, and its time."""

    id: str
    title: str
    asked_by: str
    tag: str
    starts_on: date
    measures: tuple[str, ...]
    ended: date | None = None
    why: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether somebody still asks for it on a day."""
        return self.ended is None or day < self.ended


@cache
def return_templates() -> Mapping[str, ReturnTemplate]:
    """Return every template that ships, by its name."""
    text = files("frankpledge.performance").joinpath("return_templates.toml")
    rows = tomllib.loads(text.read_text("utf-8"))["template"]
    made = (
        ReturnTemplate(**row | {"measures": tuple(row["measures"])}) for row in rows
    )
    return {one.id: one for one in made}
