"""From the lake to figures: what is kept, when, and what stands behind it."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.measures import Period, Status
from frankpledge.audit.models import Entry
from frankpledge.evidence import selectors, services
from frankpledge.evidence.models import Provenance, Series, SmallAreaCounts, Vintage
from frankpledge.intake import services as intake_services
from tests.evidence.conftest import (
    AT,
    HOME,
    LATER,
    ONE,
    PEER,
    TODAY,
    TWO,
    bring_totals,
    burglaries,
)


pytestmark = pytest.mark.django_db
JUNE = date(2019, 6, 1)


def counts(area: str = HOME, kind: str = "month") -> dict[str, float | None]:
    found = selectors.observations("burglary", area, kind)
    return {one.period.label: one.numerator for one in found}


def test_month_is_counted_and_divided_by_residents(two_years) -> None:
    december = selectors.observation("burglary", HOME, Period.parse("2019-12"))
    assert december is not None
    assert (december.numerator, december.denominator) == (20, 3000)
    assert december.value == pytest.approx(20 / 3)
    assert december.low == pytest.approx(4.07, abs=0.02)
    assert december.loads == ("load-2019",)
    assert december.denominator_year == 2018
    assert december.denominator_vintage == "Mid-2018 estimate"


def test_month_never_supplied_is_there_without_figures(two_years) -> None:
    july = selectors.observation("burglary", HOME, Period.parse("2019-07"))
    assert july is not None
    assert july.status is Status.MISSING
    assert (july.numerator, july.value, july.loads) == (None, None, ())


def test_year_without_a_month_has_no_total_but_says_what_is_known(two_years) -> None:
    year = selectors.observation("burglary", HOME, Period.parse("2019"))
    assert year is not None
    assert year.status is Status.PART
    assert (year.numerator, year.known) == (None, 220)


def test_wards_are_counted_in_the_same_pass(two_years) -> None:
    assert counts(ONE)["2019-12"] == 20
    assert counts(TWO)["2019-12"] == 0


def test_every_kind_of_period_is_worked_out(two_years) -> None:
    assert counts(kind="quarter")["2018/19-Q1"] == 90
    assert counts(kind="rolling-12")["12 months to Jan 2019"] == 350
    assert counts(kind="year-to-date")["Apr-Jun 2018/19"] == 90
    assert counts(kind="programme-year")["Oct 2018-Sep 2019"] is None


def test_second_refresh_changes_nothing(two_years) -> None:
    before = Vintage.objects.count()
    done = services.refresh(by=None, at=LATER, as_of=TODAY)
    assert (done.vintage, done.changed) == (None, 0)
    assert Vintage.objects.count() == before


def test_revised_month_makes_a_new_vintage_and_keeps_the_old(two_years, bring) -> None:
    bring("load-again", {JUNE: burglaries(25)})
    done = services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["police-street"])
    assert done.as_dict()["changed"] == done.changed > 0
    june = Period.parse("2019-06")
    now = selectors.observation("burglary", HOME, june)
    then = selectors.observation("burglary", HOME, june, as_known_at=AT)
    assert (now.numerator, now.loads) == (25, ("load-again",))
    assert (then.numerator, then.loads) == (20, ("load-2019",))
    assert selectors.observation("burglary", HOME, june, date_before_all()) is None


def date_before_all():
    return AT.replace(year=2000)


def test_area_that_did_not_change_keeps_its_vintage(two_years, bring) -> None:
    bring("load-again", {JUNE: [*burglaries(25), ("robbery", "L3")]})
    services.refresh(by=None, at=LATER, as_of=TODAY)
    kept = selectors.kept_series("burglary", TWO, "month")
    assert kept.keeping.vintage == AT
    assert kept.figure(Period.parse("2019-06")).loads == ("load-again",)


def test_returns_become_figures_with_their_loads(two_years) -> None:
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
    services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["marac"])
    rate = selectors.observation("ni-32", HOME, Period.parse("2012/13"))
    assert rate is None
    rate = selectors.observation(
        "marac-repeat-rate-older-rule", HOME, Period.parse("2012/13")
    )
    assert (rate.numerator, rate.denominator) == (46, 256)
    assert rate.value == pytest.approx(17.96875)
    assert rate.loads == ("marac-return",)
    assert counts()["2019-12"] == 20


def test_stray_rows_of_a_neighbouring_force_supply_no_month(two_years, bring) -> None:
    bring("stray", {date(2019, 7, 1): [("burglary", "L1")]}, source="cheshire")
    services.refresh(by=None, at=LATER, as_of=TODAY)
    assert counts()["2019-07"] is None


def test_month_with_many_refused_rows_is_there_only_in_part(two_years, bring) -> None:
    bring("torn", {JUNE: burglaries(10)}, refused=5)
    services.refresh(by=None, at=LATER, as_of=TODAY)
    june = selectors.observation("burglary", HOME, Period.parse("2019-06"))
    assert june.status is Status.PART
    assert june.known == 10


def test_peers_are_worked_out_from_totals_of_the_same_kind(group) -> None:
    halton = selectors.observation("burglary", PEER, Period.parse("2019-12"))
    assert halton.numerator == 60
    assert halton.loads == ("peers",)
    assert halton.denominator_vintage.startswith("Sum of the LSOA estimates")
    assert counts()["2019-12"] == 20


def test_refresh_is_written_to_the_trail(two_years) -> None:
    entry = Entry.objects.filter(kind="measure", ref__startswith="vintage").last()
    assert entry.operation == "combination"


def test_only_analysts_ask_for_a_refresh(two_years, analyst, practitioner) -> None:
    services.refresh(by=analyst, at=LATER, as_of=TODAY)
    with pytest.raises(NotAllowed):
        services.refresh(by=practitioner, at=LATER, as_of=TODAY)


def test_figures_follow_a_load_by_themselves(bring) -> None:
    from frankpledge.intake.services import loaded

    bring("load-1", {JUNE: burglaries(7)})
    loaded.send(sender=None, touched={"police-street": {JUNE}})
    assert counts()["2019-06"] == 7


def test_nothing_follows_where_there_is_no_partnership_yet(db) -> None:
    from frankpledge.intake.services import loaded

    loaded.send(sender=None, touched={"police-street": {JUNE}})
    assert not Vintage.objects.exists()


def test_publishing_marks_only_what_may_go_out(two_years, manager) -> None:
    marked = services.publish_series(
        by=manager,
        measures=["burglary"],
        area_codes=[HOME],
        period_types=["month"],
        periods=["2019-06-01", "2019-12-01"],
    )
    assert marked == 1
    version = selectors.measure("burglary")
    assert selectors.published_series(version, HOME, "month") is not None
    assert selectors.published_series(version, ONE, "month") is None
    assert list(selectors.published_measures()) == [version]
    taken_back = services.withdraw_series(
        by=manager, measures=["burglary"], area_codes=[HOME], period_types=["month"]
    )
    assert taken_back == 1
    assert selectors.published_series(version, HOME, "month") is None
    assert list(selectors.published_measures()) == []


def test_nothing_is_kept_before_the_first_load(areas) -> None:
    done = services.refresh(by=None, at=AT, as_of=TODAY)
    assert (done.vintage, done.changed) == (None, 0)
    assert done.as_dict()["known_at"] is None


def test_rows_are_named_for_people(two_years) -> None:
    series = Series.objects.filter(area_code=HOME).first()
    assert str(series).endswith(str(series.period_type))
    assert str(series.vintage) == "2020-03-02 09:00"
    assert str(Provenance.objects.first()).startswith("police-street")
    assert str(SmallAreaCounts.objects.get()) == "police-street"
    assert str(selectors.measure("burglary")) == "Burglary (open data), version 1"
    assert selectors.latest_vintage() == series.vintage


def test_small_areas_are_kept_for_the_newest_months(two_years) -> None:
    kept = selectors.small_area_counts("police-street")
    assert kept.areas == ["L1", "L2", "L3"]
    assert len(kept.months) == 24
    place = kept.kinds.index("burglary")
    assert kept.counts[place][0][-1] == 20
    assert selectors.small_area_counts("nothing") is None


def test_counting_everything_settles_what_loads_owe(two_years, bring) -> None:
    owing = bring("load-again", {JUNE: burglaries(25)})
    owing.figures_are_due = True
    owing.save()
    services.refresh(by=None, at=LATER, as_of=TODAY, datasets=["fires"])
    assert intake_services.owed_loads() == [owing.pk]
    services.refresh(by=None, at=LATER, as_of=TODAY)
    assert intake_services.owed_loads() == []
