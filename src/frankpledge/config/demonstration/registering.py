"""The demonstration's registers: terms, minutes, risks, scrutiny, training, contacts."""

from datetime import date, datetime, timedelta
from typing import Any

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people
from frankpledge.intake.rules.datasets import dataset_named
from frankpledge.intake.services import ask_for_dataset
from frankpledge.partnership.models import Entry, Partnership
from frankpledge.partnership.selectors import (
    agency_by_code,
    areas_of,
    groups_of,
    person_named,
)
from frankpledge.partnership.services import add_entry
from frankpledge.partnership.states import RegisterName


ASKED = (
    ("emergency-department", "cheshire-merseyside-icb"),
    ("hospital-admissions", "cheshire-merseyside-icb"),
    ("discarded-drug-items", "st-helens-council"),
    ("fire-hoax-calls", "merseyside-fire"),
)


def keep_registers(
    partnership: Partnership, cast: dict[people.Invented, Member], *, at: datetime
) -> None:
    """Write a few entries in every register, and ask agencies for data."""
    by, today = cast[people.MANAGER], at.date()

    def add(register: RegisterName, **fields: Any) -> Entry:
        return add_entry(
            partnership=partnership, register=register, fields=fields, by=by, at=at
        )

    groups = {group.short_name or group.name: group for group in groups_of(partnership)}
    agencies = {
        code: agency_by_code(partnership, code)
        for code in ("st-helens-council", "merseyside-police", "merseyside-fire")
    }
    meetings(add, groups["CSP board"], list(agencies.values()), today)
    watch(add, agencies, today)
    streets(add, areas_of(partnership, "ward").first(), agencies, today)
    learn(add, person_named(partnership.pk, "Ada Example"), agencies, today)
    for name, code in ASKED:
        ask_for_dataset(
            dataset=dataset_named(name),
            agency=agency_by_code(partnership, code),
            by=cast[people.ANALYST],
            at=at,
        )


def meetings(add: Any, board: Any, present: list[Any], today: date) -> None:
    """Write the board's terms and the minutes of two meetings."""
    add(
        RegisterName.TERMS,
        group=board,
        edition="3",
        text=(
            "The board is the strategy group of the partnership.\n"
            "It prepares the strategic assessment and the plan, and reviews spending.\n"
            "It decides by agreement; the chair reports what was not agreed."
        ),
        quorum=3,
        adopted_on=today - timedelta(days=400),
        review_on=today - timedelta(days=30),
    )
    for days, who in ((200, present), (100, present[:2])):
        add(
            RegisterName.MINUTES,
            group=board,
            met_on=today - timedelta(days=days),
            present=who,
            apologies="Probation Service",
            decisions="The quarter's report was noted.\nThe bin fires go to the fire group.",
        )


def watch(add: Any, agencies: dict[str, Any], today: date) -> None:
    """Write risks, an issue and what the scrutiny committee asked."""
    council, police = agencies["st-helens-council"], agencies["merseyside-police"]
    late = add(
        RegisterName.RISKS,
        title="Health figures stop coming",
        effect="Violence that the police never hear of cannot be seen.",
        likelihood=4,
        impact=3,
        owner=council,
        mitigation="Aggregates only, with small counts refused on arrival.",
        review_on=today + timedelta(days=40),
    )
    add(
        RegisterName.RISKS,
        title="The analyst's post is paid for one year only",
        effect="No assessment next year.",
        likelihood=3,
        impact=5,
        owner=council,
        mitigation="A bid to the local policing body.",
        review_on=today - timedelta(days=10),
    )
    add(
        RegisterName.ISSUES,
        title="Two agencies count the same reports",
        effect="Nobody can say how much antisocial behaviour there is.",
        raised_on=today - timedelta(days=60),
        owner=police,
        risk=late,
        doing="Both series are shown side by side.",
        due_on=today + timedelta(days=30),
    )
    ask(add, council, today)


def streets(add: Any, ward: Any, agencies: dict[str, Any], today: date) -> None:
    """Write what a street team found: one cleared, one still to be counted."""
    found = {"area": ward, "agency": agencies["st-helens-council"]}
    add(
        RegisterName.STREET,
        found_on=today - timedelta(days=12),
        place="The path behind the library",
        kind="needles-or-syringes",
        count=4,
        state="cleared",
        cleared_on=today - timedelta(days=11),
        **found,
    )
    add(
        RegisterName.STREET,
        found_on=today - timedelta(days=3),
        place="Under the railway bridge",
        kind="graffiti",
        state="found",
        **found,
    )


def ask(add: Any, council: Any, today: date) -> None:
    """Write a recommendation and a question of the scrutiny committee."""
    asked = {"committee": "Safer communities scrutiny committee", "asked_of": council}
    add(
        RegisterName.SCRUTINY,
        title="Why are reports to the council not in the total?",
        kind="report-or-recommendation",
        received_on=today - timedelta(days=20),
        text="The committee recommends one figure for antisocial behaviour.",
        **asked,
    )
    add(
        RegisterName.SCRUTINY,
        title="What did the summer patrols cost?",
        kind="question",
        received_on=today - timedelta(days=90),
        text="What was spent, and what came of it?",
        answer="Nothing beyond existing budgets; calls in the park fell.",
        answered_on=today - timedelta(days=70),
        **asked,
    )


def learn(add: Any, person: Any, agencies: dict[str, Any], today: date) -> None:
    """Write a course and who took it, and a piece of good practice."""
    course = add(
        RegisterName.COURSES,
        title="Recognising domestic abuse",
        code="domestic-abuse",
        provider="Example Training",
        refresher_months=24,
        about="The risk checklist, and what to do with its answer.",
    )
    add(
        RegisterName.TRAINING,
        course=course,
        person=person,
        attended_on=today - timedelta(days=800),
    )
    add(
        RegisterName.PRACTICE,
        title="Bins taken in on collection day",
        theme="criminal-damage-and-arson",
        problem="Wheelie bins were set alight beside houses.",
        tactic="Collections moved to the morning; wardens brought stray bins in.",
        result="Invented figures: 22 bin fires in a year became 9; a like estate had 20.",
        evidence="Before and after, with a comparison estate",
        place="An invented estate",
        agency=agencies["merseyside-fire"],
        whom_to_ask="Arson reduction officer",
    )
    show_contacts(add, agencies)


def show_contacts(add: Any, agencies: dict[str, Any]) -> None:
    """Write a contact for the public and one for agencies."""
    add(
        RegisterName.CONTACTS,
        title="Antisocial behaviour helpline",
        purpose="Report a nuisance that is not an emergency",
        reach="public",
        phone="01632 960001",
        hours="Every day, 8am to 8pm",
        agency=agencies["st-helens-council"],
    )
    add(
        RegisterName.CONTACTS,
        title="Partnership duty desk",
        purpose="Urgent requests between agencies",
        reach="internal",
        phone="01632 960002",
        agency=agencies["merseyside-police"],
    )
