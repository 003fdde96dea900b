"""How well the partnership itself works, each number with its origin."""

from frankpledge.actions.states import ActionState
from frankpledge.analysis.measures.periods import Period
from frankpledge.evidence.selectors import many_series
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.performance.models import Decision
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.performance.selectors.used import (
    NOT_KNOWN,
    Found,
    Year,
    actions_on_time,
    decisions,
    duties,
    reports,
    supplies,
)


def tasks_with_effect(year: Year) -> Found:
    """Return how many done tasks can be held against the figure they were given for."""
    rows = Decision.objects.filter(
        plan__partnership=year.home.pk,
        action__isnull=False,
        decided_on__gte=year.starts_on,
        decided_on__lt=year.ends_before,
    ).select_related("action")
    done = [one for one in rows if one.action and one.action.state == ActionState.DONE]
    if not done:
        return Found("Tasks with measured effect", NOT_KNOWN, TASKS)
    effects = [effect_of(one, year) for one in done]
    better = sum(said == "changed" for said in effects)
    tested = sum(said != "" for said in effects)
    return Found(
        "Tasks with measured effect",
        f"of {len(done)} tasks done, {tested} have a later figure; {better} of those"
        " lie outside the interval of the number seen",
        TASKS,
    )


TASKS = "Figures since, held against the 95% interval of the number decided on"


def effect_of(decision: Decision, year: Year) -> str:
    """Return whether the newest figure left the interval seen; empty without one."""
    if decision.low is None or decision.high is None:
        return ""
    period = Period.parse(decision.period)
    versions = list(in_force().filter(measure=decision.measure))
    series = many_series(versions, [decision.area_code], [period.type])
    kept = Eyes(year.by, year.today).see(series, versions)
    later = [
        one
        for found in kept.values()
        for one in found
        if one.has_value and one.period.starts_on >= period.ends_before
    ]
    if not later or later[-1].value is None:
        return ""
    return "same" if decision.low <= later[-1].value <= decision.high else "changed"


def health(year: Year) -> list[Found]:
    """
    Return how well the partnership itself works in a year, each number with its origin.

    Attendance is known once meetings are kept here; until then it is not known.
    """
    return [
        decisions(year),
        actions_on_time(year),
        Found("Attendance", NOT_KNOWN, "Meetings are not kept here yet"),
        tasks_with_effect(year),
        supplies(year),
        reports(year),
        duties(year),
    ]
