"""Every state has words, and no supply can come into one it should not."""

from itertools import product

from frankpledge.intake.states import (
    ARRIVAL_MARKS,
    SUPPLY_MOVES,
    Arrival,
    Frequency,
    Marking,
    SourceKind,
    SupplyState,
    may_follow,
)


def test_every_state_has_words_and_no_two_arrivals_the_same_sign():
    for state in (*SupplyState, *Arrival, *Frequency, *Marking, *SourceKind):
        assert state.label
    signs = [state.symbol for state in Arrival]
    assert len(set(signs)) == len(signs)
    assert set(ARRIVAL_MARKS) == set(Arrival)


def test_the_table_of_moves_names_every_state():
    assert set(SUPPLY_MOVES) == set(SupplyState)


def test_what_was_refused_undone_or_unchanged_stays_so():
    ends = {state for state in SupplyState if not SUPPLY_MOVES[state]}
    assert ends == {SupplyState.REFUSED, SupplyState.UNDONE, SupplyState.UNCHANGED}


def test_nothing_is_loaded_that_was_not_checked():
    before = {
        now
        for now, then in product(SupplyState, SupplyState)
        if then is SupplyState.LOADING and may_follow(now, then)
    }
    assert before == {SupplyState.CHECKED}


def test_only_spreadsheets_need_a_layout():
    assert [kind for kind in SourceKind if kind.is_mapped] == [
        SourceKind.INCIDENTS,
        SourceKind.TOTALS,
    ]
