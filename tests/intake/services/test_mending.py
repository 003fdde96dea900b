"""A load broken off at any moment ends on one side of the lake's commit."""

import pytest

from frankpledge.intake import selectors, services
from frankpledge.intake.services import lakeside, loading, mending
from frankpledge.intake.states import SliceState, SourceKind, SupplyState
from tests.intake.conftest import AT
from tests.intake.files import crime


pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """What a process that dies would not even have time to raise."""


@pytest.fixture
def checked(street, analyst):
    supply = services.receive_supply(
        kind=SourceKind.POLICE_STREET, files=[street()], at=AT, by=analyst
    )
    return services.check_supply(supply=supply, at=AT, by=analyst)


def accept(checked, by):
    return services.accept_supply(
        supply=checked.supply, reading=checked.reading, at=AT, by=by
    )


def die(*_, **__):
    raise Killed


def rows():
    return sum(selectors.lake().slices("incident").values())


def test_dying_after_the_lake_changed_the_load_is_finished(
    checked, analyst, monkeypatch
):
    monkeypatch.setattr(loading, "finish_load", die)
    with pytest.raises(Killed):
        accept(checked, analyst)
    assert checked.supply.status is SupplyState.LOADING
    assert rows() == 5
    monkeypatch.undo()

    mended = services.reconcile(at=AT)

    checked.supply.refresh_from_db()
    assert mended.finished == [checked.supply.reference]
    assert checked.supply.status is SupplyState.LOADED
    assert checked.supply.slices.get().state == SliceState.CURRENT
    assert checked.supply.steps.last().by is None


def test_dying_before_the_lake_changed_the_load_can_be_tried_again(
    checked, analyst, monkeypatch
):
    monkeypatch.setattr(loading, "put_in", die)
    monkeypatch.setattr(loading, "settle", die)
    with pytest.raises(Killed):
        accept(checked, analyst)
    monkeypatch.undo()

    mended = services.reconcile(at=AT)

    checked.supply.refresh_from_db()
    assert mended.given_up == [checked.supply.reference]
    assert checked.supply.status is SupplyState.CHECKED
    assert rows() == 0
    assert accept(checked, analyst).status is SupplyState.LOADED


def test_a_lake_that_refuses_leaves_everything_as_it_was(checked, analyst, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(loading, "put_in", full)
    with pytest.raises(OSError, match="no space"):
        accept(checked, analyst)
    checked.supply.refresh_from_db()
    assert checked.supply.status is SupplyState.CHECKED
    assert rows() == 0


def test_the_next_load_mends_what_the_last_one_broke_off(
    checked, street, load, analyst, monkeypatch
):
    monkeypatch.setattr(loading, "finish_load", die)
    with pytest.raises(Killed):
        accept(checked, analyst)
    monkeypatch.undo()

    other = load(street("2019-07", rows=[crime(9, "2019-07")]))

    checked.supply.refresh_from_db()
    assert other.status is SupplyState.LOADED
    assert checked.supply.status is SupplyState.LOADED


@pytest.mark.parametrize("moment", ["put_back", "finish_undo"])
def test_an_undo_that_was_broken_off_is_carried_out(
    moment, street, load, analyst, monkeypatch
):
    load(street())
    revised = load(street(rows=[crime(1)]))
    monkeypatch.setattr(loading, moment, die)
    with pytest.raises(Killed):
        services.undo_load(supply=revised, reason="Wrong", at=AT, by=analyst)
    monkeypatch.undo()

    mended = services.reconcile(at=AT)

    revised.refresh_from_db()
    assert mended.finished == [revised.reference]
    assert revised.status is SupplyState.UNDONE
    assert revised.reason == "Wrong"
    assert rows() == 5


def test_putting_back_twice_is_harmless(street, load):
    load(street())
    revised = load(street(rows=[crime(1)]))
    lakeside.put_back(revised)
    lakeside.put_back(revised)
    assert rows() == 5


def test_with_nothing_broken_off_nothing_is_touched(street, load, monkeypatch):
    load(street())
    monkeypatch.setattr(mending, "turn_at_the_lake", die)
    mended = services.reconcile(at=AT)
    assert (mended.finished, mended.given_up, mended.touched) == ([], [], {})


def test_mending_tells_whoever_counts_figures(checked, analyst, monkeypatch):
    monkeypatch.setattr(loading, "finish_load", die)
    with pytest.raises(Killed):
        accept(checked, analyst)
    monkeypatch.undo()
    heard = []

    def listen(touched, **_):
        heard.append(sorted(touched))

    services.loaded.connect(listen)
    try:
        services.reconcile(at=AT)
    finally:
        services.loaded.disconnect(listen)
    assert heard == [["police-street"]]


def test_dying_while_figures_are_counted_they_are_counted_when_mended(checked, analyst):
    told = []

    def count(touched, **_):
        told.append(set(touched))
        if len(told) == 1:
            raise Killed

    services.loaded.connect(count)
    try:
        with pytest.raises(Killed):
            accept(checked, analyst)
        checked.supply.refresh_from_db()
        assert checked.supply.status is SupplyState.LOADED

        services.reconcile(at=AT)
        services.reconcile(at=AT)
    finally:
        services.loaded.disconnect(count)

    checked.supply.refresh_from_db()
    assert told == [{"police-street"}, {"police-street"}]
    assert not checked.supply.figures_are_due
