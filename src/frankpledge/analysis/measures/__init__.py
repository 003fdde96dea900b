"""
Measures: what is counted, out of what, and the figures that come of it.

A `Definition` is data; `expressions` builds the queries, which an engine runs;
`compute` turns the counts into figures for every type of period, with intervals.
"""

from frankpledge.analysis.measures.compute import BaseNotGiven, compute, with_bases
from frankpledge.analysis.measures.definition import (
    Break,
    Definition,
    Direction,
    Family,
    Form,
    Per,
    Unit,
)
from frankpledge.analysis.measures.inputs import (
    Coverage,
    Denominators,
    Figures,
    IncidentCube,
    Population,
    TallyFigure,
)
from frankpledge.analysis.measures.loading import (
    BadDefinition,
    catalogue,
    examples,
)
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.measures.results import (
    BreakMark,
    SeriesResult,
    Status,
)


__all__ = [
    "BadDefinition",
    "BaseNotGiven",
    "Break",
    "BreakMark",
    "Coverage",
    "Definition",
    "Denominators",
    "Direction",
    "Family",
    "Figures",
    "Form",
    "IncidentCube",
    "Per",
    "Period",
    "PeriodType",
    "Population",
    "SeriesResult",
    "Status",
    "TallyFigure",
    "Unit",
    "catalogue",
    "compute",
    "examples",
    "with_bases",
]
