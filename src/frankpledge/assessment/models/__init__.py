"""The tables of the assessment: projects, what people write, score and decide."""

from frankpledge.assessment.models.evidence import PinnedEvidence
from frankpledge.assessment.models.freezing import FreezeOrder
from frankpledge.assessment.models.horizon import HorizonItem, HorizonReview
from frankpledge.assessment.models.places import PlaceFact, PlaceProfile
from frankpledge.assessment.models.priorities import (
    Decision,
    ScoreSheet,
    ThemeLine,
    Weighting,
)
from frankpledge.assessment.models.projects import (
    Assessment,
    AssessmentStep,
    Author,
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
    StrategyTarget,
    ThemeLink,
)


__all__ = [
    "Assessment",
    "AssessmentStep",
    "Author",
    "DataRequest",
    "Decision",
    "ExternalPriority",
    "FreezeOrder",
    "FrozenEdition",
    "FrozenFile",
    "HorizonItem",
    "HorizonReview",
    "LinkedStrategy",
    "PinnedEvidence",
    "PlaceFact",
    "PlaceProfile",
    "Recommendation",
    "ResearchRequest",
    "ScoreSheet",
    "Section",
    "StrategyTarget",
    "ThemeLine",
    "ThemeLink",
    "Weighting",
]
