"""Versions of definitions: shipped, proposed, checked by a second person."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from frankpledge.access.models import Member
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures import catalogue
from frankpledge.analysis.measures.definition import Definition
from frankpledge.audit.services import record
from frankpledge.audit.states import SYSTEM, Operation
from frankpledge.evidence import policies
from frankpledge.evidence.models import MeasureVersion
from frankpledge.evidence.rules.sources import dataset_of
from frankpledge.evidence.states import VersionState


KIND = "measure"
PRODUCT_CHANGED = "The product's own definition changed."


class NothingChanged(ExpectedFailure):
    """A proposal that says the same as the definition in force."""


@transaction.atomic
def load_catalogue(*, at: datetime) -> list[str]:
    """
    Bring the measures that ship with the product up to date; return those changed.

    A definition that the partnership has made its own stays in force: the
    product's new one then waits as a proposal.
    """
    known = known_versions()
    changed = []
    for definition in catalogue().values():
        versions = known.get(definition.id, [])
        if any(version.digest == digest_of(definition) for version in versions):
            continue
        in_force = next((v for v in versions if v.state == VersionState.IN_FORCE), None)
        is_ours = in_force is not None and not in_force.is_shipped
        if in_force is not None and not is_ours:
            MeasureVersion.objects.filter(pk=in_force.pk).update(
                state=VersionState.REPLACED
            )
        new_version(
            definition,
            number=max((version.number for version in versions), default=0) + 1,
            state=VersionState.PROPOSED if is_ours else VersionState.IN_FORCE,
            made_at=at,
            is_shipped=True,
            reason=PRODUCT_CHANGED if versions else "Shipped with the product.",
        ).save()
        changed.append(definition.id)
    if changed:
        record(
            by=SYSTEM,
            operation=Operation.ADMINISTRATION,
            kind=KIND,
            ref="catalogue",
            fields=changed[:50],
        )
    return changed


def known_versions() -> dict[str, list[MeasureVersion]]:
    """Return every version there is, by measure, in one query."""
    found: dict[str, list[MeasureVersion]] = {}
    rows = MeasureVersion.objects.only(
        "measure", "number", "state", "digest", "is_shipped"
    )
    for version in rows:
        found.setdefault(version.measure, []).append(version)
    return found


def digest_of(definition: Definition) -> str:
    """Return a hash of what a definition says, whatever its number."""
    return hashlib.sha256(
        json.dumps(
            definition.model_dump(mode="json", exclude={"version"}), sort_keys=True
        ).encode()
    ).hexdigest()


def new_version(
    definition: Definition,
    *,
    number: int,
    state: VersionState,
    made_at: datetime,
    reason: str,
    author: Member | None = None,
    is_shipped: bool = False,
) -> MeasureVersion:
    """Return a version that keeps this definition, not yet saved."""
    numbered = definition.model_copy(update={"version": number})
    names = [definition.name, definition.id, *definition.aliases, definition.question]
    return MeasureVersion(
        measure=definition.id,
        number=number,
        state=state,
        name=definition.name,
        family=definition.family,
        direction=definition.direction,
        dataset=dataset_of(definition),
        words=" \n".join([*names, *definition.sources]),
        is_restricted=definition.restricted,
        is_shipped=is_shipped,
        content=numbered.model_dump(mode="json"),
        digest=digest_of(definition),
        in_force_from=definition.valid_from,
        reason=reason,
        made_at=made_at,
        author=author,
    )


@transaction.atomic
def propose_definition(
    *, by: Member, content: Mapping[str, Any], reason: str, at: datetime, on: date
) -> MeasureVersion:
    """
    Keep a new measure, or another definition of one, until somebody checks it.

    The figures so far stay with the definition they were made with.
    """
    policies.may_propose_definition(by, on=on).require()
    given = {**content, "author": by.user.name, "checker": "", "version": 1}
    definition = Definition.model_validate_json(json.dumps(given, default=str))
    versions = MeasureVersion.objects.filter(measure=definition.id)
    if versions.filter(
        digest=digest_of(definition),
        state__in=[VersionState.IN_FORCE, VersionState.PROPOSED],
    ).exists():
        raise NothingChanged(
            "This is the same as a definition that is in force or proposed already.",
            "Change something, or leave the page.",
        )
    last = versions.aggregate(last=Max("number"))["last"] or 0
    version = new_version(
        definition,
        number=last + 1,
        state=VersionState.PROPOSED,
        made_at=at,
        reason=reason,
        author=by,
    )
    version.save()
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=f"{version.measure}/{version.number}",
        fields=["definition"],
    )
    return version


@transaction.atomic
def check_definition(
    *, by: Member, version: MeasureVersion, at: datetime, on: date
) -> MeasureVersion:
    """Bring a proposed definition into force; the one before keeps its figures."""
    version = MeasureVersion.objects.select_for_update().get(pk=version.pk)
    policies.may_check_definition(by, version, on=on).require()
    MeasureVersion.objects.filter(
        measure=version.measure, state=VersionState.IN_FORCE
    ).update(state=VersionState.REPLACED)
    version.state = VersionState.IN_FORCE
    version.checker = by
    version.checked_at = at
    version.content = {**version.content, "checker": by.user.name}
    version.save()
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=f"{version.measure}/{version.number}",
        fields=["checker", "state"],
    )
    return version


@transaction.atomic
def withdraw_definition(
    *, by: Member, version: MeasureVersion, on: date
) -> MeasureVersion:
    """Take a proposed definition back; it stays in the list of versions."""
    version = MeasureVersion.objects.select_for_update().get(pk=version.pk)
    policies.may_withdraw_definition(by, version, on=on).require()
    version.state = VersionState.WITHDRAWN
    version.save(update_fields=["state"])
    record(
        by=by,
        operation=Operation.ALTERATION,
        kind=KIND,
        ref=f"{version.measure}/{version.number}",
        fields=["state"],
    )
    return version
