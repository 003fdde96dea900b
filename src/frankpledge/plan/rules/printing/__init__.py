"""The words a plan is printed in: the same that `rules/reading` understands."""

from frankpledge.plan.rules.printing.figures import Named, figure, number
from frankpledge.plan.rules.printing.lines import (
    action_line,
    answering,
    details,
    leading,
    name_of,
    sentence,
    target_line,
)
from frankpledge.plan.rules.printing.terms import (
    aim_of,
    baseline_words,
    change_words,
    due_words,
    promise_words,
)


__all__ = [
    "Named",
    "action_line",
    "aim_of",
    "answering",
    "baseline_words",
    "change_words",
    "details",
    "due_words",
    "figure",
    "leading",
    "name_of",
    "number",
    "promise_words",
    "sentence",
    "target_line",
]
