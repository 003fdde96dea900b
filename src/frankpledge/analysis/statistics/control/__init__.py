"""Control charts: limits of normal variation, and signals that leave it."""

from frankpledge.analysis.statistics.control.charts import (
    KINDS,
    NEEDS_SIZES,
    Drawn,
    RunsTest,
    drawn,
    runs_test,
)
from frankpledge.analysis.statistics.control.limits import (
    BASELINE,
    XMR_FACTOR,
    Limits,
    c_chart,
    in_phases,
    p_chart,
    screened_out,
    u_chart,
    xmr,
)
from frankpledge.analysis.statistics.control.signals import (
    NELSON,
    NHS,
    NHS_SIX,
    RULES,
    STANDARD,
    WESTERN_ELECTRIC,
    Rules,
    Signal,
    improvements,
    signals,
)


__all__ = [
    "BASELINE",
    "KINDS",
    "NEEDS_SIZES",
    "NELSON",
    "NHS",
    "NHS_SIX",
    "RULES",
    "STANDARD",
    "WESTERN_ELECTRIC",
    "XMR_FACTOR",
    "Drawn",
    "Limits",
    "Rules",
    "RunsTest",
    "Signal",
    "c_chart",
    "drawn",
    "improvements",
    "in_phases",
    "p_chart",
    "runs_test",
    "screened_out",
    "signals",
    "u_chart",
    "xmr",
]
