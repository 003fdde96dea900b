"""frankpledge plan lint and status: what a plan lacks, and how its targets stand."""

from typing import Any

import click

from frankpledge.config.cli.frame import Desk
from frankpledge.config.cli.plan_finding import the_plan


@click.argument("slug")
def lint(desk: Desk, slug: str) -> None:
    """
    Say what each line of a plan lacks to be specific, measured, timed and owned.

    \b
    frankpledge plan lint safer-town-2027 --json
    """
    from frankpledge.plan.rules.smart import lacking, lines_looked_at
    from frankpledge.plan.selectors import content_of

    content = content_of(the_plan(slug, desk))
    found = lacking(content)
    rows = [
        {
            "line": one.line,
            "ref": one.ref,
            "text": one.text,
            "lacks": one.want.value,
            "words": one.words,
            "example": one.example,
        }
        for one in found
    ]
    said = {"plan": slug, "lines": lines_looked_at(content), "lacking": rows}
    plain = [f"{r['line']} {r['ref']}: {r['words']}\n  {r['example']}" for r in rows]
    desk.answer(said, "\n".join(plain) or "Every line says what it must.")


@click.argument("slug")
@click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Judge on this day."
)
@click.option("--tag", default="", help="Only targets that count towards this.")
def status(desk: Desk, slug: str, on: Any, tag: str) -> None:
    """
    Say how every target of a plan stands.

    \b
    frankpledge plan status safer-town-2027 --on 2027-06-30 --json
    """
    from frankpledge.plan.selectors import standings_for, targets_of

    plan = the_plan(slug, desk)
    found = standings_for(
        [each for each in targets_of(plan) if not tag or tag in each.external_tags],
        by=desk.member(),
        today=desk.today(),
        judged_on=on.date() if on else None,
    )
    rows = [standing_row(one) for one in found]
    desk.answer(
        {"plan": slug, "targets": rows},
        "\n".join(f"{r['target']:8} {r['stands']:22} {r['measure']}" for r in rows),
    )


def standing_row(one: Any) -> dict[str, Any]:
    """Return how one target stands, in names that scripts rely on."""
    from frankpledge.plan.rules.path import path_steps

    return {
        "target": one.target.ref,
        "measure": one.target.measure,
        "area": one.target.area_code,
        "kind": one.target.kind,
        "wants": "more" if one.wants_more else "less",
        "baseline": one.target.baseline,
        "aim": one.verdict.aim,
        "period": one.latest.label if one.latest else None,
        "value": one.verdict.reading.value if one.verdict.reading else None,
        "expected": one.verdict.expected,
        "needed_per_period": one.verdict.needed,
        "tolerance_percent": one.promise.tolerance,
        "path": [
            {"on": day.isoformat(), "value": value}
            for day, value in path_steps(one.promise)
        ]
        if one.promise.has_path
        else [],
        "stands": "withheld" if one.is_withheld else one.verdict.status.value,
        "because": one.verdict.because,
        "counts_towards": one.target.external_tags,
    }
