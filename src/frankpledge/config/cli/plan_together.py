"""frankpledge plan family, districts and groups: how plans hang together."""

from typing import Any

import click

from frankpledge.config.cli.cards import in_words
from frankpledge.config.cli.frame import Desk
from frankpledge.config.cli.plan_finding import the_plan


@click.argument("slug")
def family(desk: Desk, slug: str) -> None:
    """
    Show the plans under a plan, and their actions, each counted once.

    \b
    frankpledge plan family safer-town-2027
    """
    from frankpledge.plan.presenters.nesting import family_page

    plan = the_plan(slug, desk)
    page = family_page(plan, today=desk.today())
    parts = [without(part, "href") for part in page["parts"]]
    said = {
        "plan": slug,
        "role": page["role"],
        "part_of": plan.parent.slug if plan.parent else None,
        "own_actions": page["own"],
        "actions_counted_once": page["counted"],
        "progress": {one["status"]["text"]: one["count"] for one in page["progress"]},
        "strategies_regarded": [str(one) for one in page["strategies"]],
        "parts": parts,
    }
    head = {name: value for name, value in said.items() if name != "parts"}
    desk.answer(said, in_words([head, *parts], ""))


@click.argument("slug")
@click.option(
    "--group", "name", default="", help="The comparison group of the districts."
)
def districts(desk: Desk, slug: str, name: str) -> None:
    """
    Show a county agreement by district: who leads, what each is to do, how it goes.

    \b
    frankpledge plan districts county-2026 --group our-districts
    """
    from frankpledge.plan.presenters.groups import roll_up_page
    from frankpledge.plan.selectors.rolling_up import group_for

    plan, chosen = the_plan(slug, desk), group_for(name)
    page = roll_up_page(plan, chosen, by=desk.member(), today=desk.today())
    if chosen is None and (name or page["groups"]):
        known = ", ".join(short for short, _ in page["groups"]) or "none yet"
        raise click.BadParameter(
            f"Name one of the comparison groups: {known}.", param_hint="--group"
        )
    leads = [one | {"is_vacant": not one["leads"]} for one in page["leads"]]
    measures = [measure_row(one) for one in page["measures"]]
    said = {"plan": slug, "group": name, "leads": leads, "measures": measures}
    lines = [
        f"{one['ref']} {one['text']} Led by: {one['leads'] or 'nobody, vacant'}"
        for one in leads
    ]
    cards = in_words(measures, "It promises nothing of a measure yet.")
    desk.answer(said, "\n".join([*lines, cards]))


def measure_row(one: dict[str, Any]) -> dict[str, Any]:
    """Return one measure across the districts, in names that scripts rely on."""
    rows = [
        row | {"status": row["status"]["text"] if row["status"] else ""}
        for row in one["rows"]
    ]
    return {
        "measure": one["name"],
        "period": one["period"],
        "county": one["promise"],
        "shared_out": one["shared_out"],
        "gap": one["gap"],
        "total": one["total"],
        "districts": rows,
    }


@click.argument("name", default="")
def groups(desk: Desk, name: str) -> None:
    """
    List the theme groups with their action plans, or show what one of them does.

    \b
    frankpledge plan groups
    frankpledge plan groups "Burglary group" --json
    """
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.plan.policies import may_see_plans
    from frankpledge.plan.presenters.groups import group_page, groups_page
    from frankpledge.plan.selectors.groups import group_workspaces

    today, by = desk.today(), desk.member()
    may_see_plans(by, on=today).require()
    found = group_workspaces(today)
    if not name:
        rows = [without(row, "href") for row in groups_page(found, today=today)["rows"]]
        desk.answer({"groups": rows}, in_words(rows, "There is no group yet."))
        return
    one = next((each for each in found if str(each.group) == name), None)
    if one is None:
        known = ", ".join(str(each.group) for each in found) or "none yet"
        raise ExpectedFailure(f"There is no group {name!r}.", f"Groups: {known}.")
    page = group_page(one, by=by, today=today)
    said = {
        "group": name,
        "plan": page["current"].slug if page["current"] else None,
        "seats": page["seats"],
        "plans": [
            {key: plan[key] for key in ("title", "years", "state")}
            for plan in page["plans"]
        ],
        "targets": [target_row(line) for line in page["lines"]],
        "actions": [action_row(row) for row in page["actions"]],
    }
    desk.answer(said, in_words([said], ""))


def target_row(line: dict[str, Any]) -> dict[str, Any]:
    """Return how one of a group's targets stands."""
    names = ("ref", "name", "promise", "latest", "because")
    return {name: line[name] for name in names} | {"stands": line["status"]["text"]}


def action_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return how one of a group's actions stands."""
    names = ("ref", "text", "owner", "due")
    return {name: row[name] for name in names} | {"stands": row["status"]["text"]}


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """Return a row without what only a page needs."""
    return {name: value for name, value in row.items() if name not in names}
