"""Control charts: limits of normal variation, and signals that leave it."""

from frankpledge.analysis.statistics.control.limits import (
    BASELINE,
    Limits,
    c_chart,
    in_phases,
    p_chart,
    u_chart,
    xmr,
)
from frankpledge.analysis.statistics.control.signals import (
    NHS,
    STANDARD,
    Rules,
    Signal,
    signals,
)


__all__ = [
    "BASELINE",
    "NHS",
    "STANDARD",
    "Limits",
    "Rules",
    "Signal",
    "c_chart",
    "in_phases",
    "p_chart",
    "signals",
    "u_chart",
    "xmr",
]
