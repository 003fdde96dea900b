"""The annual report's members, money, views, case reviews and months known in both years."""

from datetime import date
from decimal import Decimal

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.funding import services as funding
from frankpledge.funding.models import Contribution
from frankpledge.funding.states import Certainty
from frankpledge.partnership.models import SurveyQuestion
from frankpledge.partnership.models.duties import DutyRecord
from frankpledge.performance.presenters.books import annual_report
from frankpledge.performance.selectors.year_beside import months_alike, months_of
from frankpledge.performance.selectors.yearly import annual_year
from tests.funding.conftest import fund_fields
from tests.performance.conftest import TODAY
from tests.performance.test_books import words_of


pytestmark = pytest.mark.django_db
WHOLE = {f"2019-{month:02d}": 1.0 for month in range(4, 13)} | {
    f"2020-{month:02d}": 1.0 for month in range(1, 4)
}
BEFORE = {f"{int(label[:4]) - 1}{label[4:]}": 0.5 for label in WHOLE}


@pytest.fixture
def told(plan, manager):
    """Return a function that gives the annual report's words."""

    def told(year=2019):
        found = annual_year(plan, year, by=manager, today=TODAY)
        return words_of(annual_report(found, today=TODAY))

    return told


def test_it_names_who_answers_together_and_who_works_with_them(off_course, told):
    said = told()
    assert (
        "Responsible authorities: Merseyside Fire and Rescue Service,"
        " Merseyside Police, St Helens Council." in said
    )
    assert "Working with them: Elsewhere Housing." in said


def test_a_missing_month_is_left_out_of_both_years(off_course, keep, told):
    known = {label: value for label, value in WHOLE.items() if label != "2019-07"}
    keep("burglary", PeriodType.MONTH, BEFORE | known)
    # Eleven months of 180 beside eleven of 90.
    assert "T1 | Burglary (open data) | 11 | 1,980 | 990 | 100.0% | yes" in told()


def test_a_whole_year_needs_no_table_of_months(off_course, keep, told):
    keep("burglary", PeriodType.MONTH, BEFORE | WHOLE)
    assert "1,980" not in told()


def test_no_months_are_alike_where_nothing_was_supplied():
    assert months_alike(None, months_of(2019)) is None
    assert [one.label for one in months_of(2019)] == list(WHOLE)


def test_it_tells_the_years_money_and_what_was_given(
    off_course, agencies, partnership, manager, told
):
    assert "No fund gave money in this year." in told()
    made = funding.write_fund(
        fund=None,
        fields=fund_fields(agencies["council"]),
        version=0,
        by=manager,
        on=TODAY,
    )
    funding.set_amounts(
        fund=made,
        amounts={
            (2019, Certainty.SECURED): Decimal(30000),
            (2020, Certainty.SECURED): Decimal(9000),
        },
        accepts_shortfall=False,
        version=made.version,
        by=manager,
        on=TODAY,
    )
    for day in (date(2019, 4, 1), date(2020, 3, 31), date(2020, 4, 1)):
        Contribution.objects.create(
            partnership=partnership,
            agency=agencies["police"],
            what="Patrols",
            given_on=day,
            hours=Decimal(20),
            staff_rate=Decimal(30),
            rate_source="the force",
        )
    said = told()
    assert "Safer pot | Home Office | 30,000 | 0 | 0" in said
    assert "gave 40 hours" in said
    assert "worth £1,200 at their own rates" in said


def test_it_tells_what_was_asked_with_its_margin(off_course, partnership, told):
    assert "Nothing is recorded for this year." in told()
    for wave, ends, percent in (("2019", 2019, 60), ("2020", 2020, None)):
        SurveyQuestion.objects.create(
            partnership=partnership,
            series="feel-safe",
            wave=wave,
            wording="How safe do you feel?",
            asked_from=date(ends, 5, 1),
            asked_to=date(ends, 6, 1),
            asked_how="By post",
            answers=600,
            percent=percent,
        )
    DutyRecord.objects.create(
        partnership=partnership,
        duty="views-sought",
        year=2019,
        state="in-hand",
        evidence="A public meeting on 3 June 2019.",
    )
    said = told()
    assert "How safe do you feel? | 2019 | 60.0% | 3.9 | 600" in said
    assert "How safe do you feel? | 2020" not in said
    assert "Views sought: A public meeting on 3 June 2019." in said
    assert "How safe do you feel? | 2020 | [x] | 4.0 | 600" in told(2020)


def test_case_reviews_are_told_or_said_to_be_missing(off_course, keep, told):
    keep(
        "asb-case-review-applications",
        PeriodType.FINANCIAL_YEAR,
        {"2019/20": 11.0},
    )
    said = told()
    assert "Applications for an anti-social behaviour case review | 11" in said
    assert "Anti-social behaviour case reviews held | not supplied" in said
