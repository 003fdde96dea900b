"""Areas are held against each other over the same months, or not at all."""

from datetime import date

from frankpledge.assessment.rules.peers import Candidates, peers_of
from tests.assessment.conftest import months


def records(many, lacks=()):
    return {
        month: {"burglary": 10} for month in months(many=many) if month not in lacks
    }


def candidates(own, others):
    held = {"home": own, **{f"other-{at}": found for at, found in enumerate(others)}}
    return Candidates(
        names={"home": "Home"},
        residents=lambda _: dict.fromkeys(held, 1000.0),
        records=held,
    )


def test_the_latest_twelve_months_that_all_have_are_used():
    found = peers_of("home", candidates(records(20), [records(20)] * 6))
    assert found.months == tuple(months(many=20)[-12:])
    assert found.counts["home"] == {"burglary": 120}
    assert found.names["other-0"] == "other-0"


def test_an_area_that_lacks_one_of_the_months_is_left_out():
    gap = records(20, lacks={date(2019, 5, 1)})
    found = peers_of("home", candidates(records(20), [*[records(20)] * 6, gap]))
    assert "other-6" not in found.counts


def test_fewer_than_five_others_are_no_group():
    assert peers_of("home", candidates(records(20), [records(20)] * 4)) is None


def test_months_that_home_lacks_are_not_used():
    own = records(20, lacks=set(months(many=20)[-12:]))
    found = peers_of("home", candidates(own, [records(20)] * 6))
    assert found.months == tuple(months(many=8))


def test_an_area_without_residents_has_no_rate_and_is_left_out():
    one = candidates(records(3), [records(3)] * 6)
    found = peers_of(
        "home",
        Candidates(
            one.names, lambda on: {**one.residents(on), "other-1": 0}, one.records
        ),
    )
    assert "other-1" not in found.counts


def test_home_without_a_record_has_no_peers():
    assert peers_of("elsewhere", candidates(records(3), [records(3)] * 6)) is None
