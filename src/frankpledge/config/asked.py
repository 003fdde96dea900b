"""What waits for a member: what their agency is asked for, and what they may decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.actions.models import Action
from frankpledge.actions.selectors import may_update_action, progress_of
from frankpledge.actions.states import Progress
from frankpledge.analysis.dates import day_if_known, day_in_words
from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.words import counted
from frankpledge.assessment.policies import may_approve_assessment
from frankpledge.assessment.selectors import (
    assessments_of,
    own_sheets,
    requests_waiting,
)
from frankpledge.assessment.states import ProjectState
from frankpledge.funding.policies import may_decide_bid, may_score_bid, may_send_return
from frankpledge.funding.rules.money import quarter_of
from frankpledge.funding.selectors import bids_visible_to, returns_visible_to
from frankpledge.funding.states import AwardState, BidState
from frankpledge.partnership.selectors import home
from frankpledge.performance.policies import may_answer, may_comment
from frankpledge.performance.selectors import (
    board,
    hidden_measures,
    latest_quarter,
    open_escalations,
    plan_for,
    slug_of,
)
from frankpledge.plan.policies import may_agree_plan, may_answer_delivery
from frankpledge.plan.presenters.words import measure_name
from frankpledge.plan.selectors import (
    Plan,
    actions_owed,
    deliveries_waiting,
    open_ends,
    open_plans,
)
from frankpledge.plan.states import PlanState
from frankpledge.publication.policies import may_approve_release
from frankpledge.publication.selectors import releases_visible_to
from frankpledge.publication.states import ReleaseState
from frankpledge.ui.tables import Column, Filter, Listing, Shown


# From so many days on, how late a thing is is told in months, then in years.
LONG_LATE = 60


@dataclass(frozen=True)
class Ask:
    """One thing that waits: what is to be done, of what, where, and by which day."""

    what: str
    text: str
    href: str
    due_on: date | None = None
    detail: str = ""


def asked_of(member: Member, *, today: date) -> list[Ask]:
    """Return everything that waits for the member or their agency, soonest first."""
    plan = plan_in_force(today) if member.may_see(Kind.PLAN) else None
    found = [
        *_actions(member, plan, today),
        *_to_settle(member, plan),
        *_commentary(member, plan, today),
        *_data(member),
        *_scores(member),
        *_money(member, today),
        *_approvals(member, today),
        *_decisions(member, plan, today),
    ]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.what, one.text))


def asked_list(found: list[Ask], asked: QueryDict, *, today: date) -> Shown:
    """Return what waits as a list that filters and sorts."""
    kinds = sorted({one.what for one in found})
    return Listing(
        caption="Asked of you and your agency",
        columns=(
            Column(
                "text", "What", is_header=True, sort=True, href=lambda one: one.href
            ),
            Column("what", "What is to be done", sort=True),
            Column(
                "due_on", "By", shown=lambda one: day_if_known(one.due_on), sort=True
            ),
            Column("late", "How late", value=lambda one: late_words(one, today)),
            Column("detail", "How it stands"),
        ),
        filters=(
            Filter(
                "what",
                forms.ChoiceField(
                    label="What is to be done",
                    choices=[("", "Any"), *((kind, kind) for kind in kinds)],
                ),
                lambda rows, kind: [one for one in rows if one.what == kind],
            ),
        ),
        order="due_on",
        noun=("thing", "things"),
        empty="Nothing waits for you.",
        empty_fix="What your agency promised, was asked or may decide comes here.",
    ).of(found, asked)


def plan_in_force(today: date) -> Plan | None:
    """Return the plan of today, or the last one before; None where there is none."""
    try:
        return plan_for(home().pk, today=today)
    except ExpectedFailure:
        return None


def _actions(member: Member, plan: Plan | None, today: date) -> Iterator[Ask]:
    if not member.may_see(Kind.PLAN):
        return
    plans = [one for one in open_plans(home().pk) if not one.is_example or one == plan]
    for action in actions_owed(plans, member.agency_id):
        if may_update_action(member, action, on=today):
            yield Ask(
                "Say how it goes",
                f"{action.ref} {action.text}",
                _at("plan:action", action.pk),
                action.due_on,
                _progress(action, today),
            )


def _progress(action: Action, today: date) -> str:
    """Return how an action stands; that its day has passed its day says."""
    progress = progress_of(action, today=today)
    has_passed = action.due_on is not None and action.due_on < today
    is_told = has_passed and progress in {Progress.LATE, Progress.OVERDUE}
    return "" if is_told else progress.value


def _to_settle(member: Member, plan: Plan | None) -> Iterator[Ask]:
    if plan is None:
        return
    for one in open_ends(plan):
        if one.owner == str(member.agency):
            yield Ask(
                f"Settle the {one.want.value}",
                f"{one.line.capitalize()} {one.ref} {one.text}",
                _at("plan:awaited", plan.slug),
                one.due_on,
            )


def _commentary(member: Member, plan: Plan | None, today: date) -> Iterator[Ask]:
    quarter = latest_quarter(plan, today=today) if plan else None
    if plan is None or quarter is None or not member.may_see(Kind.REPORT):
        return
    for entry in board(plan, quarter, by=member, today=today):
        is_own = entry.target.owner_id == member.agency_id
        if not (is_own and entry.is_exception) or entry.said.commentary:
            continue
        if may_comment(member, entry.standing, on=today):
            yield Ask(
                "Write commentary",
                f"{entry.target.ref} {measure_name(entry.standing)}",
                _at(
                    "performance:comment", plan.slug, slug_of(quarter), entry.target.ref
                ),
                entry.due_on,
                f"{entry.status.value} in {quarter.label}",
            )


def _data(member: Member) -> Iterator[Ask]:
    if not member.may_see(Kind.ASSESSMENT):
        return
    for row in requests_waiting(home().pk, member.agency_id):
        yield Ask(
            "Send data",
            row.what,
            _at("assessment:requests", row.assessment.slug),
            row.due_on,
            row.assessment.title,
        )


def _scores(member: Member) -> Iterator[Ask]:
    if not member.may(Act.CHANGE, Kind.SCORE, agency=member.agency_id):
        return
    drafts = assessments_of(home().pk).filter(state=ProjectState.DRAFT.value)
    for one in drafts:
        own, listed = len(own_sheets(one, member)), one.lines.count()
        if own < listed:
            href = _at("assessment:scoring", one.slug)
            said = f"{own} of {listed} matters scored by your agency"
            yield Ask("Score", one.title, href, None, said)


def _money(member: Member, today: date) -> Iterator[Ask]:
    owed = returns_visible_to(member, on=today).filter(
        sent_at=None,
        ends_before__lte=today,
        award__state=AwardState.OPEN.value,
        award__bid__agency=member.agency_id,
    )
    for row in owed:
        if may_send_return(member, row, on=today):
            href = _at("funding:send-return", row.pk)
            quarter = quarter_of(row.starts_on).words
            yield Ask("Send a return", f"{row.award}, {quarter}", href, row.due_on)
    bids = bids_visible_to(member, on=today)
    for bid in bids.filter(state=BidState.SUBMITTED.value):
        is_scored = bid.scores.filter(given_by__user=member.user_id).exists()
        if not is_scored and may_score_bid(member, bid, on=today):
            yield Ask("Score a bid", bid.title, _at("funding:bid", bid.pk))
    for bid in bids.filter(state=BidState.SCORED.value):
        if may_decide_bid(member, bid, on=today):
            yield Ask("Decide a bid", bid.title, _at("funding:bid", bid.pk))


def _approvals(member: Member, today: date) -> Iterator[Ask]:
    for one in open_plans(home().pk).filter(state=PlanState.PROPOSED.value):
        if may_agree_plan(member, one, on=today):
            yield Ask("Agree a plan", one.title, _at("plan:plan", one.slug))
    for made in assessments_of(home().pk).filter(state=ProjectState.IN_REVIEW.value):
        if may_approve_assessment(member, made, on=today):
            href = _at("assessment:assessment", made.slug)
            yield Ask("Approve an assessment", made.title, href)
    checked = releases_visible_to(member, on=today)
    for release in checked.filter(state=ReleaseState.CHECKED.value):
        if may_approve_release(member, release, on=today):
            href = _at("publication:release", release.slug, release.version)
            yield Ask("Approve a release", release.title, href)


def _decisions(member: Member, plan: Plan | None, today: date) -> Iterator[Ask]:
    for sent in deliveries_waiting(home().pk):
        if may_answer_delivery(member, sent, on=today):
            ref, of = sent.target.ref, sent.target.objective.priority.plan
            href = _at("plan:answer-delivery", of.slug, ref, sent.pk)
            yield Ask("Accept what was delivered", f"{ref} {sent.words}", href)
    if plan is None or not may_answer(member, on=today):
        return
    hidden = hidden_measures(member, on=today)
    for row in open_escalations(plan.pk):
        if row.target.measure not in hidden:
            href = _at("performance:answer", row.pk)
            said = f"{row.target.ref}: {row.question}"
            yield Ask("Decide what was taken further", said, href)


def when(one: Ask, today: date) -> str:
    """Return by when it is wanted, how late it is, and how it stands."""
    due = f"by {day_in_words(one.due_on)}" if one.due_on else ""
    late = late_words(one, today)
    return "; ".join(filter(None, [due, late and f"{late} late", one.detail]))


def late_words(one: Ask, today: date) -> str:
    """Return how many days late a thing is, nothing where it is not."""
    if one.due_on is None or one.due_on >= today:
        return ""
    days = (today - one.due_on).days
    if days < LONG_LATE:
        return counted(days, "day")
    months = days // 30
    return counted(months, "month") if months < 24 else f"{days // 365} years"


def _at(name: str, *args: Any) -> str:
    return reverse(name, args=args)
