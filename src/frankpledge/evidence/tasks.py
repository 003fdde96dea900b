"""What happens by itself: measures come with the product, figures follow loads."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.timezone import localdate, now

from frankpledge.partnership.selectors import is_made


# Names of data sets have up to 80 letters, and a vintage's reason 200.
MOST_NAMED = 2


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
            reason=after_load_of(touched),
        )


def after_load_of(touched: Collection[str]) -> str:
    """Return why figures were counted again; of many data sets the first are named."""
    named = sorted(touched)
    more = len(named) - MOST_NAMED
    words = ", ".join(named[:MOST_NAMED])
    return f"After a load of {words}{f' and {more} more' if more > 0 else ''}."


def catalogue_follows_migration(**_: Any) -> None:
    """Bring the shipped measures into a workspace that was just made or upgraded."""
    from frankpledge.evidence import services

    services.load_catalogue(at=now())
