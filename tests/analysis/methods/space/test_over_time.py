import pytest

from frankpledge.analysis.methods import BadTable, named


STAYS = named("hot-spot-persistence")
CHANGE = named("map-change")
ACCURACY = named("hot-spot-accuracy")


def test_new_persistent_and_gone_corners_are_told_apart():
    found = STAYS.worked()
    kinds = {}
    for row in found.table.to_pylist():
        kinds.setdefault(row["kind"], []).append((row["x"], row["y"]))
    near = {
        kind: (
            sum(x for x, _ in cells) / len(cells),
            sum(y for _, y in cells) / len(cells),
        )
        for kind, cells in kinds.items()
    }
    assert near["persistent"] == pytest.approx((344_970, 393_090), abs=60)
    assert near["new"] == pytest.approx((344_170, 393_690), abs=60)
    assert near["gone"] == pytest.approx((343_270, 394_080), abs=60)
    assert found.period == "2024-01 to 2024-06"
    assert found.figures["earlier"] == 4
    assert list(kinds) == ["persistent", "new", "gone"]


def test_periods_must_be_several_and_told():
    rows = {key: values[:30] for key, values in STAYS.example.table.items()}
    with pytest.raises(BadTable, match="of one period"):
        STAYS(rows, cell=100)
    rows["period"] = [None, *rows["period"][1:]]
    with pytest.raises(BadTable, match="empty row"):
        STAYS(rows, cell=100)


def test_a_corner_that_rose_stands_out_and_a_rise_everywhere_does_not():
    found = CHANGE.worked()
    rose = [row for row in found.table.to_pylist() if row["kind"] == "rose"]
    assert len(rose) == found.figures["rose"] > 0
    assert all(abs(row["x"] - 344_350) <= 100 for row in rose)
    rows = CHANGE.example.table
    twice = {key: values * 2 for key, values in rows.items()}
    same = CHANGE(rows, after=twice, cell=100)
    assert (same.figures["rose"], same.figures["fell"]) == (0, 0)
    assert set(same.table["ratio"].to_pylist()) == {1.0}
    back = CHANGE(CHANGE.example.options["after"], after=rows, cell=100)
    assert (back.figures["rose"], back.figures["fell"]) == (0, found.figures["rose"])


def test_a_place_with_nothing_before_has_risen():
    rows = CHANGE.example.table
    after = {
        "easting": rows["easting"] + [346_000] * 40,
        "northing": rows["northing"] + [395_000] * 40,
    }
    found = CHANGE(rows, after=after, cell=100)
    top = found.table.to_pylist()[0]
    assert (top["kind"], top["before"], top["ratio"]) == ("rose", 0, None)


def test_two_tables_elsewhere_have_no_plane_in_common():
    rows = {"easting": [-90.0, -90.1], "northing": [35.0, 35.1]}
    with pytest.raises(BadTable, match="two different planes"):
        CHANGE(rows, after=rows, coordinates="degrees-elsewhere")


def test_accuracy_at_the_share_that_can_be_worked():
    found = ACCURACY.worked()
    assert found.figures["places_taken"] == 2
    assert found.figures["pai"] == pytest.approx(1.421052631579)
    assert found.table["place"].to_pylist()[:3] == ["A", "C", "B"]
    assert "caught 47.4% of what happened later" in found.sentence
    assert found.warnings == ("Only 19 later events: the measures are unsteady.",)


def test_a_share_smaller_than_a_place_takes_none():
    found = ACCURACY(ACCURACY.example.table, share=0.01)
    assert found.figures["pai"] is None
    assert found.sentence == "No place fits into 1.0% of the area."


def test_ties_are_said_and_areas_count():
    rows = {"predicted": [1, 1, 1], "later": [40, 0, 2], "ha": [1.0, 1, 2]}
    found = ACCURACY(rows, area="ha", share=0.5)
    assert found.figures["hit_rate"] == pytest.approx(40 / 42 * 0 + 40 / 42)
    assert "predicted alike" in found.warnings[0]
    assert len(found.warnings) == 1
    with pytest.raises(BadTable, match="share must lie"):
        ACCURACY(rows, share=2)


def test_days_go_by_their_month_and_a_month_without_records_is_said():
    method = named("hot-spot-persistence")
    rows, options = dict(method.example.table), method.example.options
    by_month = method(rows, **options)
    assert not any("no record of" in warning for warning in by_month.warnings)
    days = {**rows, "period": [f"{month}-17" for month in rows["period"]]}
    assert method(days, **options).table == by_month.table
    kept = [at for at, month in enumerate(rows["period"]) if month != "2024-03"]
    holed = {name: [values[at] for at in kept] for name, values in rows.items()}
    found = method(holed, **options)
    assert found.warnings[-1] == (
        "There is no record of 2024-03: missing, so not looked at, and not quiet."
    )
    years = {**holed, "period": [month[:4] + "/1" for month in holed["period"]]}
    years["period"][0] = "2023/2"
    told = method(years, cell=100, recent=1).warnings
    assert not any("no record of" in warning for warning in told)


def test_many_missing_months_are_named_in_part():
    rows = {
        "easting": [344_050, 344_050] + [344_050 + 100 * i for i in range(40)],
        "northing": [393_050, 393_050] + [393_050 + 100 * (i % 8) for i in range(40)],
        "period": ["2022-01", "2024-01", *["2024-02"] * 40],
    }
    found = named("hot-spot-persistence")(rows, cell=100, recent=1)
    assert (
        "2022-02, 2022-03, 2022-04, 2022-05, 2022-06, 2022-07...: missing"
        in (found.warnings[-1])
    )
