"""What the product's own use shows of a year: each number with where it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from django.utils.timezone import make_aware

from frankpledge.access.models import Member
from frankpledge.actions.selectors import Action, actions_of
from frankpledge.actions.states import ActionState
from frankpledge.analysis.dates import year_words
from frankpledge.analysis.measures.periods import Period, PeriodType
from frankpledge.analysis.words import counted
from frankpledge.assessment.selectors import assessments_of
from frankpledge.evidence.selectors import many_series, published_measures, valued
from frankpledge.evidence.selectors.measures import in_force
from frankpledge.intake.selectors import late_returns, sources_visible_to
from frankpledge.partnership.selectors import groups_of, home, posts_of
from frankpledge.partnership.selectors.duties import duty_lines, has_county
from frankpledge.partnership.states import DutyState, GroupKind
from frankpledge.performance.models import Decision, FrozenReport
from frankpledge.performance.policies import may_see_restricted
from frankpledge.performance.selectors.seeing import Eyes
from frankpledge.plan.selectors import plans_of


NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Found:
    """One thing found: what it is, what is known of it in words, and its origin."""

    name: str
    words: str
    origin: str

    @property
    def is_known(self) -> bool:
        """Say whether anything is recorded."""
        return self.words != NOT_KNOWN


@dataclass(frozen=True)
class Year:
    """The partnership's year from 1 April, and who asks when."""

    starts: int
    by: Member
    today: date

    @cached_property
    def home(self) -> Any:
        """Return the partnership, read once."""
        return home()

    @cached_property
    def groups(self) -> list[Any]:
        """Return the partnership's groups with their seats, read once."""
        return list(groups_of(self.home))

    @property
    def starts_on(self) -> date:
        """Return the first day."""
        return date(self.starts, 4, 1)

    @property
    def ends_before(self) -> date:
        """Return the day after the last."""
        return date(self.starts + 1, 4, 1)

    @property
    def label(self) -> str:
        """Return the year as people say it."""
        return year_words(self.starts)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Return the moments between which something happened in the year."""
        return (
            make_aware(datetime.combine(self.starts_on, time.min)),
            make_aware(datetime.combine(self.ends_before, time.min)),
        )


def decisions(year: Year) -> Found:
    """Return how many decisions were recorded against figures."""
    rows = Decision.objects.filter(
        plan__partnership=year.home.pk,
        decided_on__gte=year.starts_on,
        decided_on__lt=year.ends_before,
    )
    count, tasks = rows.count(), rows.filter(action__isnull=False).count()
    words = (
        f"{count} taken on figures, {tasks} of them with a task" if count else NOT_KNOWN
    )
    return Found("Decisions", words, "Decisions recorded against the number seen")


def finished(actions: list[Action]) -> list[tuple[Action, date]]:
    """Return the actions that are done with the day on which that was written."""
    done = []
    for action in actions:
        if action.state != ActionState.DONE:
            continue
        notes = [n for n in action.notes.all() if n.state == ActionState.DONE]
        if notes:
            done.append((action, min(n.written_at for n in notes).date()))
    return done


def actions_on_time(year: Year) -> Found:
    """Return how many actions due in the year were done by their first date."""
    rows = actions_of(year.home.pk).prefetch_related("notes")
    due = [
        one
        for one in rows
        if (day := one.first_due_on or one.due_on)
        and year.starts_on <= day < min(year.ends_before, year.today)
    ]
    ended = dict(finished(due))
    unknown = sum(one.state == ActionState.DONE and one not in ended for one in due)
    on_time = sum(
        day <= (one.first_due_on or one.due_on or day) for one, day in ended.items()
    )
    words = f"{on_time} of {len(due)} done by their first date" if due else NOT_KNOWN
    if unknown:
        words += f"; of {unknown} that are done the day is not known"
    return Found("Actions on time", words, "The ledger of actions and its dated notes")


def supplies(year: Year) -> Found:
    """Return how many agencies' returns came when they were due."""
    sources = list(sources_visible_to(year.by, on=year.today))
    if not sources:
        return Found("Data on time", NOT_KNOWN, "The register of sources")
    late = {
        one.source.pk
        for one in late_returns(year.by, on=min(year.today, year.ends_before))
        if year.starts_on <= one.due.due_on < year.ends_before
    }
    agencies = {one.agency_id for one in sources if one.agency_id}
    behind = {one.agency_id for one in sources if one.pk in late and one.agency_id}
    words = (
        f"Nothing late or missing from {len(agencies - behind)} of the"
        f" {counted(len(agencies), 'agency', 'agencies')} that must send data"
    )
    return Found("Data on time", words, "Arrivals of agreed returns")


def seats(group: Any) -> list[Any]:
    """Return a group's seats as `groups_of` read them."""
    return list(group.seated)


def strategy_group(year: Year) -> Found:
    """Return who sits on the strategy group."""
    groups = [g for g in year.groups if g.kind == GroupKind.STRATEGY]
    seated = {seat.agency.name for group in groups for seat in seats(group)}
    words = counted(len(seated), "agency", "agencies") if seated else NOT_KNOWN
    return Found("Strategy group", words, "The directory's groups and seats")


def chair(year: Year) -> Found:
    """Return whether groups have a chair."""
    groups = year.groups
    led = [g for g in groups if any(seat.is_chair for seat in seats(g))]
    words = f"Groups with a chair: {len(led)} of {len(groups)}" if groups else NOT_KNOWN
    return Found("Chairs", words, "The directory's groups and seats")


def groups(year: Year) -> Found:
    """Return how many groups there are."""
    found = [g for g in year.groups if seats(g)]
    said = f"{counted(len(found), 'group')} with agencies seated"
    words = said if found else NOT_KNOWN
    return Found("Groups", words, "The directory's groups and seats")


def duties(year: Year) -> Found:
    """Return how many statutory duties are recorded as met."""
    lines = duty_lines(
        year.home, year.starts, has_county=has_county(year.home), today=year.today
    )
    told = [line for line in lines if line.record]
    met = sum(line.state is DutyState.MET for line in lines)
    words = f"{met} of {len(lines)} recorded as met" if told else NOT_KNOWN
    return Found("Statutory duties", words, "The register of statutory duties")


def published(year: Year) -> Found:
    """Return how many measures the public can see figures of."""
    count = published_measures().count()
    words = f"Measures with published figures: {count}" if count else NOT_KNOWN
    return Found("Published figures", words, "Releases")


def reports(year: Year) -> Found:
    """Return how many reports the board was given in the year."""
    first, last = year.moments
    count = FrozenReport.objects.filter(
        plan__partnership=year.home.pk, frozen_at__gte=first, frozen_at__lt=last
    ).count()
    words = f"{count} given to the board" if count else NOT_KNOWN
    return Found("Performance reports", words, "Frozen reports")


def assessments(year: Year) -> Found:
    """Return how many assessments were frozen in the year."""
    first, last = year.moments
    count = (
        assessments_of(year.home.pk)
        .filter(editions__frozen_at__gte=first, editions__frozen_at__lt=last)
        .distinct()
        .count()
    )
    words = f"{count} frozen" if count else NOT_KNOWN
    return Found("Assessments", words, "Frozen editions of assessments")


def plans(year: Year) -> Found:
    """Return how many plans are agreed and cover the year."""
    count = sum(
        plan.state in {"agreed", "ended"}
        and plan.starts_on < year.ends_before
        and plan.ends_before > year.starts_on
        for plan in plans_of(year.home.pk)
    )
    words = f"{count} agreed for the year" if count else NOT_KNOWN
    return Found("Plans", words, "Plans and their agreed versions")


def voluntary(year: Year) -> Found:
    """Return how many voluntary agencies sit on groups."""
    seated = {
        seat.agency.name
        for group in year.groups
        for seat in seats(group)
        if seat.agency.kind == "voluntary"
    }
    words = f"{len(seated)} on groups" if seated else NOT_KNOWN
    return Found("Voluntary agencies", words, "The directory's groups and seats")


def analysts(year: Year) -> Found:
    """Return how many analyst posts are filled."""
    posts = [
        post for post in posts_of(year.home, on=year.today) if post.kind == "analyst"
    ]
    filled = sum(bool(post.filled) for post in posts)  # type: ignore[attr-defined]
    words = f"{filled} of {len(posts)} analyst posts filled" if posts else NOT_KNOWN
    return Found("Analysts", words, "The directory's posts")


FINDERS: dict[str, Callable[[Year], Found]] = {
    "actions": actions_on_time,
    "analysts": analysts,
    "assessments": assessments,
    "chair": chair,
    "decisions": decisions,
    "duties": duties,
    "groups": groups,
    "plans": plans,
    "published": published,
    "reports": reports,
    "strategy-group": strategy_group,
    "supplies": supplies,
    "voluntary": voluntary,
}


def found_in_use(names: set[str], year: Year) -> dict[str, Found]:
    """Return what is found of each name: something recorded, or a measure's figure."""
    made = {name: FINDERS[name](year) for name in names & set(FINDERS)}
    return made | measured(names - set(FINDERS), year)


def measured(names: set[str], year: Year) -> dict[str, Found]:
    """Return measures' figures for the year as this reader may see them."""
    versions = {one.measure: one for one in in_force().filter(measure__in=names)}
    area = year.home.area_code
    period = Period(year.starts_on, year.ends_before, PeriodType.FINANCIAL_YEAR)
    series = many_series(versions.values(), [area], [period.type])
    kept = Eyes(year.by, year.today).see(series, versions.values())
    sees = bool(may_see_restricted(year.by, on=year.today))
    made = {}
    for name in sorted(names):
        version = versions.get(name)
        one = kept.get((name, area, str(period.type)))
        figure = one.figure(period) if one else None
        has = version and figure and figure.has_value
        words = NOT_KNOWN
        if version and figure and has and (sees or not version.is_restricted):
            words = f"{valued(figure.value, version.definition)} in {year.label}"
        title = version.definition.name if version else name
        made[name] = Found(title, words, f"The measure {name}")
    return made
