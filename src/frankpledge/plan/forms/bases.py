"""What the forms of a plan's lines share: boxes left blank, names to choose from."""

from collections.abc import Iterable
from typing import Any, ClassVar

from frankpledge.evidence.selectors import groups
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.partnership.selectors import agencies_of, areas_of, people_of
from frankpledge.plan.selectors.layouts import area_name
from frankpledge.ui.forms import VersionForm
from frankpledge.ui.forms.offers import offer


class LineForm(VersionForm):
    """A form for one line; what was left blank is left out of the line."""

    named: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, partnership: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, register in self.named.items():
            known = choices_of(register, partnership)
            held = str(self.initial.get(name) or "")
            if register == "areas" and held not in dict(known):
                known.append((held, area_name(held) or held))
            offer(self, name, known)

    def line(self) -> dict[str, Any]:
        """Return what was filled in, as a line of a plan file."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "version" and value not in (None, "", [])
        }

    def offer_targets(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer the plan's targets where the line can name some."""
        if "targets" in self.fields:
            offer(self, "targets", choices)


def choices_of(register: str, partnership: Any) -> list[tuple[str, str]]:
    """Return the names a box offers: agencies, people or measures."""
    if register == "people":
        return [(str(one), str(one)) for one in people_of(partnership)]
    if register == "person":
        return [("", "Nobody"), *choices_of("people", partnership)]
    if register == "measures":
        measures = in_force().order_by("name").values_list("measure", "name")
        return [("", "Choose a measure"), *measures]
    if register == "areas":
        areas = areas_of(partnership).order_by("name")
        return [("", "The whole partnership"), *((a.code, a.name) for a in areas)]
    if register == "groups":
        return [("", "None"), *((one.slug, one.name) for one in groups())]
    agencies = [(one.name, one.name) for one in agencies_of(partnership)]
    return agencies if register == "several" else [("", "Nobody yet"), *agencies]
