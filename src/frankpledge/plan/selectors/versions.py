"""What changed between two versions of a plan, or since."""

from frankpledge.plan.models import Plan
from frankpledge.plan.rules.comparing import LineChange, line_changes
from frankpledge.plan.rules.content import PlanContent, read_content
from frankpledge.plan.selectors.reading import content_of


NOW = "now"


def changed_lines(plan: Plan, old: str, new: str) -> list[LineChange]:
    """Return the lines that two versions say differently, named by number or "now"."""
    return line_changes(version_content(plan, old), version_content(plan, new))


def version_content(plan: Plan, name: str) -> PlanContent:
    """Return what one version said; one kept before a part existed lacks it."""
    if name == NOW:
        return content_of(plan)
    return read_content(plan.versions.get(number=int(name)).content)
