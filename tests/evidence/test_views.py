"""The pages: what they show, to whom, with how many questions to the database."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.access.states import Role
from frankpledge.audit.models import Entry
from frankpledge.evidence import selectors, services
from frankpledge.evidence.models import ComparisonGroup, MeasureVersion, RecordingChange
from frankpledge.evidence.selectors.taking import taken_words
from tests.evidence.conftest import (
    AT,
    HOME,
    LATER,
    ONE,
    TODAY,
    bring_totals,
    burglaries,
)


pytestmark = pytest.mark.django_db
MOST_QUERIES = 30
MONTH = f"/measures/burglary/{HOME}/month"
PAGES = [
    "/measures/",
    "/measures/burglary/",
    f"/measures/burglary/?area={ONE}&period_type=quarter&from=2018-04&to=2019-03",
    "/measures/burglary/?period_type=year-to-date",
    "/measures/burglary/?rows=all&kind=ward&groups=similar",
    "/measures/marac-repeat-rate-older-rule/",
    f"{MONTH}/2020-01-01/",
    f"{MONTH}/2019-08-01/",
    f"{MONTH}/known/",
    f"{MONTH}/known/?on=2020-03-02",
    f"{MONTH}/known/?on=2001-01-01",
    "/measures/burglary/versions/",
    "/measures/burglary/versions/1/",
    "/measures/groups/",
    "/measures/groups/?one=similar&two=similar",
    "/measures/groups/similar/",
    "/measures/recording-changes/",
    f"/areas/{HOME}/evidence/",
    f"/areas/{ONE}/evidence/",
    f"/areas/{HOME}/evidence/types/",
    f"/areas/{HOME}/evidence/types/?period_type=month&at=2020-01-01",
    f"/areas/{HOME}/evidence/composition/",
    f"/areas/{HOME}/evidence/hot/",
    f"/areas/{ONE}/evidence/hot/?type=burglary",
    "/explore/",
    "/explore/?measure=burglary&period_type=quarter",
    "/explore/?measure=burglary&period_type=snapshot&area=nowhere&from=never",
]
KEEPERS = [
    "/measures/new/",
    "/measures/burglary/change/",
    "/measures/proposals/",
    "/measures/groups/new/",
    "/measures/groups/similar/change/",
    "/measures/recording-changes/new/",
]
FILES = [
    f"{MONTH}/trend.svg",
    f"{MONTH}/trend.svg?width=narrow",
    f"{MONTH}/trend.png?save",
    f"{MONTH}/comparison.svg?group=similar",
    f"{MONTH}/comparison.svg?group=similar&as=box",
    f"{MONTH}/map.svg?kind=ward",
    f"{MONTH}/figures.csv",
    f"{MONTH}/figures.ods",
    f"{MONTH}/figures.xlsx",
    f"/areas/{HOME}/evidence/types.csv",
    f"/areas/{HOME}/evidence/composition.svg",
    f"/areas/{HOME}/evidence/hot.svg",
    "/measures/?format=csv",
]
NOT_THERE = [
    "/measures/no-such/",
    "/measures/burglary/?area=nowhere",
    f"/measures/burglary/{HOME}/fortnight/trend.svg",
    f"/measures/burglary/{HOME}/snapshot/trend.svg",
    f"{MONTH}/trend.pdf",
    f"{MONTH}/comparison.svg?group=nobody",
    f"/measures/burglary/{HOME}/quarter/comparison.svg?group=similar",
    f"{MONTH}/map.svg?kind=beat",
    f"/measures/burglary/{HOME}/snapshot/map.svg",
    f"{MONTH}/figures.doc",
    f"{MONTH}/1999-01-01/",
    f"{MONTH}/yesterday/",
    f"/measures/burglary/{HOME}/snapshot/2020-01-01/",
    f"/areas/{HOME}/evidence/types.doc",
    "/measures/burglary/versions/99/",
    "/measures/groups/nobody/",
]


@pytest.fixture
def desk(group: ComparisonGroup, analyst, signed_in) -> Client:
    """Return the browser of an analyst, with figures and a comparison group."""
    return signed_in(analyst)


def test_every_page_answers(desk: Client) -> None:
    broken = {page: desk.get(page).status_code for page in [*PAGES, *KEEPERS, *FILES]}
    assert {page: code for page, code in broken.items() if code != 200} == {}


def test_what_is_not_there_is_not_found(desk: Client) -> None:
    found = {page: desk.get(page).status_code for page in NOT_THERE}
    assert {page: code for page, code in found.items() if code != 404} == {}


def test_outsider_finds_nothing(group, outsider, signed_in) -> None:
    browser = signed_in(outsider)
    found = {page: browser.get(page).status_code for page in [*PAGES, *KEEPERS, *FILES]}
    assert {page: code for page, code in found.items() if code != 404} == {}


def test_practitioner_reads_but_neither_keeps_nor_exports(
    group, practitioner, signed_in
) -> None:
    browser = signed_in(practitioner)
    assert browser.get("/measures/burglary/").status_code == 200
    refused = [*KEEPERS[:2], *KEEPERS[3:], f"{MONTH}/figures.csv"]
    codes = {page: browser.get(page).status_code for page in refused}
    assert set(codes.values()) == {403}
    assert b"Figures as CSV" not in browser.get("/measures/burglary/").content


def test_pages_ask_few_questions(desk: Client) -> None:
    asked = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as found:
            desk.get(page)
        asked[page] = len(found)
    assert {page: count for page, count in asked.items() if count > MOST_QUERIES} == {}


def test_measure_page_asks_as_often_with_one_load_as_with_many(
    desk: Client, bring, django_assert_num_queries
) -> None:
    with CaptureQueriesContext(connection) as first:
        desk.get("/measures/burglary/")
    for year in (2015, 2016, 2017):
        bring(f"load-{year}", {date(year, m, 1): burglaries(5) for m in range(1, 13)})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    with django_assert_num_queries(len(first)):
        desk.get("/measures/burglary/")


def text_of(browser: Client, page: str) -> str:
    return " ".join(browser.get(page).content.decode().split())


def test_measure_page_says_what_changed_what_is_missing_and_what_to_beware(
    desk,
) -> None:
    page = text_of(desk, "/measures/burglary/")
    assert (
        "no clear change between December 2018 and December 2019. It went from 10.00"
        " to 6.67 offences per 1,000 residents" in page
    )
    assert "July 2019" in page
    for caveat in selectors.measure("burglary").definition.caveats:
        assert caveat in page
    assert ">[x]</a>" in page
    assert "St Helens is number 2 of 2 in December 2019" in page
    assert "Ward One" in page


def test_pages_say_that_figures_are_being_counted_again(desk, bring) -> None:
    owing = bring("load-again", {date(2019, 6, 1): burglaries(25)})
    owing.figures_are_due = True
    owing.save()
    for page in ("/measures/", "/measures/burglary/", f"/areas/{HOME}/evidence/"):
        assert b"Being counted again" in desk.get(page).content
    owing.figures_are_due = False
    owing.save()
    assert b"Being counted again" not in desk.get("/measures/").content


def test_months_that_are_none_or_hold_nothing_are_said(desk) -> None:
    wrong = desk.get("/measures/burglary/?from=spring").content.decode()
    assert "“spring” is not a month" in wrong
    none = desk.get("/measures/burglary/?from=May+2035").content.decode()
    assert "none between the months asked for" in none
    explored = desk.get("/explore/?measure=burglary&from=May+2035").content.decode()
    assert "none between the months asked for" in explored


def test_year_with_a_gap_is_compared_over_the_months_both_have(desk) -> None:
    page = text_of(desk, "/measures/burglary/?period_type=calendar-year")
    assert "supplied only in part, so there is no total. No change is given." in page
    assert "Over the 11 months that both have, alike: Burglary (open data) fell" in page
    assert "from 110.00 to 73.33 offences per 1,000 residents" in page


def test_break_refuses_the_change_and_offers_to_start_from_it(desk, analyst) -> None:
    services.record_change(
        by=analyst,
        change_on=date(2019, 4, 1),
        title="New counting rules",
        effect="",
        dataset="",
        measures=[],
        area_code="",
        at=AT,
        on=TODAY,
    )
    page = text_of(desk, "/measures/burglary/")
    assert "counted by other rules (New counting rules)" in page
    assert "Counted by the same rules" in page
    chart = desk.get(f"{MONTH}/trend.svg").content.decode()
    assert "New counting rules" in chart


def test_number_page_names_the_loads_and_every_earlier_state(desk, bring) -> None:
    bring("load-again", {date(2019, 12, 1): burglaries(26)})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    page = text_of(desk, f"{MONTH}/2020-01-01/")
    assert "load-again" in page
    assert "8.67 offences per 1,000 residents" in page
    assert "6.67" in page
    assert "Mid-2018 estimate" in page


def test_number_and_measure_say_when_they_were_taken_from_the_suppliers_system(
    desk, bring
) -> None:
    taken = bring("load-again", {date(2019, 12, 1): burglaries(26)})
    other = bring("load-more", {date(2019, 11, 1): burglaries(26)})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    assert "Taken from the supplier's system" not in text_of(
        desk, f"{MONTH}/2020-01-01/"
    )
    for supply, day in ((taken, date(2020, 2, 28)), (other, date(2020, 1, 5))):
        supply.extracted_on = day
        supply.save()
    assert "28 February 2020" in text_of(desk, f"{MONTH}/2020-01-01/")
    kept = selectors.kept_series("burglary", HOME, "rolling-12", None)
    assert taken_words(kept.at(len(kept) - 1).loads) == (
        "5 January 2020 to 28 February 2020"
    )
    assert taken_words(["load-2018"]) == taken_words([]) == ""


def test_number_that_was_never_supplied_says_that_it_is_no_zero(desk) -> None:
    page = text_of(desk, f"{MONTH}/2019-08-01/")
    assert "nothing was ever supplied" in page
    assert "Never supplied" in page


def test_vintages_show_what_was_revised(desk, bring) -> None:
    bring("load-again", {date(2019, 12, 1): burglaries(26)})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    page = text_of(desk, f"{MONTH}/known/?on=2020-03-02")
    assert "December 2019" in page
    assert "8.67" in page
    assert "6.67" in page
    assert "Every figure is what it was" not in page


def test_file_carries_every_caveat_and_is_written_to_the_trail(desk, analyst) -> None:
    answer = desk.get(f"{MONTH}/figures.csv")
    text = answer.content.decode()
    for caveat in selectors.measure("burglary").definition.caveats:
        assert caveat in text
    assert "Never supplied: July 2019" in text
    assert "2019-07,2019-07-01,2019-08-01,,3000,,,,missing" in text
    assert 'filename="e08000013-burglary-month-v1.csv"' in answer["Content-Disposition"]
    entry = Entry.objects.filter(operation="disclosure").last()
    assert (entry.ref, entry.member) == (f"burglary/{HOME}", analyst.pk)


def test_board_member_sees_published_figures_and_no_others(
    group, board_member, manager, signed_in
) -> None:
    browser = signed_in(board_member)
    assert browser.get("/measures/burglary/").status_code == 404
    services.publish_series(
        by=manager,
        measures=["burglary"],
        area_codes=[HOME],
        period_types=["month"],
        periods=["2019-06-01", "2019-12-01"],
    )
    assert browser.get("/measures/burglary/").status_code == 200
    assert browser.get(f"{MONTH}/trend.svg").status_code == 200
    page = text_of(browser, "/measures/burglary/?period_type=quarter")
    assert "Nothing that Burglary (open data) rests on" in page
    assert browser.get("/measures/shoplifting/").status_code == 404
    assert browser.get(f"{MONTH}/known/").status_code == 404


def definition_boxes(**boxes: str) -> dict[str, str]:
    from frankpledge.evidence.rules.written import boxes_of

    filled = boxes_of(selectors.measure("burglary").definition)
    filled = {
        name: value for name, value in filled.items() if value not in (None, False)
    }
    filled |= {
        "valid_from-day": "1",
        "valid_from-month": "4",
        "valid_from-year": "2020",
    }
    filled |= {f"valid_from_{n}": v for n, v in enumerate(("1", "4", "2020"))}
    return filled | {"reason": "Asked for"} | boxes


def test_definition_is_changed_on_screen_by_two_people(
    desk, make_member, signed_in
) -> None:
    answer = desk.post("/measures/burglary/change/", definition_boxes(decimals="1"))
    assert answer.status_code == 302
    page = text_of(desk, answer["Location"])
    assert "Somebody other than the author" in page
    assert "Decimals" in page
    assert "1 definition waiting" in text_of(desk, "/measures/")
    second = signed_in(make_member("Zoe Example", "council", Role.ANALYST))
    assert "Bring it into force" in text_of(second, answer["Location"])
    second.post(answer["Location"], {"decision": "check"})
    assert selectors.measure("burglary").number == 2
    assert selectors.observations("burglary", HOME, "month")[0].version == 2


def test_proposal_is_withdrawn_on_screen(desk) -> None:
    answer = desk.post("/measures/burglary/change/", definition_boxes(decimals="1"))
    desk.post(answer["Location"], {"decision": "withdraw"})
    assert MeasureVersion.objects.get(measure="burglary", number=2).state == "withdrawn"


def test_wrong_definition_is_told_and_nothing_is_kept(desk) -> None:
    answer = desk.post("/measures/new/", definition_boxes(id="other", per="none"))
    assert "A rate or percentage needs a denominator." in answer.content.decode()
    same = desk.post("/measures/burglary/change/", definition_boxes(decimals="1"))
    again = desk.post("/measures/burglary/change/", definition_boxes(decimals="1"))
    assert same.status_code == 302
    assert "This is the same as a definition" in again.content.decode()
    assert not MeasureVersion.objects.filter(measure="other").exists()


def test_groups_are_made_and_changed_on_screen(desk) -> None:
    boxes = {"slug": "near", "name": "Near", "reason": "Near", "areas": "Halton"}
    boxes |= {"from_day-day": "1", "from_day-month": "4", "from_day-year": "2020"}
    boxes |= {f"from_day_{n}": v for n, v in enumerate(("1", "4", "2020"))}
    assert desk.post("/measures/groups/new/", boxes).status_code == 302
    changed = boxes | {"areas": "Halton\nWarrington"}
    assert desk.post("/measures/groups/near/change/", changed).status_code == 302
    assert selectors.group("near").memberships.count() == 2
    twice = desk.post("/measures/groups/new/", boxes)
    assert twice.status_code == 200


def test_recording_change_is_logged_and_withdrawn_on_screen(desk) -> None:
    boxes = {"title": "New rules", "effect": "More", "dataset": "police-street"}
    boxes |= {"on-day": "1", "on-month": "4", "on-year": "2019"}
    boxes |= {f"on_{n}": v for n, v in enumerate(("1", "4", "2019"))}
    assert desk.post("/measures/recording-changes/new/", boxes).status_code == 302
    assert "New rules" in text_of(desk, "/measures/recording-changes/")
    change = RecordingChange.objects.get()
    desk.post(reverse("evidence:change-withdraw", args=[change.pk]))
    assert "New rules" not in text_of(desk, "/measures/recording-changes/")


def test_area_without_figures_says_so(areas, analyst, signed_in) -> None:
    browser = signed_in(analyst)
    for part in ("", "types/", "hot/"):
        page = text_of(browser, f"/areas/{HOME}/evidence/{part}")
        assert "Nothing has been loaded for this area yet." in page
    assert "is loaded for" in text_of(browser, "/measures/burglary/")
    composition = text_of(browser, f"/areas/{HOME}/evidence/composition/")
    assert "No figures are known" in composition


def test_returns_of_totals_have_a_page_for_each_number(desk) -> None:
    april = date(2012, 4, 1)
    bring_totals(
        "marac-return",
        [
            ("marac-cases", HOME, april, 256),
            ("marac-repeat-cases-older-rule", HOME, april, 46),
        ],
        period_type="financial-year",
        months=12,
    )
    services.refresh(by=None, at=LATER, as_of=TODAY)
    page = text_of(
        desk,
        f"/measures/marac-repeat-rate-older-rule/{HOME}/financial-year/2013-04-01/",
    )
    assert "18.0%" in page
    assert "marac-return" in page
