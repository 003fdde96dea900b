"""What the pages of a plan's registers say: pledges, regard, decisions checked, prose."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from frankpledge.access.models import Member
from frankpledge.analysis.dates import day_if_known
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import About, Document
from frankpledge.documents.writers import fragment
from frankpledge.plan import policies
from frankpledge.plan.models import Passage, Plan, Pledge, Priority
from frankpledge.plan.presenters.layouts.prose import passage as passage_blocks
from frankpledge.plan.presenters.layouts.source import Source, asked_in
from frankpledge.plan.presenters.rows import link
from frankpledge.plan.rules.content import PassageLine, PlanContent
from frankpledge.plan.rules.keeping import (
    Keeping,
    Share,
    how_kept,
    past_quarters,
    quarter_words,
    share_of,
)
from frankpledge.plan.selectors import (
    actions_in_order,
    checks_of,
    digest_of,
    pledges_of,
    prose_of,
    regard_of,
    told_since,
    without_equality_note,
)
from frankpledge.plan.selectors.layouts import measure_words, year_figures
from frankpledge.plan.selectors.registers import told
from frankpledge.plan.states import (
    EFFECT_WORDS,
    LIMB_WORDS,
    MEASURED_FROM_WORDS,
    Effect,
    Limb,
    MeasuredFrom,
    PledgeKind,
)


# A standard is read over the last year: four quarters that are over.
QUARTERS = 4
TONES = {
    Keeping.KEPT: "good",
    Keeping.NOT_KEPT: "bad",
    Keeping.CANNOT_TELL: "unknown",
    Keeping.NOTHING_TOLD: "none",
}


def pledges_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return a plan's pledges with who stands by them, its standards with how kept."""
    rows = list(pledges_of(plan))
    return {
        "plan": plan,
        "pledges": [
            pledge_row(one, today) for one in rows if one.kind == PledgeKind.PLEDGE
        ],
        "standards": [
            pledge_row(one, today) for one in rows if one.kind == PledgeKind.STANDARD
        ],
        "may_change": policies.may_change_plan(by, plan, on=today),
    }


def pledge_row(pledge: Pledge, today: date) -> dict[str, Any]:
    """Return one pledge or standard as a row."""
    since = past_quarters(today, QUARTERS)[-1]
    share = share_of(told_since(pledge, since))
    keeping = how_kept(share, pledge.share)
    standing = [one for one in pledge.signatories.all() if one.ended_on is None]
    return {
        "ref": pledge.ref,
        "title": pledge.title,
        "words": pledge.words,
        "href": link(pledge.plan, "pledge", pledge.ref),
        "owner": str(pledge.owner or "Nobody yet"),
        "promised": promised_words(pledge),
        "share": share_words(share),
        "status": {"text": keeping.value.capitalize(), "tone": TONES[keeping]},
        "signed": len(standing),
    }


def promised_words(pledge: Pledge) -> str:
    """Return how many cases are to keep a standard."""
    return "every case" if pledge.share is None else f"{pledge.share:g}% of cases"


def within_words(pledge: Pledge) -> str:
    """Return how soon a standard must be done, nothing where it names no time."""
    if pledge.within is None:
        return ""
    return f"{pledge.within:g} {pledge.within_unit.replace('-', ' ')}"


def share_words(share: Share | None) -> str:
    """Return k of n with the interval: "45 of 50 (90%, 95% interval 79% to 96%)"."""
    if share is None:
        return "No return yet"
    return (
        f"{share.kept:,} of {share.looked_at:,} ({share.percent:.0f}%,"
        f" 95% interval {share.low:.0f}% to {share.high:.0f}%)"
    )


def pledge_page(
    plan: Plan, pledge: Pledge, *, by: Member, today: date
) -> dict[str, Any]:
    """Return one pledge or standard: its words, test, signatories and returns."""
    rows = [
        ("What the public is promised", pledge.words),
        ("How one case is tested", pledge.test),
        ("To be done within", within_words(pledge)),
        ("To be kept in", promised_words(pledge)),
        ("Measured from", MEASURED_FROM_WORDS[MeasuredFrom(pledge.measured_from)]),
        ("Answerable", str(pledge.owner or "Nobody yet")),
    ]
    is_standard = pledge.kind == PledgeKind.STANDARD
    if not is_standard:
        rows = [rows[0], rows[-1]]
    return {
        "plan": plan,
        "pledge": pledge,
        "is_standard": is_standard,
        "is_counted": pledge.measured_from == MeasuredFrom.CASEWORK,
        "row": pledge_row(pledge, today),
        "facts": [{"key": key, "value": value} for key, value in rows if value],
        "returns": [return_row(one) for one in pledge.reports.all()],
        "signatories": list(pledge.signatories.all()),
        "may_change": policies.may_change_plan(by, plan, on=today),
        "may_tell": policies.may_tell_standard(by, by.agency, on=today),
    }


def return_row(one: Any) -> dict[str, Any]:
    """Return one agency's return for one quarter."""
    share = share_of([told(one)])
    every = " of every case there was" if told(one).is_every_case else ""
    return {
        "quarter": quarter_words(one.quarter_starts_on),
        "agency": str(one.agency),
        "share": share_words(share) + every,
        "drawn": one.drawn,
        "evidence": one.evidence,
    }


def regard_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return priorities above beside ours, and the gaps on both sides."""
    found = regard_of(plan, on=today)
    named: dict[int, Any] = {one.pk: one for one in found.externals}  # type: ignore[attr-defined]
    own = Priority.objects.in_bulk(found.gaps.own)
    return {
        "plan": plan,
        "rows": [
            {
                "theirs": row.external,
                "ours": f"{row.priority.ref} {row.priority}" if row.priority else "",
                "words": row.words,
                "is_over": row.external_id not in named,
                "pk": row.pk,
            }
            for row in found.rows
        ],
        "unmet": [named[pk] for pk in found.gaps.unmet],
        "own": [own[pk] for pk in found.gaps.own],
        "has_any": bool(found.externals),
        "register_href": reverse("assessment:above"),
        "may_change": policies.may_change_plan(by, plan, on=today),
    }


def checks_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return the decisions checked under section 17, and actions nobody looked at."""
    return {
        "plan": plan,
        "rows": [
            {
                "title": one.title,
                "agency": str(one.agency),
                "decided": day_if_known(one.decided_on),
                "effects": [
                    f"{LIMB_WORDS[limb]}: {effect_words(one.effects, limb)}"
                    for limb in Limb
                ],
                "why": one.why,
                "changed": one.changed,
                "checked": f"{one.checked_by}, {day_if_known(one.checked_on)}",
            }
            for one in checks_of(plan)
        ],
        "unnoted": [
            {
                "text": f"{one.ref} {one.text}",
                "href": reverse("plan:action", args=[one.pk]),
            }
            for one in without_equality_note(actions_in_order(plan))
        ],
        "may_add": policies.may_tell_standard(by, by.agency, on=today),
    }


def effect_words(effects: dict[str, str], limb: Limb) -> str:
    """Return the effect expected on one thing, in lower case."""
    return EFFECT_WORDS[Effect(effects.get(limb.value, Effect.UNSURE))].lower()


def prose_page(plan: Plan, *, by: Member, today: date) -> dict[str, Any]:
    """Return a plan's passages, who wrote each and who approved it as it stands."""
    rows = prose_of(plan)
    source = prose_source(plan, [one for one, _ in rows], on=today)
    bodies = {each.ref: as_read(source, each) for each in source.content.passages}
    return {
        "plan": plan,
        "rows": [
            {
                "ref": one.ref,
                "part": one.part.replace("-", " ").capitalize(),
                "under": one.under,
                "heading": one.heading,
                "text": one.text,
                "body": bodies.get(one.ref),
                "author": one.author,
                "approval": approval,
                "sha256": digest_of(one),
            }
            for one, approval in rows
        ],
        "may_change": policies.may_change_plan(by, plan, on=today),
        "may_approve": policies.may_approve_prose(by, on=today),
    }


def prose_source(plan: Plan, passages: Sequence[Passage], *, on: date) -> Source:
    """Return what a plan's prose alone is laid out from: its figures, none of its lines."""
    names = ("ref", "part", "under", "heading", "text", "author")
    lines = [
        PassageLine(**{name: getattr(one, name) for name in names}) for one in passages
    ]
    asked = {name for one in lines for name in asked_in(one.text)}
    content = PlanContent.model_construct(
        title=plan.title,
        area=plan.area_code,
        starts_on=plan.starts_on,
        passages=lines,
    )
    return Source(
        content=content,
        names=measure_words() if asked else {},
        figures=year_figures(asked, {plan.area_code}),
        partnership="",
        state=plan.state,
        version="",
        on=on,
    )


def as_read(source: Source, passage: PassageLine) -> SafeString | None:
    """Return a passage with its live figures filled in, None where one is asked wrongly."""
    unsigned = passage.model_copy(update={"author": ""})
    try:
        blocks = tuple(passage_blocks(source, unsigned))
    except DocumentFailure:
        return None
    return fragment(Document(About(passage.heading or passage.ref, source.on), blocks))
