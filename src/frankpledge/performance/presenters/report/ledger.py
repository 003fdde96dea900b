"""The ledger of a report: every figure printed, with where it came from."""

from dataclasses import dataclass, field

from frankpledge.documents.bindings import Answer, Binding, Request
from frankpledge.documents.model import Cell
from frankpledge.evidence.selectors import Observation
from frankpledge.performance.presenters import words
from frankpledge.performance.selectors import Entry
from frankpledge.ui.dates import moment_in_words


@dataclass
class Ledger:
    """Collects the figures that tables print; the template's own come beside them."""

    bindings: list[Binding] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def cell(self, entry: Entry, one: Observation | None) -> Cell:
        """Return an observation as a cell, written down with its origin."""
        definition = entry.standing.definition
        if entry.is_withheld:
            return Cell(None, words.WITHHELD)
        if one is None:
            return words.observed_cell(None, definition)
        self.observations.append(one)
        if not one.has_value:
            return words.observed_cell(one, definition)
        number = f"t{len(self.bindings) + 1}"
        shown = words.observed_cell(one, definition, bound=number)
        self.bindings.append(
            Binding(
                number,
                Request(
                    "figure",
                    one.measure,
                    {"area": one.area, "period": one.period.label},
                ),
                Answer(
                    f"{shown.words} {shown.mark}".rstrip(), shown.value, origin(one)
                ),
            )
        )
        return shown


def origin(one: Observation) -> dict[str, str]:
    """Return where an observation came from, in a reader's words."""
    known = {
        "definition": f"{one.measure} version {one.version}",
        "numerator": "" if one.numerator is None else f"{one.numerator:,}",
        "denominator": "" if one.denominator is None else f"{one.denominator:,}",
        "status": str(one.status),
        "known at": moment_in_words(one.vintage) if one.vintage else "",
        "loads": ", ".join(one.loads[:12])
        + (f" and {len(one.loads) - 12} more" if len(one.loads) > 12 else ""),
    }
    return {what: said for what, said in known.items() if said}
