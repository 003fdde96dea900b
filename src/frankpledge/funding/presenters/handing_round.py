"""A bid, an award and a quarter's return as documents that a board can hold."""

from datetime import date

from frankpledge.access.models import Member
from frankpledge.funding.models import Award, Bid, Return
from frankpledge.funding.presenters.award import award_page, return_page
from frankpledge.funding.presenters.bid import bid_page
from frankpledge.funding.presenters.papers import Paper, paper_of
from frankpledge.funding.selectors import (
    lacking,
    outcome_of_return,
    result_of,
    sees_scores,
    summary_of,
)
from frankpledge.funding.selectors.choosing import measure_name
from frankpledge.partnership.selectors import home


def bid_paper(bid: Bid, *, by: Member, on: date) -> Paper:
    """Return a bid with how it passed the gate, its scores and what was decided."""
    page = bid_page(
        bid,
        lacking(bid, today=on),
        summary_of(bid, today=on),
        buttons=[],
        may_change=False,
        measure_name=measure_name(bid.measure, bid.area_code),
        sees_scores=sees_scores(bid, by),
    )
    return paper_of(page, name=f"bid-{bid.pk}", area=home().name, today=on)


def award_paper(award: Award, *, by: Member, on: date) -> Paper:
    """Return an award with its conditions, its returns, and what its result cost."""
    result = result_of(award, by=by, on=on)
    page = award_page(award, result, today=on, may_hold=False, may_ask=False)
    return paper_of(page, name=f"award-{award.pk}", area=home().name, today=on)


def return_paper(row: Return, *, by: Member, on: date) -> Paper:
    """Return a quarter's return with its outcome, looked up, and where it comes from."""
    found = outcome_of_return(row, by=by, on=on)
    page = return_page(row, found, today=on, may_send=False, may_ask=False)
    return paper_of(page, name=f"return-{row.pk}", area=home().name, today=on)
