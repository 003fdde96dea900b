"""What the pages about targets say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.access.models import Member
from frankpledge.access.states import Act, Kind
from frankpledge.analysis.dates import day_if_known
from frankpledge.analysis.measures.periods import Period
from frankpledge.performance import policies, rules
from frankpledge.performance.models import Decision
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.charts import has_chart, target_chart
from frankpledge.performance.selectors import (
    Entry,
    Line,
    commentaries_of,
    latest_quarter,
    open_escalations,
    quarters_of,
    slug_of,
)
from frankpledge.performance.selectors.pairing import Beside
from frankpledge.performance.states import ASKING_TONES
from frankpledge.plan.selectors import Plan, claims_for, off_course_first, plans_of
from frankpledge.plan.states import SYMBOLS, TargetStatus
from frankpledge.ui.addresses import address


def target_href(plan: Plan, quarter: Period, ref: str, page: str = "target") -> str:
    """Return the address of one of a target's pages for a quarter."""
    return address(f"performance:{page}", plan.slug, slug_of(quarter), ref)


def status_options(status: TargetStatus) -> dict[str, str]:
    """Return a status for the status component: symbol, words, tone."""
    return {
        "symbol": SYMBOLS[status],
        "text": status.value.capitalize(),
        "tone": words.TONES[status],
    }


def status_page(
    plan: Plan,
    quarter: Period,
    entries: Sequence[Entry],
    *,
    beside: Mapping[int, Beside],
    by: Member,
    today: date,
) -> dict[str, Any]:
    """Return the front page: what needs attention first, then everything else."""
    ordered = _in_order(entries)
    open_ones = open_escalations(plan.pk)
    withheld = {one.target.pk for one in entries if one.is_withheld}
    checked = claims_for(plan, by=by, today=today)
    differing = [one for one in checked if one.verdict.value != "agrees"]
    return chooser(plan, quarter, today) | {
        "plan": plan,
        "quarter": quarter,
        "quarter_slug": slug_of(quarter),
        "counts": _counts(entries),
        "attention": [
            card(plan, quarter, one, by=by, today=today)
            | {"beside": read_words(beside, one)}
            for one in ordered
            if one.is_exception
        ],
        "lines": [
            row(plan, quarter, one) | {"beside": read_words(beside, one)}
            for one in ordered
            if not one.is_exception
        ],
        "claims_to_check": len(differing),
        "escalations": [
            {"row": one, "href": reverse("performance:answer", args=[one.pk])}
            for one in open_ones
            if one.target_id not in withheld
        ],
        "may_answer": policies.may_answer(by, on=today),
        "may_build": policies.may_build_report(by, on=today),
        "year": quarter.starts_on.year - (quarter.starts_on.month < 4),
    }


def chooser(plan: Plan, quarter: Period, today: date) -> dict[str, Any]:
    """Return the plans and quarters that can be chosen."""
    return {
        "plans": [
            {"slug": one.slug, "title": one.title, "chosen": one.pk == plan.pk}
            for one in plans_of(plan.partnership_id)
            if latest_quarter(one, today=today)
        ],
        "quarters": [
            {"label": one.label, "chosen": one == quarter}
            for one in quarters_of(plan, today=today)
        ],
    }


def read_words(beside: Mapping[int, Beside], entry: Entry) -> str:
    """Return what a target and the harm beside it say together, if it has one."""
    found = beside.get(entry.target.pk)
    return found.reading.sentence if found else ""


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    places = {
        one.target.pk: place
        for place, one in enumerate(
            off_course_first([each.standing for each in entries])
        )
    }
    return sorted(
        entries, key=lambda each: (not each.is_exception, places[each.target.pk])
    )


def _counts(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    shown = [each.status for each in entries if not each.is_withheld]
    return [
        {
            "label": state.value.capitalize(),
            "value": shown.count(state),
            "symbol": SYMBOLS[state],
        }
        for state in TargetStatus
        if shown.count(state)
    ]


def row(plan: Plan, quarter: Period, entry: Entry) -> dict[str, Any]:
    """Return one target as a row of the page's table."""
    return {
        "ref": entry.target.ref,
        "name": words.name_of(entry),
        "href": target_href(plan, quarter, entry.target.ref),
        "wish": words.wish(entry),
        "unit": words.unit(entry),
        "promise": words.promise(entry),
        "latest": words.latest(entry),
        "figure": words.latest_in_full(entry),
        "needed": words.needed(entry),
        "status": shown_status(entry),
        "because": "" if entry.is_withheld else entry.standing.verdict.because,
        "owner": words.who(entry.target.owner),
        "is_withheld": entry.is_withheld,
    }


def shown_status(entry: Entry) -> dict[str, str]:
    """Return the status component's options for what this reader may see."""
    if entry.is_withheld:
        return {"symbol": "[c]", "text": "Not shown to you", "tone": "suppressed"}
    return status_options(entry.status)


def card(
    plan: Plan, quarter: Period, entry: Entry, *, by: Member, today: date
) -> dict[str, Any]:
    """Return a target that needs attention, with what is asked of whom by when."""
    said = entry.said.commentary
    return row(plan, quarter, entry) | {
        "before": status_options(entry.before) if entry.before else {},
        "has_turned": entry.has_turned,
        "asking": {
            "text": entry.asking.value.capitalize(),
            "tone": ASKING_TONES[entry.asking],
        },
        "due_on": entry.due_on,
        "cause": said.cause if said else "",
        "recovery": said.recovery if said else "",
        "recovery_by": _recovery_by(entry),
        "override": entry.said.override,
        "may_comment": policies.may_comment(by, entry.standing, on=today),
        "comment_href": target_href(plan, quarter, entry.target.ref, "comment"),
    }


def _recovery_by(entry: Entry) -> str:
    said = entry.said.commentary
    if said is None or not said.recovery:
        return ""
    return f"{said.recovery_owner}, by {day_if_known(said.recovery_due_on)}"


def target_page(
    plan: Plan,
    quarter: Period,
    entry: Entry,
    *,
    line: Line | None = None,
    beside: Beside | None = None,
    decided: Sequence[Decision] = (),
    by: Member,
    today: date,
) -> dict[str, Any]:
    """Return one target in a quarter: figures, status, what was said, what may be done."""
    here = target_href(plan, quarter, entry.target.ref)
    drawn = has_chart(entry)
    return acts(entry, by=by, today=today) | {
        "plan": plan,
        "quarter": quarter,
        "entry": entry,
        "one": card(plan, quarter, entry, by=by, today=today),
        "worked_out": status_options(entry.worked_out),
        "facts": _facts(entry),
        "chart": target_chart(entry, quarter) if drawn else None,
        "chart_src": f"{here}chart.svg",
        "said": [] if entry.is_withheld else list(commentaries_of(entry.target.pk)),
        "escalations": () if entry.is_withheld else entry.said.escalations,
        "beside": beside,
        "expect": ""
        if entry.is_withheld or line is None
        else words.forecast(entry, line.forecast),
        "ladder": rules.ladder(entry.asking, quarter.ends_before)
        if entry.is_exception
        else [],
        "decisions": [] if entry.is_withheld else decided,
        "pages": {
            page: target_href(plan, quarter, entry.target.ref, page)
            for page in ("comment", "override", "lift", "further", "decide", "pair")
        },
        "measure_href": reverse("evidence:measure", args=[entry.target.measure])
        if by.may(Act.SEE, Kind.MEASURE, on=today)
        else "",
    }


def acts(entry: Entry, *, by: Member, today: date) -> dict[str, Any]:
    """Return what this member may do about a target."""
    return {
        "may_comment": policies.may_comment(by, entry.standing, on=today),
        "may_override": policies.may_override(by, on=today),
        "may_escalate": policies.may_escalate(by, on=today),
        "may_answer": policies.may_answer(by, on=today),
        "may_decide": policies.may_record_decision(by, on=today),
        "may_pair": bool(policies.may_override(by, on=today))
        and entry.standing.wants_more
        and not entry.is_withheld,
    }


def _facts(entry: Entry) -> list[dict[str, Any]]:
    verdict = entry.standing.verdict
    expected = words.figure(verdict.expected, entry.standing.definition)
    facts = [
        ("Measured in", words.unit(entry)),
        ("Target", words.promise(entry)),
        ("Which way is good", words.wish(entry)),
        ("Baseline", words.WITHHELD if entry.is_withheld else words.baseline(entry)),
        ("Figure judged", words.latest_in_full(entry)),
        (
            "Where its path should be",
            expected if verdict.expected is not None and not entry.is_withheld else "",
        ),
        ("Needed from here", words.needed(entry)),
        (
            "Quarter before",
            entry.before.value if entry.before and not entry.is_withheld else "",
        ),
        ("Owner", words.who(entry.target.owner)),
        (
            "Commentary",
            f"{entry.asking.value}, due {day_if_known(entry.due_on)}"
            if entry.is_exception
            else "",
        ),
    ]
    return [
        {"key": {"text": key}, "value": {"text": value}}
        for key, value in facts
        if value
    ]


def commentary_initial(entry: Entry) -> dict[str, Any]:
    """Return the newest commentary as a form starts from it."""
    said = entry.said.commentary
    if said is None:
        return {"version": 0}
    return {
        "cause": said.cause,
        "recovery": said.recovery,
        "recovery_owner": said.recovery_owner_id,
        "recovery_due_on": said.recovery_due_on,
        "ask": said.ask,
        "version": said.version,
    }
