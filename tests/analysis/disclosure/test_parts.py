"""Totals and their parts, where both are measures."""

from frankpledge.analysis.disclosure import Figure, part_risks, rule_for


RULES = {
    "all": rule_for("persons"),
    "repeats": rule_for("sensitive"),
    "others": rule_for("persons"),
    "fires": rule_for("not-personal"),
    "bins": rule_for("not-personal"),
}
MADE_OF = {
    "all": frozenset({"repeats", "others", "rest"}),
    "repeats": frozenset({"repeats"}),
    "others": frozenset({"others"}),
    "fires": frozenset({"bins", "rest of fires"}),
    "bins": frozenset({"bins"}),
}


def figure(measure, count, *, shown=True, months=(1,)):
    label = f"{measure} of month {months[0]}"
    return Figure(measure, label, frozenset({"w1"}), frozenset(months), count, shown)


def sentences(new, old=(), made_of=MADE_OF):
    return [found.sentence for found in part_risks(new, old, RULES, made_of)]


def test_a_total_less_one_part_may_not_leave_few_by_the_stricter_rule() -> None:
    assert sentences([figure("all", 60), figure("repeats", 52)]) == [
        "all of month 1 less repeats of month 1 leaves fewer than 10."
    ]
    assert sentences([figure("all", 60), figure("others", 52)]) == []
    assert sentences([figure("all", 60), figure("others", 56)]) == [
        "all of month 1 less others of month 1 leaves fewer than 5."
    ]


def test_a_total_less_all_its_parts_may_not_leave_few() -> None:
    new = [figure("all", 60), figure("repeats", 30), figure("others", 27)]
    assert sentences(new) == [
        "all of month 1 less repeats of month 1 and others of month 1"
        " leaves fewer than 10."
    ]
    assert sentences([*new[:2], figure("others", 30)]) == []


def test_parts_that_overlap_are_not_taken_away_together() -> None:
    overlapping = {**MADE_OF, "others": frozenset({"repeats", "others"})}
    new = [figure("all", 60), figure("repeats", 30), figure("others", 27)]
    assert sentences(new, made_of=overlapping) == []


def test_a_hidden_part_that_follows_from_the_others_is_found() -> None:
    whole = {**MADE_OF, "all": frozenset({"repeats", "others"})}
    new = [figure("all", 60), figure("others", 53), figure("repeats", 7, shown=False)]
    assert sentences(new, made_of=whole)[-1] == (
        "repeats of month 1 is hidden but can be worked out from other measures"
        " that are printed."
    )
    assert sentences([*new[:2], figure("repeats", 7, shown=False)]) == []


def test_what_was_published_before_counts_too_where_the_release_speaks_of_it() -> None:
    old = [figure("all", 60), figure("all", 90, months=(2,))]
    assert sentences([figure("repeats", 52)], old) == [
        "all of month 1 less repeats of month 1 leaves fewer than 10."
    ]
    assert sentences([figure("repeats", 52)], [figure("all", 60, shown=False)]) == []
    assert sentences([figure("fires", 60)], old) == []


def test_a_figure_that_is_printed_somewhere_is_not_taken_for_hidden() -> None:
    old = [figure("all", 60), figure("repeats", 52)]
    new = [figure("others", 1, shown=False), figure("repeats", 52, shown=False)]
    assert sentences(new, old) == [
        "all of month 1 less repeats of month 1 leaves fewer than 10."
    ]


def test_measures_that_count_nobody_or_nothing_give_nothing_away() -> None:
    assert sentences([figure("fires", 60), figure("bins", 59)]) == []
    assert sentences([figure("survey", 60), figure("bins", 59)]) == []
