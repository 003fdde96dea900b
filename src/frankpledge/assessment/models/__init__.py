"""The tables of the assessment: projects, what people write, score and decide."""

from frankpledge.assessment.models.horizon import HorizonItem, HorizonReview
from frankpledge.assessment.models.priorities import (
    Decision,
    ScoreSheet,
    ThemeLine,
    Weighting,
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
from frankpledge.assessment.models.registers import (
    ExternalPriority,
    LinkedStrategy,
    ResearchRequest,
    ThemeLink,
)


__all__ = [
    "Assessment",
    "AssessmentStep",
    "DataRequest",
    "Decision",
    "ExternalPriority",
    "FrozenEdition",
    "FrozenFile",
    "HorizonItem",
    "HorizonReview",
    "LinkedStrategy",
    "Recommendation",
    "ResearchRequest",
    "ScoreSheet",
    "Section",
    "ThemeLine",
    "ThemeLink",
    "Weighting",
]
