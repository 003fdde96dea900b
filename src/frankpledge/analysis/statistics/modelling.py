"""The door to statsmodels, which only those who model need to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure


class ModellingIsAbsent(ExpectedFailure):
    """A method needs statsmodels, which is not installed."""


def part_of_statsmodels(name: str) -> Any:
    """Return one module of statsmodels; say how to install it where it is absent."""
    try:
        return import_module(f"statsmodels.{name}")
    except ModuleNotFoundError as failure:
        raise ModellingIsAbsent(
            "This method fits a statistical model and needs the extra “modelling”.",
            "Install it with: pip install 'frankpledge[modelling]'.",
        ) from failure


class NoModel(ExpectedFailure):
    """A model could not be fitted to these figures; the message says why."""
