"""
Disclosure control: the only way that figures may leave the partnership.

`protect` turns a `Table` into a `ProtectedTable` under the measure's `Rule`;
`differencing_risks` looks for small figures that a release would give away beside
everything already published, and `part_risks` for those that a total and its parts
give away about each other.
"""

from frankpledge.analysis.disclosure.differencing import (
    Finding,
    Risk,
    differencing_risks,
)
from frankpledge.analysis.disclosure.figure import Figure
from frankpledge.analysis.disclosure.parts import part_risks
from frankpledge.analysis.disclosure.protect import AreaTooFine, protect
from frankpledge.analysis.disclosure.rules import (
    AreaLevel,
    Rule,
    SmallNumbers,
    rule_for,
)
from frankpledge.analysis.disclosure.tables import (
    Cell,
    Mark,
    NotATable,
    NotProtected,
    ProtectedTable,
    Table,
    Totals,
)


__all__ = [
    "AreaLevel",
    "AreaTooFine",
    "Cell",
    "Figure",
    "Finding",
    "Mark",
    "NotATable",
    "NotProtected",
    "ProtectedTable",
    "Risk",
    "Rule",
    "SmallNumbers",
    "Table",
    "Totals",
    "differencing_risks",
    "part_risks",
    "protect",
    "rule_for",
]
