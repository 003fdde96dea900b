"""Where the lake is."""

from typing import TYPE_CHECKING

from django.conf import settings


if TYPE_CHECKING:
    from frankpledge.analysis.lake import Lake


def lake() -> "Lake":
    """Return the workspace's lake; its library is loaded only when it is asked for."""
    from frankpledge.analysis.lake import Lake

    return Lake(settings.WORKSPACE / "lake")
