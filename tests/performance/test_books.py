"""The monthly update, the forum's report and the annual report as documents."""

from dataclasses import replace
from datetime import date

import pytest

from frankpledge.analysis.measures.periods import PeriodType
from frankpledge.documents.model import Heading, Listing, Paragraph, Table, plain
from frankpledge.evidence.models import MeasureVersion
from frankpledge.partnership.models import Area
from frankpledge.performance import services
from frankpledge.performance.presenters.books import (
    annual_report,
    file_of_book,
    forum_report,
    update_book,
)
from frankpledge.performance.presenters.report import made_of, report_on
from frankpledge.performance.selectors import NoSuchQuarter
from frankpledge.performance.selectors.deciding import decisions_on
from frankpledge.performance.selectors.forum import forum_for
from frankpledge.performance.selectors.updates import (
    area_named,
    latest_month,
    month_named,
    monthly_update,
    newest_month,
    quarter_holding,
    update_areas,
)
from frankpledge.performance.selectors.yearly import annual_year, words_of_chair
from frankpledge.performance.services import freeze_report
from tests.performance.conftest import BURGLARY, HOME, NOW, TODAY
from tests.performance.test_keeping import ACHIEVED


pytestmark = pytest.mark.django_db
MONTHS = {"2019-03": 1.0, "2020-03": 2.0}
WARD = "E05000917"


@pytest.fixture
def places(partnership):
    made = {"boundary_year": 2011, "partnership": partnership}
    Area.objects.create(code=HOME, name="St Helens", kind="partnership", **made)
    Area.objects.create(code=WARD, name="Blackbrook", kind="ward", **made)


def words_of(book):
    said = []
    for block in book.document.blocks:
        if isinstance(block, Heading | Paragraph):
            said.append(plain(block.text))
        elif isinstance(block, Listing):
            said += [plain(item) for item in block.items]
        elif isinstance(block, Table):
            said += [" | ".join(row) for row in block.words()]
    return "\n".join(said)


@pytest.fixture
def update(off_course, places, keep, plan, manager):
    keep("burglary", PeriodType.MONTH, MONTHS)

    def update(code=HOME, **others):
        return monthly_update(
            plan,
            area_named(code),
            month_named("2020-03"),
            by=manager,
            today=TODAY,
            **others,
        )

    return update


def test_an_update_puts_exceptions_first_with_owner_and_recovery(update):
    found = update()
    assert [row.entry.target.ref for row in found.exceptions] == ["T1"]
    said = words_of(update_book(found, decisions_on(found), today=TODAY))
    assert "Measures of the plan: 1. Needing attention: 1." in said
    assert "▲ Off course | Merseyside Police | None recorded" in said
    assert "No decision has been recorded." in said


def test_a_wards_update_tells_what_stands_out_there(update, keep):
    keep("burglary", PeriodType.MONTH, MONTHS, area=WARD)
    found = update("blackbrook")
    assert (found.area.name, len(found.exceptions)) == ("Blackbrook", 1)
    said = words_of(update_book(found, [], today=TODAY))
    assert "↑ Up on a year before, by more than chance explains" in said
    keep("burglary", PeriodType.MONTH, {"2020-02": 1.0}, area=WARD, known_at=NOW)
    assert [row.entry.target.ref for row in update(WARD).others] == ["T1"]


def test_what_gets_better_goes_as_it_should(update, keep):
    better = {"2019-03": 2.0, "2020-03": 1.0}
    keep("burglary", PeriodType.MONTH, better, area=WARD)
    found = update(WARD)
    assert [row.entry.target.ref for row in found.well] == ["T1"]
    assert "↓ Down on a year before" in words_of(update_book(found, [], today=TODAY))


def test_a_month_or_area_that_is_none_is_said_to_be_none(places):
    for name in ("nonsense", "2019/20"):
        with pytest.raises(NoSuchQuarter, match="not a month"):
            month_named(name)
    with pytest.raises(NoSuchQuarter, match="no area"):
        area_named("Nowhere")
    assert [one.code for one in update_areas()] == [HOME, WARD]
    assert quarter_holding(month_named("2020-03")) == "2019/20-Q4"


def test_the_latest_month_is_the_last_that_is_over(plan):
    assert latest_month(plan, today=TODAY).label == "2020-04"
    assert latest_month(plan, today=date(2025, 1, 9)).label == "2021-03"
    assert latest_month(plan, today=date(2019, 4, 9)) is None


def test_the_newest_month_is_the_last_with_a_figure(off_course, plan, keep):
    asked = {"today": TODAY}
    assert newest_month(plan, **asked).label == "2020-04"
    keep("burglary", PeriodType.MONTH, MONTHS | {"2020-04": (None, "missing")})
    assert newest_month(plan, **asked).label == "2020-03"
    assert newest_month(plan, today=date(2020, 2, 9)).label == "2020-01"
    assert newest_month(plan, today=date(2019, 4, 9)) is None


def test_residents_read_counts_and_plain_words(
    off_course, places, keep, plan, quarter, manager
):
    keep(
        "burglary",
        PeriodType.QUARTER,
        {"2018/19-Q4": 1.4, "2019/20-Q4": 1.8},
        area=WARD,
    )
    made = forum_for(plan, area_named(WARD), quarter, by=manager, today=TODAY)
    said = words_of(forum_report(made, today=TODAY))
    assert made.period.label == "2019/20-Q4"
    assert "Burglary | 324 | 252 | ↑ More than a year before" in said
    assert "Acquisitive crime: ▲ Not going as we promised." in said
    assert "open data" not in said


def test_no_restricted_measure_reaches_a_forum(
    places, make_target, keep, plan, quarter, manager
):
    keep("burglary", PeriodType.QUARTER, BURGLARY)
    make_target("T1")
    version = MeasureVersion.objects.get(measure="burglary", state="in-force")
    version.content = {**version.content, "restricted": True}
    version.save()
    made = forum_for(plan, area_named(HOME), quarter, by=manager, today=TODAY)
    assert (made.rows, list(made.priorities)) == ([], [])


def test_the_annual_report_tells_misses_and_checked_achievements(
    off_course, plan, manager, analyst
):
    written = services.write_achievement(
        plan=plan, achievement=None, version=0, said=ACHIEVED, by=manager, at=NOW
    )
    before = words_of(
        annual_report(annual_year(plan, 2019, by=manager, today=TODAY), today=TODAY)
    )
    assert "No achievement has been checked yet." in before
    assert "Not printed, as nobody has checked them: 1." in before
    services.check_achievement(achievement=written, version=1, by=analyst, at=NOW)
    year = annual_year(plan, 2019, by=manager, today=TODAY)
    said = words_of(annual_report(year, today=TODAY))
    assert "Missed or off course: 1." in said
    assert "Fewer sheds broken into | 12% fewer | of 300 in 2018/19" in said
    assert "T1 | Burglary (open data) | ? Cannot tell yet" in said
    assert "Rated by ourselves: nothing is rated." in said or "not been done" in said


def test_the_chairs_own_words_stand_first_in_both_reports(
    off_course, plan, quarter, manager
):
    words = "We did\nmuch.\n\n  Burglary rose.  "
    report = report_on(
        plan, quarter, by=manager, today=TODAY, version="1", chair_words=words
    )
    freeze_report(
        plan=plan,
        quarter=quarter,
        made=made_of(report, ["csv"]),
        note="",
        by=manager,
        at=NOW,
    )
    year = annual_year(plan, 2019, by=manager, today=TODAY)
    for document in (report.document, annual_report(year, today=TODAY).document):
        assert [plain(block.text) for block in document.blocks[:3]] == [
            "From the chair",
            "We did much.",
            "Burglary rose.",
        ]
    assert annual_year(plan, 2020, by=manager, today=TODAY).chair_words == ""


def test_a_chairs_words_on_restricted_figures_are_for_who_may_see_them(
    off_course, plan, quarter, manager, practitioner
):
    made = replace(
        made_of(report_on(plan, quarter, by=manager, today=TODAY), []),
        chair_words="Three of them came back.",
        has_restricted=True,
    )
    freeze_report(plan=plan, quarter=quarter, made=made, note="", by=manager, at=NOW)
    asked = {"plan": plan, "quarter": quarter, "today": TODAY}
    assert words_of_chair(**asked, by=manager) == "Three of them came back."
    assert words_of_chair(**asked, by=practitioner) == ""


def test_a_year_under_way_says_which_quarters_are_not_over(off_course, plan, manager):
    year = annual_year(plan, 2020, by=manager, today=TODAY)
    said = words_of(annual_report(year, today=TODAY))
    assert "not over yet | not over yet | not over yet | not over yet" in said


@pytest.mark.parametrize("form", ["html", "docx", "odt"])
def test_a_document_is_a_file_in_every_format(update, form):
    file = file_of_book(update_book(update(), [], today=TODAY), form)
    assert file.name == f"st-helens-update-2020-03.{form}"
    assert len(file.content) > 1000
