"""What goes out of a table, and that nothing hidden can be worked out from it."""

import dataclasses
from decimal import Decimal

import numpy as np
import pytest
from scipy.optimize import linprog

from frankpledge.analysis.disclosure import (
    AreaLevel,
    AreaTooFine,
    Cell,
    Mark,
    NotATable,
    NotProtected,
    ProtectedTable,
    Table,
    Totals,
    protect,
    rule_for,
)


PERSONS, SENSITIVE = rule_for("persons"), rule_for("sensitive")
ALL_TOTALS = Totals(of_rows=True, of_columns=True, of_all=True)
C = Cell(None, Mark.SUPPRESSED)


def table(counts, **changes):
    """Return a table with made-up names."""
    rows = tuple(f"r{n}" for n in range(len(counts)))
    columns = tuple(f"c{n}" for n in range(len(counts[0]) if counts else 0))
    filled = tuple(map(tuple, counts))
    return Table(
        **({"title": "T", "rows": rows, "columns": columns, "counts": filled} | changes)
    )


def shown(cells):
    """Return cells as the texts a reader sees."""
    return [cell.text for cell in cells]


def test_small_count_is_hidden_and_nought_is_shown():
    found = protect(table([[0, 1, 4, 5, 1234]]), PERSONS)
    assert shown(found.counts[0]) == ["0", "[c]", "[c]", "5", "1,234"]
    assert found.hidden == 2
    assert found.marks == {
        "[c]": "hidden to protect people, itself or to keep another figure hidden"
    }


def test_sensitive_counts_are_hidden_under_ten():
    assert shown(protect(table([[9, 10]]), SENSITIVE).counts[0]) == ["[c]", "10"]


def test_another_cell_is_hidden_where_a_total_would_give_it_away():
    found = protect(table([[3], [40], [9]], totals=Totals(of_columns=True)), PERSONS)
    assert [row[0].text for row in found.counts] == ["[c]", "40", "[c]"]
    assert shown(found.column_totals) == ["52"]
    assert (found.row_totals, found.grand_total) == (None, None)


def test_cells_in_other_rows_and_columns_are_hidden_with_it():
    found = protect(
        table([[3, 20, 30], [25, 9, 31], [22, 33, 8]], totals=ALL_TOTALS), PERSONS
    )
    assert [shown(row) for row in found.counts] == [
        ["[c]", "[c]", "30"],
        ["[c]", "[c]", "31"],
        ["22", "33", "8"],
    ]
    assert shown(found.row_totals) == ["53", "65", "63"]
    assert found.grand_total.text == "181"


def test_total_that_is_small_is_hidden_too():
    found = protect(table([[1, 0], [50, 60]], totals=ALL_TOTALS), PERSONS)
    assert found.row_totals[0] == C
    assert found.counts[0][0] == C


def test_table_of_one_cell_hides_everything():
    found = protect(table([[2]], totals=ALL_TOTALS), PERSONS)
    assert found.counts == ((C,),)
    assert (found.row_totals, found.column_totals, found.grand_total) == ((C,), (C,), C)


def test_ones_are_hidden_with_every_total_that_would_tell():
    found = protect(table([[1, 0], [0, 1]], totals=ALL_TOTALS), PERSONS)
    assert [shown(row) for row in found.counts] == [["[c]", "0"], ["0", "[c]"]]
    assert (found.row_totals, found.column_totals) == ((C, C), (C, C))
    assert found.grand_total == C


def test_small_cells_of_a_large_whole_take_others_with_them():
    found = protect(table([[2, 0], [0, 90]], totals=ALL_TOTALS), PERSONS)
    assert found.counts[0][0] == C
    assert found.row_totals[0] == found.column_totals[0] == C


def test_empty_table_stays_empty():
    found = protect(table([]), PERSONS)
    assert (found.counts, found.hidden, found.marks) == ((), 0, {})


def test_missing_figures_are_marked_and_have_no_totals():
    found = protect(table([[None, 20], [30, 40]], totals=ALL_TOTALS), PERSONS)
    assert shown(found.counts[0]) == ["[x]", "20"]
    assert shown(found.row_totals) == ["[x]", "70"]
    assert shown(found.column_totals) == ["[x]", "60"]
    assert found.marks == {"[x]": "not available"}


def test_huge_counts_pass():
    found = protect(table([[10**18, 3]], totals=ALL_TOTALS), PERSONS)
    assert found.counts[0] == (C, C)


def test_rates_follow_their_counts_and_need_a_base():
    bases = ((1000.0, 1000.0, 50.0, None),)
    found = protect(table([[3, 12, 12, 12]], bases=bases, multiplier=1000), PERSONS)
    assert shown(found.values[0]) == ["[c]", "12.0", "[z]", "[x]"]
    assert set(found.marks) == {"[c]", "[x]", "[z]"}


def test_percentages_need_thirty_and_hide_a_small_remainder():
    bases = ((29.0, 30.0, 200.0, None),)
    counts = [[10, 28, 50, 7]]
    found = protect(table(counts, bases=bases, multiplier=100), PERSONS)
    assert shown(found.values[0]) == ["[z]", "[c]", "25.0", "[x]"]


def test_rounding_rounds_every_count_and_adds_the_rounded_ones():
    bases = ((100.0, 100.0, 100.0),) * 2
    found = protect(
        table(
            [[1, 2, 8], [3, 0, None]], totals=ALL_TOTALS, bases=bases, multiplier=100
        ),
        PERSONS.rounding(),
    )
    assert shown(found.counts[0]) == ["0", "0", "10"]
    assert shown(found.counts[1]) == ["5", "0", "[x]"]
    assert shown(found.row_totals) == ["10", "[x]"]
    assert shown(found.column_totals) == ["5", "0", "[x]"]
    assert found.values[0][2].value == Decimal("10.0")
    assert "rounded to the nearest 5" in found.notes[0]


def test_grand_total_of_a_rounded_table_adds_its_cells():
    found = protect(table([[2, 2], [2, 2]], totals=ALL_TOTALS), PERSONS.rounding())
    assert found.grand_total.text == "0"


def test_open_figures_are_shown_with_the_reason():
    for name in ("already-open", "not-personal"):
        found = protect(table([[1, 2]], totals=ALL_TOTALS), rule_for(name))
        assert shown(found.counts[0]) == ["1", "2"]
        assert found.notes == (rule_for(name).reason,)
        assert rule_for(name).rounding().round_to is None


def test_notes_say_what_was_hidden_and_why():
    hidden = protect(table([[1, 20]]), PERSONS)
    assert hidden.notes[0] == PERSONS.reason
    assert len(hidden.notes) == 3
    assert len(protect(table([[20, 20]]), PERSONS).notes) == 1


def test_row_with_everybody_in_one_column_tells_about_each_of_them():
    counts = [[0, 12, 0], [20, 30, 40], [15, None, 0]]
    assert protect(table(counts), PERSONS).hidden == 0
    telling = protect(table(counts, reveals=True), PERSONS)
    assert telling.counts[0] == (C, C, C)
    assert shown(telling.counts[1]) == ["20", "30", "40"]
    assert shown(telling.counts[2]) == ["[c]", "[x]", "[c]"]


def test_sensitive_figures_do_not_go_out_below_the_district():
    fine = table([[50]], area_level=AreaLevel.WARD)
    with pytest.raises(AreaTooFine, match="district or larger"):
        protect(fine, SENSITIVE)
    assert protect(fine, PERSONS).hidden == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda: table([[1, 2], [3]]),
        lambda: table([[1]], rows=("a", "b")),
        lambda: table([[1]], bases=((1.0, 2.0),)),
    ],
)
def test_counts_that_do_not_fit_their_names_are_refused(make):
    with pytest.raises(NotATable, match="more or fewer cells"):
        make()


def test_counts_below_nought_are_refused():
    with pytest.raises(NotATable, match="below nought"):
        table([[-1]])


def test_only_protect_makes_a_protected_table():
    made = protect(table([[50]]), PERSONS)
    fields = {f.name: getattr(made, f.name) for f in dataclasses.fields(made)}
    with pytest.raises(NotProtected, match=r"Only `disclosure\.protect`"):
        ProtectedTable(**fields, seal=None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.counts = ()


def random_table(random):
    height, width = random.integers(1, 7, 2)
    mean = random.choice([0.5, 3, 8, 30]) * random.gamma(1, 1, (height, width))
    flags = random.integers(0, 2, 3).astype(bool).tolist()
    return table(random.poisson(mean).tolist(), totals=Totals(*flags))


def known_sums(protected):
    """Return what a reader knows: sums of cells, and what each comes to."""
    height, width = len(protected.rows), len(protected.columns)
    sums = []
    for r in range(height):
        for c in range(width):
            sums.append((np.s_[r, c], protected.counts[r][c]))
    sums += [(np.s_[r, :], cell) for r, cell in enumerate(protected.row_totals or ())]
    sums += [
        (np.s_[:, c], cell) for c, cell in enumerate(protected.column_totals or ())
    ]
    if protected.grand_total:
        sums.append((np.s_[:, :], protected.grand_total))
    left, right = [], []
    for where, cell in sums:
        if cell.value is not None:
            row = np.zeros((height, width))
            row[where] = 1
            left.append(row.ravel())
            right.append(float(cell.value))
    return (np.array(left), right) if left else (None, None)


@pytest.mark.parametrize("seed", range(200))
def test_no_hidden_cell_can_be_worked_out_by_linear_programming(seed):
    random = np.random.default_rng(seed)
    rule = (PERSONS, SENSITIVE)[seed % 2]
    plain = random_table(random)
    found = protect(plain, rule)
    left, right = known_sums(found)
    width = len(plain.columns)
    for r, row in enumerate(found.counts):
        for c, cell in enumerate(row):
            if cell.value is not None:
                assert not rule.is_small(plain.counts[r][c])
                continue
            goal = np.zeros(len(plain.rows) * width)
            goal[r * width + c] = 1
            low = linprog(goal, A_eq=left, b_eq=right, bounds=(0, None))
            high = linprog(-goal, A_eq=left, b_eq=right, bounds=(0, None))
            most = np.inf if high.status == 3 else -high.fun
            assert most - low.fun >= rule.threshold - 1e-6


@pytest.mark.parametrize("seed", range(40))
def test_who_knows_that_noughts_are_printed_works_out_nothing_either(seed):
    random = np.random.default_rng(1000 + seed)
    shape = int(random.integers(1, 4)), int(random.integers(5, 12))
    plain = table(
        random.poisson(random.choice([0.5, 1, 2, 6]), shape).tolist(),
        totals=Totals(of_rows=True),
    )
    found = protect(plain, PERSONS)
    left, right = known_sums(found)
    hidden = np.array([[cell.value is None for cell in row] for row in found.counts])
    if left is None or (np.array(plain.counts)[hidden] == 0).any():
        return
    limits = [(1, None) if is_hidden else (0, None) for is_hidden in hidden.ravel()]
    for at in np.flatnonzero(hidden):
        goal = np.zeros(hidden.size)
        goal[at] = 1
        low = linprog(goal, A_eq=left, b_eq=right, bounds=limits).fun
        high = linprog(-goal, A_eq=left, b_eq=right, bounds=limits)
        most = np.inf if high.status == 3 else -high.fun
        assert most - low >= PERSONS.threshold - 2 - 1e-6


def test_ones_beside_noughts_take_a_larger_figure_with_them():
    counts = [[1, 0, 1, 1, 1, 1, 0, 9]]
    found = protect(table(counts, totals=Totals(of_rows=True)), PERSONS)
    assert shown(found.counts[0]) == ["[c]", "0", *["[c]"] * 4, "0", "[c]"]
    assert found.row_totals[0].text == "14"
