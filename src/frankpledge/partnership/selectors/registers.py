"""Reads of the registers that the partnership keeps about itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from frankpledge.partnership.models import (
    Attendance,
    CommunityInformation,
    Concern,
    Contact,
    Course,
    Entry,
    EntryStep,
    GoodPractice,
    Issue,
    Minutes,
    Partnership,
    Person,
    Premises,
    PremisesEvent,
    Risk,
    ScrutinyQuestion,
    StreetFind,
    SurveyQuestion,
    TermsOfReference,
    TestPurchase,
)
from frankpledge.partnership.rules.registers import (
    Edition,
    margin_in_points,
    training_is_in_date,
)
from frankpledge.partnership.states import RegisterName, TrainedFor


MODELS: dict[RegisterName, type[Entry]] = {
    model.register: model
    for model in (
        TermsOfReference,
        Minutes,
        Course,
        Attendance,
        Risk,
        Issue,
        ScrutinyQuestion,
        GoodPractice,
        Contact,
        Premises,
        PremisesEvent,
        TestPurchase,
        SurveyQuestion,
        Concern,
        CommunityInformation,
        StreetFind,
    )
}
# What a list of entries shows beside each, fetched with them.
BESIDE: dict[RegisterName, tuple[str, ...]] = {
    RegisterName.TERMS: ("group",),
    RegisterName.MINUTES: ("group",),
    RegisterName.TRAINING: ("course", "person__agency"),
    RegisterName.RISKS: ("owner",),
    RegisterName.ISSUES: ("owner", "risk"),
    RegisterName.SCRUTINY: ("asked_of",),
    RegisterName.PRACTICE: ("agency",),
    RegisterName.CONTACTS: ("agency",),
    RegisterName.PREMISES_LOG: ("premises", "agency"),
    RegisterName.TESTS: ("premises",),
    RegisterName.CONCERNS: ("area",),
    RegisterName.INFORMATION: ("told_to", "passed_to"),
    RegisterName.STREET: ("area", "agency"),
}
SEVERAL: dict[RegisterName, tuple[str, ...]] = {
    RegisterName.MINUTES: ("present",),
    RegisterName.PREMISES: ("tests", "events__agency"),
    RegisterName.TESTS: ("premises__tests",),
}


def entries_of(
    partnership: Partnership, register: RegisterName, *, withdrawn: bool = False
) -> QuerySet[Any]:
    """Return the entries of a register that stand, or those that were withdrawn."""
    rows: QuerySet[Any] = MODELS[register]._default_manager.filter(
        partnership=partnership
    )
    stands = {"withdrawn_because": ""}
    rows = rows.exclude(**stands) if withdrawn else rows.filter(**stands)
    if beside := BESIDE.get(register):
        rows = rows.select_related(*beside)
    if several := SEVERAL.get(register):
        rows = rows.prefetch_related(*several)
    return with_wording_before(rows) if register is RegisterName.SURVEY else rows


def with_wording_before(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return survey questions with the wording of the wave before (`wording_before`)."""
    before = SurveyQuestion.objects.filter(
        partnership=OuterRef("partnership"),
        series=OuterRef("series"),
        asked_from__lt=OuterRef("asked_from"),
        withdrawn_because="",
    )
    wording = before.order_by("-asked_from", "-pk").values("wording")[:1]
    found: QuerySet[Any] = rows.annotate(wording_before=Subquery(wording))
    return found


def entry_of(partnership: Partnership, register: RegisterName, pk: int) -> Entry | None:
    """Return one entry, standing or withdrawn."""
    for withdrawn in (False, True):
        found = entries_of(partnership, register, withdrawn=withdrawn).filter(pk=pk)
        if (entry := found.first()) is not None:
            return entry  # type: ignore[no-any-return]
    return None


def steps_of(entry: Entry) -> QuerySet[EntryStep]:
    """Return who did what to an entry, newest first."""
    steps = EntryStep.objects.filter(register=entry.register, entry=entry.pk)
    return steps.select_related("made_by__user", "made_by__agency")


def editions_by_group(partnership: Partnership) -> dict[int, list[Edition]]:
    """Return the versions of every group's terms that stand, by the group's key."""
    found = defaultdict(list)
    terms = entries_of(partnership, RegisterName.TERMS)
    for row in terms.values_list("group_id", "adopted_on", "quorum"):
        found[row[0]].append(Edition(row[1], row[2]))
    return dict(found)


def public_contacts(partnership: Partnership) -> QuerySet[Contact]:
    """Return the contacts that the public may be given."""
    return entries_of(partnership, RegisterName.CONTACTS).filter(reach="public")


def is_trained(person: Person, course: str, *, on: date) -> bool:
    """
    Say whether somebody's training in a course, by its short name, is in date.

    Doors that ask for training ask here: nobody is trained in a course that the
    register does not hold.
    """
    held = Course.objects.filter(
        partnership_id=person.agency.partnership_id, code=course, withdrawn_because=""
    ).first()
    if held is None:
        return False
    days = held.attendances.filter(person=person, withdrawn_because="")
    return training_is_in_date(
        days.values_list("attended_on", flat=True), held.refresher_months, on
    )


def courses_lacking(
    user_id: int, asked_for: TrainedFor, *, partnership: Partnership, on: date
) -> list[Course]:
    """Return the courses that somebody would need for this and is not in date in."""
    wanted = entries_of(partnership, RegisterName.COURSES).filter(asked_for=asked_for)
    if not (courses := list(wanted)):
        return []
    people = Person.objects.filter(user=user_id, agency__partnership=partnership)
    person = people.select_related("agency").first()
    return [
        one
        for one in courses
        if person is None or not is_trained(person, one.code, on=on)
    ]


@dataclass(frozen=True)
class Answered:
    """One survey question of a wave: its wording, share and the margin in points."""

    wording: str
    wave: str
    answers: int
    percent: float | None
    margin: float


def questions_asked(
    partnership: Partnership, since: date, before: date
) -> list[Answered]:
    """Return the survey questions of the waves that ended between two days."""
    rows = entries_of(partnership, RegisterName.SURVEY).filter(
        asked_to__gte=since, asked_to__lt=before
    )
    made = []
    for row in rows:
        percent = None if row.percent is None else float(row.percent)
        margin = margin_in_points(percent, row.answers, float(row.design_effect))
        made.append(Answered(row.wording, row.wave, row.answers, percent, margin))
    return made
