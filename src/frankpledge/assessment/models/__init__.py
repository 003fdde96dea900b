"""The tables of the assessment: projects, what people write, score and decide."""

from frankpledge.assessment.models.priorities import (
    Decision,
    ScoreSheet,
    ThemeLine,
)
from frankpledge.assessment.models.projects import (
    Assessment,
    AssessmentStep,
    DataRequest,
    FrozenEdition,
    FrozenFile,
    Recommendation,
    Section,
)


__all__ = [
    "Assessment",
    "AssessmentStep",
    "DataRequest",
    "Decision",
    "FrozenEdition",
    "FrozenFile",
    "Recommendation",
    "ScoreSheet",
    "Section",
    "ThemeLine",
]
