"""Reads of the assessment: what the lake holds, what was scored, what was decided."""

from frankpledge.assessment.policies import is_scoring_open
from frankpledge.assessment.selectors.figures import (
    Told,
    printable_figure,
    theme_figures,
)
from frankpledge.assessment.selectors.horizon import (
    Watched,
    horizon_of,
    reviews_of,
    trigger_measures,
    undecided_items,
    watched,
)
from frankpledge.assessment.selectors.projects import (
    assessments_of,
    came_of,
    contents_written,
    editions_of,
    filled_sections,
    frozen_file,
    kept_project,
    line_of,
    possible_readers,
    project_named,
    recommendations_of,
    requests_of,
    requests_open,
    sections_of,
)
from frankpledge.assessment.selectors.registers import (
    Impact,
    external_priorities,
    impact_of,
    links_of,
    questions_for,
    strategies_of,
    themes_without_strategy,
)
from frankpledge.assessment.selectors.scanned import (
    Ground,
    Scanned,
    ground,
    partnerships_of,
    scanned,
    scanned_now,
)
from frankpledge.assessment.selectors.scores import (
    Scored,
    own_sheets,
    scored,
)


__all__ = [
    "Ground",
    "Impact",
    "Scanned",
    "Scored",
    "Told",
    "Watched",
    "assessments_of",
    "came_of",
    "contents_written",
    "editions_of",
    "external_priorities",
    "filled_sections",
    "frozen_file",
    "ground",
    "horizon_of",
    "impact_of",
    "is_scoring_open",
    "kept_project",
    "line_of",
    "links_of",
    "own_sheets",
    "partnerships_of",
    "possible_readers",
    "printable_figure",
    "project_named",
    "questions_for",
    "recommendations_of",
    "requests_of",
    "requests_open",
    "reviews_of",
    "scanned",
    "scanned_now",
    "scored",
    "sections_of",
    "strategies_of",
    "theme_figures",
    "themes_without_strategy",
    "trigger_measures",
    "undecided_items",
    "watched",
]
