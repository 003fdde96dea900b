"""A load broken off at any moment ends on one side of the lake's commit."""

import pytest

from frankpledge.access.models import Member
from frankpledge.intake import selectors, services, tasks
from frankpledge.intake.models import Supply
from frankpledge.intake.services import checking, lakeside, loading, mending
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
    assert not mended.is_any


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


@pytest.fixture
def received(street, analyst):
    """Return a supply whose process died before it was checked."""
    return services.receive_supply(
        kind=SourceKind.POLICE_STREET, files=[street()], at=AT, by=analyst
    )


def test_a_supply_that_was_never_checked_is_checked_when_mended(received):
    mended = services.reconcile(at=AT)
    received.refresh_from_db()
    assert mended.checked == [received.reference]
    assert (received.status, received.rows_read) == (SupplyState.CHECKED, 5)
    assert received.reason == mending.TAKEN_UP
    assert not services.reconcile(at=AT).is_any


def test_a_forgotten_supply_that_was_loaded_again_since_ends_as_already_loaded(
    received, street, load
):
    again = load(street())
    services.reconcile(at=AT)
    received.refresh_from_db()
    assert received.status is SupplyState.UNCHANGED
    assert again.reference in received.reason


def test_a_supply_that_another_process_is_checking_is_left_to_it(received):
    with checking.turn_to_check(received):
        assert services.reconcile(at=AT).checked == []
    received.refresh_from_db()
    assert received.status is SupplyState.RECEIVED


def test_a_forgotten_supply_that_cannot_be_read_says_why(analyst, street):
    supply = services.receive_supply(
        kind=SourceKind.POLICE_ASB, files=[street()], at=AT, by=analyst
    )
    assert services.reconcile(at=AT).checked == [supply.reference]
    supply.refresh_from_db()
    assert supply.status is SupplyState.UNREADABLE
    assert supply.reason


def test_a_forgotten_supply_of_somebody_who_left_ends_with_a_sentence(received):
    Member.objects.update(is_active=False)
    services.reconcile(at=AT)
    received.refresh_from_db()
    assert received.status is SupplyState.UNREADABLE
    assert received.reason == (
        "Its check was broken off and could not be done again."
        " This membership is switched off."
    )


def test_a_forgotten_supply_that_breaks_the_check_does_not_stop_the_others(
    received, street, analyst, monkeypatch
):
    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(checking, "changes_of", broken)
    services.reconcile(at=AT)
    received.refresh_from_db()
    assert received.status is SupplyState.UNREADABLE
    assert "unexpected went wrong (ZeroDivisionError)" in received.reason


def test_a_spreadsheet_that_waits_for_its_columns_is_not_forgotten(
    fire_source, street, analyst
):
    supply = services.receive_supply(
        kind=SourceKind.TOTALS,
        files=[street()],
        source=fire_source,
        at=AT,
        by=analyst,
    )
    assert services.reconcile(at=AT).checked == []
    supply.refresh_from_db()
    assert supply.status is SupplyState.RECEIVED


def test_figures_left_for_later_are_counted_once_by_whoever_needs_them(street, analyst):
    told = []

    def count(touched, **_):
        told.append(sorted(touched))

    services.loaded.connect(count)
    try:
        for month in ("2019-06", "2019-08"):
            supply = services.receive_supply(
                kind=SourceKind.POLICE_STREET,
                files=[street(month, rows=[crime(1, month)])],
                at=AT,
                by=analyst,
            )
            found = services.check_supply(supply=supply, at=AT, by=analyst)
            services.accept_supply(
                supply=found.supply, reading=found.reading, at=AT, by=analyst,
                counts_later=True,
            )  # fmt: skip
        assert told == []
        assert Supply.objects.filter(figures_are_due=True).count() == 2
        assert tasks.count_in_background.call() == ["police-street"]
        assert services.count_owed() == []
    finally:
        services.loaded.disconnect(count)
    assert told == [["police-street"]]


def test_figures_that_cannot_be_counted_stay_owed_and_it_is_said(
    checked, analyst, caplog
):
    def broken(**_):
        raise ZeroDivisionError("no base")

    services.loaded.connect(broken)
    try:
        assert accept(checked, analyst).status is SupplyState.LOADED
    finally:
        services.loaded.disconnect(broken)
    assert "figures could not be counted again (ZeroDivisionError" in caplog.text
    assert services.owed_loads() == [checked.supply.pk]


def test_who_counts_has_the_turn_for_what_it_calls(workspace):
    with services.turn_to_count(), services.turn_to_count():
        assert lakeside.is_counting.get()
    assert not lakeside.is_counting.get()


def test_the_worker_takes_up_what_was_broken_off(received):
    assert tasks.mend_in_background.call() == [received.reference]
