"""frankpledge measures: what is counted, and the figures that came of it."""

from typing import TYPE_CHECKING, Any

import click

from frankpledge.config.cli.frame import Desk, command


if TYPE_CHECKING:
    from datetime import date

    from frankpledge.evidence.selectors import Observation


@click.group(
    epilog="More: docs/how-to/find-where-a-number-came-from.md in the repository."
)
def group() -> None:
    """
    See measures and their figures.

    \b
    frankpledge measures list
    frankpledge measures show burglary --area E08000013 --period-type month
    """


PERIOD_TYPES = click.Choice(
    [
        "month",
        "quarter",
        "financial-year",
        "year-to-date",
        "rolling-12",
        "programme-year",
        "calendar-year",
        "snapshot",
    ]
)


def today() -> "date":
    """Return the day on which the command runs."""
    from django.utils.timezone import localdate

    return localdate()


@click.option("--search", default="", metavar="WORDS", help="Names, old ones too.")
@click.option("--family", default="", help="Part of community safety.")
@click.option("--dataset", default="", help="Data set the measure counts.")
def list_(desk: Desk, search: str, family: str, dataset: str) -> None:
    """
    List the measures in force.

    \b
    frankpledge measures list --search burglary --json
    """
    from frankpledge.evidence import selectors

    member = desk.member()
    rows = selectors.search(
        selectors.measures_visible_to(member, on=today()),
        text=search,
        family=family,
        dataset=dataset,
    )
    measures = [summary(version) for version in rows]
    if not measures:
        desk.say("No measure fits. All: frankpledge measures list")
    lines = (f"{m['id']:<34} {m['name']} ({m['unit']})" for m in measures)
    desk.answer(measures, lambda: "\n".join(lines))


def summary(version: Any) -> dict[str, Any]:
    """Return a measure as scripts read it."""
    definition = version.definition
    return {
        "id": version.measure,
        "name": version.name,
        "question": definition.question,
        "family": version.family,
        "form": str(definition.form),
        "unit": definition.unit_words,
        "direction": version.direction,
        "dataset": version.dataset,
        "period_types": [str(kind) for kind in definition.period_types],
        "version": version.number,
        "restricted": version.is_restricted,
        "aliases": list(definition.aliases),
        "caveats": list(definition.caveats),
    }


@click.argument("measure")
@click.option("--area", required=True, metavar="CODE", help="The area's code.")
@click.option("--period-type", type=PERIOD_TYPES, default="month", show_default=True)
@click.option("--from", "first", metavar="PERIOD", help="First period, as 2019-04.")
@click.option("--to", "last", metavar="PERIOD", help="Last period.")
@click.option("--known-at", metavar="TIME", help="As it was known then (ISO 8601).")
def show(
    desk: Desk,
    measure: str,
    area: str,
    period_type: str,
    first: str | None,
    last: str | None,
    known_at: str | None,
) -> None:
    """
    Show a measure's figures for an area, one line a period.

    \b
    frankpledge measures show burglary --area E08000013 --period-type month --json
    """
    from frankpledge.analysis.measures import Period
    from frankpledge.evidence import policies, selectors

    by, version = desk.member(), selectors.measure(measure)
    policies.may_see_measure(by, version, on=today()).require()
    if known_at:
        policies.may_see_in_full(by, version, on=today()).require()
    kept = selectors.kept_series(
        version.measure, area, period_type, moment(known_at) if known_at else None
    )
    kept = selectors.seen_one(kept, version, by, on=today())
    if kept is None:
        refuse_unknown(area)
        desk.say(selectors.why_nothing(version, area, period_type))
        desk.answer([], "")
        return
    since = Period.parse(first).starts_on if first else None
    before = Period.parse(last).ends_before if last else None
    if since and before and since >= before:
        raise click.BadParameter(f"{first} comes after {last}.", param_hint="--from")
    kept = kept.between(since, before)
    rows = [figure(observation) for observation in kept]
    desk.answer(rows, lambda: "\n".join(line(row) for row in rows))


def refuse_unknown(area: str) -> None:
    """Refuse a code that no area of the partnership and no other partnership has."""
    from frankpledge.analysis import codes
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.partnership.selectors import areas_of, home

    others = {one for each in codes.partnerships().values() for one in codes_of(each)}
    if area not in others and not areas_of(home()).filter(code=area).exists():
        raise ExpectedFailure(
            f"There is no area “{area}”.", "See them with: frankpledge areas list"
        )


def codes_of(partnership: Any) -> set[str]:
    """Return the codes that a partnership and its districts go by."""
    return {partnership.code, *(district.code for district in partnership.districts)}


def moment(text: str) -> Any:
    """Return a moment that was typed in, in the time of the workspace."""
    from datetime import datetime

    from django.utils.timezone import is_aware, make_aware

    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(
            f"“{text}” is not a time: write 2020-06-30 or 2020-06-30T12:00."
        ) from None
    return given if is_aware(given) else make_aware(given)


def figure(observation: "Observation") -> dict[str, Any]:
    """Return one period's figure as scripts read it; one never supplied is all null."""
    is_missing = observation.status == "missing"
    return {
        "period": observation.period.label,
        "numerator": observation.numerator,
        "denominator": None if is_missing else observation.denominator,
        "value": observation.value,
        "low": observation.low,
        "high": observation.high,
        "status": str(observation.status),
        "starts_on": observation.period.starts_on.isoformat(),
        "ends_before": observation.period.ends_before.isoformat(),
        "known": observation.known,
        "denominator_year": observation.denominator_year,
        "version": observation.version,
        "loads": list(observation.loads),
    }


def line(row: dict[str, Any]) -> str:
    """Return one period's figure as a line for people."""
    if row["value"] is None:
        return f"{row['period']:<22} {'-':>10}  {row['status']}"
    limits = "" if row["low"] is None else f"  ({row['low']:.2f} to {row['high']:.2f})"
    return f"{row['period']:<22} {row['value']:>10.2f}{limits}  {row['status']}"


@click.option("--dataset", "datasets", multiple=True, help="Only this data set.")
def refresh(desk: Desk, datasets: tuple[str, ...]) -> None:
    """
    Work the figures out again from the lake; keep those that changed.

    \b
    frankpledge measures refresh --dataset police-street
    """
    from django.utils.timezone import now

    from frankpledge.evidence import policies, services

    member = desk.member()
    if desk.is_dry_run:
        policies.may_refresh(member, on=today()).require()
        desk.answer(
            {"dry_run": True, "datasets": list(datasets) or "all"}, "Nothing done."
        )
        return
    services.load_catalogue(at=now())
    done = services.refresh(
        by=member,
        at=now(),
        as_of=today(),
        datasets=list(datasets) or None,
        reason="Asked for on the command line.",
    )
    desk.answer(
        done.as_dict(), f"{done.series} series worked out, {done.changed} changed."
    )


@click.argument("measure")
@click.option("--area", required=True, metavar="CODE", help="The own area's code.")
@click.option(
    "--group", "name", required=True, metavar="NAME", help="The set of areas."
)
@click.option("--period", metavar="PERIOD", help="Such as 2018/19-Q4; else the latest.")
@click.option("--period-type", type=PERIOD_TYPES, help="Else quarters, then months.")
def compare(
    desk: Desk,
    measure: str,
    area: str,
    name: str,
    period: str | None,
    period_type: str | None,
) -> None:
    """
    Compare an area with a group of similar ones, for one period.

    \b
    frankpledge measures compare burglary --area E08000013 --group "Most similar" --period 2019/20-Q3
    """
    from frankpledge.analysis.measures import Period
    from frankpledge.evidence import policies, selectors

    version = selectors.measure(measure)
    policies.may_see_in_full(desk.member(), version, on=today()).require()
    group, asked = selectors.group(name), Period.parse(period) if period else None
    kinds = [period_type] if period_type else ["quarter", "month"]
    found = [selectors.compared(version, area, group, asked, kind) for kind in kinds]
    compared = next((one for one in found if one.period), found[0])
    desk.answer(compared.as_dict(), compared.sentence)


command(group)(list_)
command(group, reads_figures=True)(show)
command(group, writes=True)(refresh)
command(group, reads_figures=True)(compare)
