"""What happens by itself: measures come with the product, figures follow loads."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localdate, now

from frankpledge.partnership.selectors import is_made


def figures_follow_load(touched: Mapping[str, Any], **_: Any) -> None:
    """Work out again what rests on the data sets that a load touched."""
    from frankpledge.evidence import services

    if touched and is_made():
        services.load_catalogue(at=now())
        services.refresh(
            by=None,
            at=now(),
            as_of=localdate(),
            datasets=sorted(touched),
            reason=f"After a load of {', '.join(sorted(touched))}.",
        )


def catalogue_follows_migration(**_: Any) -> None:
    """Bring the shipped measures into a workspace that was just made or upgraded."""
    from frankpledge.evidence import services

    services.load_catalogue(at=now())
