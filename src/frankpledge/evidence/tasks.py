"""What happens by itself: measures come with the product, figures follow loads."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.timezone import localdate, now

from frankpledge.intake.selectors import datasets_in_words
from frankpledge.partnership.selectors import is_made


# A vintage's reason has up to 200 letters.
MOST_NAMED, LONGEST = 2, 80


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
            reason=after_load_of(touched, datasets_in_words()),
        )


def after_load_of(touched: Collection[str], known: Mapping[str, str]) -> str:
    """Return why figures were counted again; of many data sets the first are named."""
    named = sorted(known.get(one, one) for one in touched)
    more = len(named) - MOST_NAMED
    words = ", ".join(name[:LONGEST] for name in named[:MOST_NAMED])
    return f"After a load of {words}{f' and {more} more' if more > 0 else ''}."


def catalogue_follows_migration(**_: Any) -> None:
    """Bring the shipped measures into a workspace that was just made or upgraded."""
    from frankpledge.evidence import services

    services.load_catalogue(at=now())
