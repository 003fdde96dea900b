"""Finding the product that a command names."""

from typing import TYPE_CHECKING

from frankpledge.config.cli.frame import Desk


if TYPE_CHECKING:
    from frankpledge.assessment.models import Assessment


def the_assessment(desk: Desk, slug: str) -> "Assessment":
    """Return a product by its short name, for a member who may see assessments."""
    from frankpledge.analysis.failures import ExpectedFailure
    from frankpledge.assessment.policies import may_see_assessments
    from frankpledge.assessment.selectors import assessments_of
    from frankpledge.partnership.selectors import home

    may_see_assessments(desk.member(), on=desk.today()).require()
    rows = assessments_of(home().pk)
    found = rows.filter(slug=slug).first()
    if found is None:
        names = ", ".join(rows.values_list("slug", flat=True)) or "none yet"
        raise ExpectedFailure(
            f"No assessment is kept under {slug!r}.", f"Kept: {names}."
        )
    return found
