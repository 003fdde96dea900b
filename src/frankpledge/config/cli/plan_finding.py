"""Finding the plan that a command names."""

from typing import Any

from frankpledge.config.cli.frame import Desk


def the_plan(slug: str, desk: Desk) -> Any:
    """Return the plan by its short name, for a member who may see plans."""
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.partnership.selectors import home
    from frankpledge.plan.policies import may_see_plans
    from frankpledge.plan.selectors import plans_of

    may_see_plans(desk.member(), on=desk.today()).require()
    plans = plans_of(home().pk)
    found = plans.filter(slug=slug).first()
    if found is None:
        names = ", ".join(plans.values_list("slug", flat=True)) or "none yet"
        raise ExpectedFailure(f"There is no plan {slug!r}.", f"Plans: {names}.")
    return found
