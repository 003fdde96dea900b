"""The rules of performance: asking, foretelling, restating, rating."""

from frankpledge.performance.rules.asking import (
    EXCEPTIONS,
    Rung,
    asking,
    due_on,
    ladder,
)
from frankpledge.performance.rules.checks import Element, elements_of, totals
from frankpledge.performance.rules.outlook import (
    Forecast,
    chance_words,
    next_quarter,
    year_end,
)
from frankpledge.performance.rules.restating import Fact, revised
from frankpledge.performance.rules.return_templates import (
    ReturnTemplate,
    return_templates,
)


__all__ = [
    "EXCEPTIONS",
    "Element",
    "Fact",
    "Forecast",
    "ReturnTemplate",
    "Rung",
    "asking",
    "chance_words",
    "due_on",
    "elements_of",
    "ladder",
    "next_quarter",
    "return_templates",
    "revised",
    "totals",
    "year_end",
]
