"""The demonstration's plans beside the plan: a group's, a county's; a month's pack."""

from datetime import date, datetime, timedelta
from typing import Any

from frankpledge.access.models import Member
from frankpledge.assessment import services as assessing
from frankpledge.assessment.states import Product
from frankpledge.config.demonstration import people
from frankpledge.config.demonstration.people import Invented
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import groups_of
from frankpledge.partnership.states import GroupKind
from frankpledge.plan import services
from frankpledge.plan.models import Plan
from frankpledge.plan.rules.content import read_content
from frankpledge.plan.rules.keeping import past_quarters
from frankpledge.plan.selectors import actions_in_order
from frankpledge.plan.states import PlanRole


Cast = dict[Invented, Member]
KNOWSLEY = "E08000011"
# A standard that is counted from cases; the list is invented and is not kept.
COUNTED = {
    "kind": "standard",
    "ref": "S2",
    "title": "Graffiti gone in three working days",
    "words": "Hateful graffiti is taken away within three working days of a report.",
    "test": "Working days from the report to its removal, as the council records both.",
    "share": 95.0,
    "measured_from": "casework",
    "within": 3.0,
    "within_unit": "working-days",
    "owner": None,
}


def work(partnership: Partnership, plan: Plan, cast: Cast, *, at: datetime) -> None:
    """Make a theme group's action plan, a county agreement, a standard and a pack."""
    group_plan(partnership, plan, cast, at=at)
    county_agreement(partnership, cast, at=at)
    counted_standard(plan, cast[people.MANAGER], at=at)
    pack(partnership, cast, on=at.date())


def take_in(
    title: str, slug: str, on: date, priority: dict[str, Any], by: Member
) -> Plan:
    """Take in one small plan of the year a day is in."""
    year = on.year - (on.month < 4)
    head = {"slug": slug, "title": title, "area": "E08000013"}
    span = {"starts_on": date(year, 4, 1), "ends_before": date(year + 1, 4, 1)}
    content = read_content(head | span | {"priorities": [priority]})
    return services.take_in_plan(content=content, by=by, on=on)


def nights_out(on: date) -> dict[str, Any]:
    """Return the group's priority: one action to come, and one that is late."""
    actions = [
        {
            "ref": "G1",
            "text": "Walk the taxi ranks with licensing every second Friday.",
            "owner": "Merseyside Police",
            "due_on": on + timedelta(days=60),
        },
        {
            "ref": "G2",
            "text": "Agree who rings back a victim of violence, and when.",
            "owner": "St Helens Council",
            "due_on": on - timedelta(days=10),
        },
    ]
    objective = {"ref": "1.1", "text": "Safer nights out.", "actions": actions}
    return {"ref": "1", "title": "The night-time economy", "objectives": [objective]}


def group_plan(
    partnership: Partnership, plan: Plan, cast: Cast, *, at: datetime
) -> None:
    """Give the first theme group an action plan, agreed, that shares one action."""
    manager, chair = cast[people.MANAGER], cast[people.CHAIR]
    on = at.date()
    group = groups_of(partnership, on=on).filter(kind=GroupKind.THEMATIC.value).first()
    name, slug = f"{group}: action plan", "group-action-plan"
    made = take_in(name, slug, on, nights_out(on), manager)
    services.place_plan(
        plan=made,
        role=PlanRole.GROUP,
        parent=plan,
        group=group,
        by=manager,
        at=at,
    )
    [first, *_] = actions_in_order(plan)
    services.share_action(
        action=first,
        objective=made.priorities.get().objectives.get(),
        by=manager,
        at=at,
    )
    made.refresh_from_db()
    made = services.propose_plan(plan=made, note="", by=manager, at=at)
    services.agree_plan(
        plan=made, note="", accepts_pending_baselines=True, by=chair, at=at
    )


def county_agreement(partnership: Partnership, cast: Cast, *, at: datetime) -> None:
    """Make an agreement with one vacant lead and a promise shared out to two districts."""
    manager, on = cast[people.MANAGER], at.date()
    target = {
        "kind": "to-value",
        "measure": "burglary",
        "owner": "Merseyside Police",
    }
    # For every 1,000 residents, as the measure counts; invented.
    shares = (("C1", "E11000002", 6.0), ("C2", partnership.area_code, 5.9))
    targets = [
        target | {"ref": ref, "area": area, "value": value, "baseline": value + 1}
        for ref, area, value in (*shares, ("C3", KNOWSLEY, 5.2))
    ]
    objectives = [
        {
            "ref": "1.1",
            "text": "Fewer homes broken into across the county.",
            "owners": ["Merseyside Police"],
            "leads": ["Ada Example"],
            "targets": targets,
        },
        {"ref": "1.2", "text": "Safer roads between the districts."},
    ]
    priority = {"ref": "1", "title": "What crosses borders", "objectives": objectives}
    title = "County agreement (invented)"
    made = take_in(title, "county-agreement", on, priority, manager)
    services.place_plan(
        plan=made, role=PlanRole.COUNTY, parent=None, group=None, by=manager, at=at
    )


def counted_standard(plan: Plan, by: Member, *, at: datetime) -> None:
    """Count a standard from an invented list of forty cases."""
    standard = services.write_pledge(
        plan=plan, pledge=None, version=0, said=COUNTED, by=by, on=at.date()
    )
    quarter = past_quarters(at.date(), 1)[0]
    rows = ["case,from,to"]
    for number in range(40):
        began = quarter + timedelta(days=2 * number)
        took = 9 if number % 13 == 5 else 1 + number % 2
        rows.append(f"G{number:03},{began},{began + timedelta(days=took)}")
    services.count_standard(
        pledge=standard,
        agency=by.agency,
        quarter_starts_on=quarter,
        name="graffiti.csv",
        data="\n".join(rows).encode(),
        by=by,
        at=at,
    )


def pack(partnership: Partnership, cast: Cast, *, on: date) -> None:
    """Begin a month's pack with a task given, and a problem profile with evidence."""
    analyst = cast[people.ANALYST]

    def begin(title: str, product: Product, **more: Any) -> Any:
        return assessing.begin_assessment(
            partnership_id=partnership.pk,
            title=title,
            product=product,
            area_code=partnership.area_code,
            looks_from=date(2018, 1, 1),
            looks_before=date(2021, 1, 1),
            by=analyst,
            on=on,
            **more,
        )

    month = begin("Tactical assessment, December 2020", Product.TACTICAL)
    assessing.task_from_pack(
        assessment=month,
        text="Visit the shops on the estate with most calls.",
        owner_id=cast[people.LEAD].agency_id,
        due_on=on + timedelta(days=21),
        by=analyst,
        on=on,
    )
    profile = begin("Burglary of sheds", Product.PROBLEM, theme="burglary")
    for said in (
        {"measure": "burglary", "period": "2018/19", "shows": "How many there were"},
        {"source": "Beat officers' log, invented", "shows": "Padlocks are cut"},
    ):
        assessing.pin_evidence(
            assessment=profile, section="method", by=analyst, on=on, **said
        )
