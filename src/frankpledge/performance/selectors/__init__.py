"""Reading how a plan's targets stand, what was said of them, and past reports."""

from frankpledge.performance.selectors.board import (
    Entry,
    board,
    entry_for,
    hidden_measures,
)
from frankpledge.performance.selectors.choosing import (
    NoSuchQuarter,
    latest_quarter,
    plan_for,
    quarter_named,
    quarters_of,
    slug_of,
)
from frankpledge.performance.selectors.figures import Line, lines_of
from frankpledge.performance.selectors.notes import DataNote, data_notes
from frankpledge.performance.selectors.peers import positions
from frankpledge.performance.selectors.reports import (
    Revision,
    build_named,
    facts_in,
    frozen_before,
    frozen_reports,
    next_version,
    report_numbered,
    restatements,
    revisions_of,
)
from frankpledge.performance.selectors.said import (
    commentaries_of,
    escalation_numbered,
    open_escalations,
    said_of,
)


__all__ = [
    "DataNote",
    "Entry",
    "Line",
    "NoSuchQuarter",
    "Revision",
    "board",
    "build_named",
    "commentaries_of",
    "data_notes",
    "entry_for",
    "escalation_numbered",
    "facts_in",
    "frozen_before",
    "frozen_reports",
    "hidden_measures",
    "latest_quarter",
    "lines_of",
    "next_version",
    "open_escalations",
    "plan_for",
    "positions",
    "quarter_named",
    "quarters_of",
    "report_numbered",
    "restatements",
    "revisions_of",
    "said_of",
    "slug_of",
]
