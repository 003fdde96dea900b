"""The automatic checks, which freeze what would go out or say what stops it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from frankpledge.access.models import Member
from frankpledge.analysis.disclosure import (
    Figure,
    Risk,
    differencing_risks,
    part_risks,
    rule_for,
)
from frankpledge.audit.states import Operation
from frankpledge.evidence import selectors as evidence
from frankpledge.partnership import selectors as places
from frankpledge.publication import policies, selectors
from frankpledge.publication.models import Release
from frankpledge.publication.rules import wording
from frankpledge.publication.rules.parts import made_of
from frankpledge.publication.services.contents import Gathered, digest_of, gathered
from frankpledge.publication.services.promises import promises_of
from frankpledge.publication.services.steps import locked, move, note
from frankpledge.publication.states import ReleaseState, Weight


LICENCE = "Open Government Licence v3.0"
# What can be worked out stops a release; what is out already can only be weighed.
STOPPING = frozenset({Risk.SUBTRACTION, Risk.WORKED_OUT})


@transaction.atomic
def check_release(*, release: Release, by: Member, at: datetime) -> Release:
    """
    Check a draft: small numbers, differencing against all that was ever published,
    restricted measures, names of people.

    If nothing stops it the content is frozen and waits for a second person.
    """
    release = locked(release)
    policies.may_check_release(by, release, on=at.date()).require()
    found = gathered(release, selectors.definitions(release.measures))
    plan = promises_of(release, found)
    check_differences(release, found)
    check_words(release, found)
    check_reliability(found)
    if not found.measures and plan is None:
        found.find(Weight.STOPS, "", "There is nothing in this release.")
    release.findings = found.findings
    if found.stops:
        move(release, ReleaseState.DRAFT, by=by, at=at, reason="Stopped by the checks")
    else:
        freeze(release, found, plan, at)
        move(release, ReleaseState.CHECKED, by=by, at=at)
    note(
        release,
        by=by,
        operation=Operation.COMBINATION,
        outcome="stopped by checks" if found.stops else "checked",
    )
    return release


def freeze(
    release: Release, found: Gathered, plan: dict[str, Any] | None, at: datetime
) -> None:
    """Keep exactly what goes out, and every count behind it for later checks."""
    area = places.home_area()
    release.content = {
        "format": 1,
        "slug": release.slug,
        "version": release.version,
        "title": release.title,
        "summary": release.summary,
        "area": {"code": area.code, "name": area.name},
        "until": release.until.isoformat(),
        "known_at": at.isoformat(),
        "licence": LICENCE,
        "is_demonstration": settings.DEMONSTRATION,
        "measures": found.measures,
        "plan": plan,
        "correction": release.correction,
    }
    release.figures = found.plain_figures()
    release.known_at = at
    release.digest = digest_of(release.content)


def check_differences(release: Release, found: Gathered) -> None:
    """Look for small figures that could be worked out beside everything published."""
    out = list(selectors.figures_already_out(besides=release))
    same = [figure for figure in out if figure.measure in found.rules]
    known = evidence.definitions_in_force()
    rules = {name: rule_for(one.small_numbers) for name, one in known.items()}
    risks = [
        *differencing_risks(found.figures, same, found.rules),
        *part_risks(exact(release, found.figures), out, rules, made_of(known.values())),
    ]
    for each in risks:
        stops = each.risk in STOPPING
        found.find(
            Weight.STOPS if stops else Weight.WEIGH,
            each.measure,
            each.sentence,
            "Leave out a kind of period or the smaller areas, or round the counts."
            if stops
            else "Decide whether it may go out all the same.",
        )


def exact(release: Release, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures that are printed to the last one: rounded ones tell little."""
    return () if release.is_rounded else figures


def check_words(release: Release, found: Gathered) -> None:
    """Look for people in what the author wrote: nobody is named in public."""
    text = " ".join([release.title, release.summary, release.correction])
    for told in wording.names_told(text, selectors.names_of_people()):
        found.find(
            Weight.STOPS,
            "",
            f"The text names “{told}”. Nobody is named in public.",
            "Write it without names, addresses and telephone numbers.",
        )


def check_reliability(found: Gathered) -> None:
    """Tell the second person which figures may still change."""
    for measure in found.measures:
        cells = [
            cell
            for table in measure["tables"]
            for row in table["cells"]
            for cell in row
        ]
        provisional = sum(cell["status"] == "provisional" for cell in cells)
        hidden = sum(cell["count_mark"] == "c" for cell in cells)
        said = [
            f"{provisional} may still be revised" if provisional else "",
            f"{hidden} are hidden" if hidden else "",
        ]
        if any(said):
            found.find(
                Weight.WEIGH,
                measure["name"],
                f"Of {len(cells)} figures {' and '.join(filter(None, said))}.",
            )
