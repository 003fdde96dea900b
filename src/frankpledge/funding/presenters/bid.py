"""What the page of a bid shows: the bid, what it lacks, how it is scored and decided."""

from typing import Any

from frankpledge.analysis.dates import day_in_words, last_day, year_words
from frankpledge.analysis.patterns.harm.weights import unit_costs
from frankpledge.funding.models import Bid
from frankpledge.funding.presenters.page import Page, Section, known
from frankpledge.funding.presenters.words import address, link, papers, span, words
from frankpledge.funding.rules.gate import Letter, Missing
from frankpledge.funding.rules.money import pounds, total
from frankpledge.funding.rules.scoring import Asked, Summary
from frankpledge.funding.selectors import asked_in_all
from frankpledge.funding.states import BidState


HELP = "/help/how-to/bid-for-money/"


def bid_page(
    bid: Bid,
    missing: list[Missing],
    scored: Summary,
    *,
    buttons: list[tuple[str, str]],
    may_change: bool,
    measure_name: str,
    sees_scores: bool,
    may_export: bool = False,
) -> Page:
    """Return everything the page of a bid shows."""
    return Page(
        title=bid.title,
        caption=f"Bid, {words(bid.state).lower()}",
        here="bids",
        back=("Bids", address("bids")),
        help_url=HELP,
        facts=bid_facts(bid, measure_name),
        buttons=buttons,
        papers=papers("bid-paper", bid.pk) if may_export else [],
        sections=[
            money_section(bid, may_change=may_change),
            gate_section(missing),
            *score_sections(bid, scored, sees_scores=sees_scores),
            *decision_sections(bid),
            Section("What happened", history=history(bid)),
        ],
    )


def bid_facts(bid: Bid, measure_name: str) -> list[tuple[str, Any]]:
    """Return what a bid says, letter by letter."""
    return known(
        [
            ("Asked by", f"{bid.agency.name} ({bid.asked_by.user.name})"),
            ("Fund", bid.fund.name),
            ("Theme group", bid.group.name if bid.group else ""),
            ("Objective", bid.objective),
            ("Measured by", measure_name),
            ("From where to where", from_to(bid)),
            ("Why it can be done", bid.achievable),
            ("Serves", bid.serves_words),
            ("When", span(bid.starts_on, bid.ends_before) if bid.starts_on else ""),
            ("Evaluated", bid.evaluation),
            ("Reviewed", bid.review),
            ("First review", day_in_words(bid.review_on) if bid.review_on else ""),
            ("A result spares", unit_words(bid)),
        ]
    )


def from_to(bid: Bid) -> str:
    """Return the figure a bid starts from and the one it is to reach."""
    if bid.baseline is None or bid.aim is None:
        return ""
    ends = bid.baseline_ends_before
    until = f" (period to {day_in_words(last_day(ends))})" if ends else ""
    return f"{bid.baseline:g}{until} to {bid.aim:g}"


def unit_words(bid: Bid) -> str:
    """Return what one result spares society, with its source."""
    found = [one for one in unit_costs().weights if one.code == bid.unit_cost]
    return (
        f"{bid.unit_cost}: {pounds(found[0].weight)} ({found[0].source})"
        if found
        else ""
    )


def money_section(bid: Bid, *, may_change: bool) -> Section:
    """Return what is asked by year, what others add, and each body's share of it all."""
    asked = asked_in_all(bid)
    shares = list(bid.shares.all())
    whole = asked + total(row.money + row.in_kind for row in shares)
    rows: list[list[Any]] = [
        [
            f"{bid.fund.name}, {year_words(row.year)}",
            pounds(row.amount),
            "",
            part(row.amount, whole),
            "",
        ]
        for row in bid.years.all()
    ]
    for row in shares:
        removal = link("Remove", "remove-share", bid.pk, row.pk) if may_change else ""
        name = f"{row}: {row.what}" if row.what else str(row)
        both = row.money + row.in_kind
        rows.append(
            [name, pounds(row.money), pounds(row.in_kind), part(both, whole), removal]
        )
    if rows:
        kind = total(row.in_kind for row in shares)
        rows.append(["All together", pounds(whole - kind), pounds(kind), "100%", ""])
    links = [
        ("Set what is asked", address("bid-amounts", bid.pk)),
        ("Add a share", address("add-share", bid.pk)),
    ]
    return Section(
        "Money",
        head=["Who gives it", "Money", "In kind", "Share", "Change"],
        rows=rows,
        empty="No amount is asked yet.",
        links=links if may_change else [],
    )


def part(amount: Any, whole: Any) -> str:
    """Return a share in per cent."""
    return f"{100 * amount / whole:.0f}%" if whole else ""


def gate_section(missing: list[Missing]) -> Section:
    """Return how a bid stands at the gate, letter by letter, with examples."""
    lacking = [one for one in missing if not one.is_advice]
    said = (
        [f"It lacks {len(lacking)} of what a bid needs, and cannot be submitted yet."]
        if lacking
        else [
            "It is specific, measurable, achievable, relevant, time-bound, and says how it is evaluated and reviewed."
        ]
    )
    return Section(
        "The gate",
        words=said,
        head=["Letter", "At the gate", "What is missing", "For example"],
        rows=[row for letter in Letter for row in gate_rows(letter, missing)],
    )


def gate_rows(letter: Letter, missing: list[Missing]) -> list[list[str]]:
    """Return one letter of the gate: that it was said, or what is missing of it."""
    found = [one for one in missing if one.letter is letter]
    return [
        [letter.value, "Advice" if one.is_advice else "Missing", one.says, one.example]
        for one in found
    ] or [[letter.value, "Said", "", ""]]


def score_sections(bid: Bid, scored: Summary, *, sees_scores: bool) -> list[Section]:
    """Return how a bid is scored, to those who may see it yet."""
    if bid.state == BidState.DRAFT:
        return []
    if not sees_scores:
        said = (
            "Scores are shown to you once you have given yours, so that nobody leads."
        )
        return [Section("Scores", words=[said])]
    return [
        Section(
            "Scores",
            words=[scored.words],
            head=["Principle", "Mean", "Points given", "Spread"],
            rows=[
                [
                    one.asked.title,
                    "" if one.mean is None else f"{one.mean:.1f}",
                    ", ".join(map(str, sorted(one.points))),
                    f"{one.spread}, talk about it" if one.is_disputed else one.spread,
                ]
                for one in scored.principles
            ],
        ),
        Section(
            "Reasons for the points",
            head=["Principle", "By", "Points", "Why"],
            rows=[
                [
                    title_of(row.principle, [one.asked for one in scored.principles]),
                    by_words(row.given_by, bid),
                    row.points,
                    row.reason,
                ]
                for row in bid.scores.all()
            ],
            empty="Nobody has scored it yet.",
        ),
    ]


def title_of(key: str, asked: list[Asked]) -> str:
    """Return a principle's title."""
    return next((one.title for one in asked if one.key == key), key)


def by_words(member: Any, bid: Bid) -> str:
    """Return who scored, and that it is their own agency's bid where it is."""
    own = ", own agency's bid" if member.agency_id == bid.agency_id else ""
    return f"{member}{own}"


def decision_sections(bid: Bid) -> list[Section]:
    """Return what the board decided and what it saw."""
    decision = getattr(bid, "decision", None)
    if decision is None:
        return []
    seen = decision.seen
    rows = [
        ["Decided", words(decision.verdict)],
        ["Why", decision.reason],
        ["By", str(decision.made_by)],
        ["Scores seen", seen["scores"]],
        ["Asked", pounds(seen["asked"])],
        [f"Free in {seen['fund']} then", pounds(seen["free"])],
    ]
    award = getattr(bid, "award", None)
    links = [("The award and its returns", address("award", award.pk))] if award else []
    return [
        Section("What the board decided", head=["What", "Said"], rows=rows, links=links)
    ]


def history(bid: Bid) -> list[dict[str, Any]]:
    """Return the steps of a bid, newest first."""
    return [
        {
            "label": words(row.state),
            "byline": str(row.made_by),
            "datetime": row.made_at,
            "text": row.note,
        }
        for row in bid.steps.all()
    ]
