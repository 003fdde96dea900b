"""What the partnership says it achieved, as frankpledge plan check tells it."""

from typing import Any

from frankpledge.config.cli.frame import Desk


def achievements_checked(desk: Desk, plan: Any) -> list[dict[str, Any]]:
    """Return what the partnership says it achieved, and what becomes of each claim."""
    from frankpledge.performance.presenters.facts import claim_words
    from frankpledge.performance.selectors.registers import achievements, claim_check

    rows = []
    for one in achievements().filter(plan=plan):
        found = claim_check(one, by=desk.member(), today=desk.today())
        rows.append(
            {
                "claim": one.claim,
                "figure": one.figure,
                "base": one.base,
                "source": one.source,
                "checked": one.checked_at is not None,
                "disagrees": bool(found.wrong),
                "finding": claim_words(found),
            }
        )
    return rows
