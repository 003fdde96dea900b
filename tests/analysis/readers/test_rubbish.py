"""Random rubbish: whatever stands in a file, every row of it is accounted for."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.readers import CannotRead, Order, Supplied, read_here
from tests.analysis.readers.supplies import (
    STREET_HEADER,
    STREET_NAME,
    TODAY,
    asb_row,
    is_accounted_for,
    street,
    street_file,
    street_row,
)


CELL = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00")
    | st.sampled_from(',"\n\r\t;\u200b\u0661'),
    max_size=6,
)
ROW = st.sampled_from([street_row(1), street_row(2), asb_row()]) | st.lists(
    CELL | st.sampled_from(["2019-01", "Burglary", "E01006412", "-2.7", "53.4"]),
    max_size=14,
).map(",".join)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, max_size=12), end=st.sampled_from(["\n", "\r\n"]))
def test_whatever_the_rows_every_one_is_accounted_for(tmp_path_factory, rows, end):
    folder = tmp_path_factory.mktemp("garbage")
    reading = street(folder, street_file(*rows, end=end))
    assert is_accounted_for(reading)
    whole = [row for row in rows if row == asb_row()]
    assert reading.rows["kind"].to_pylist().count("anti-social-behaviour") <= len(
        whole
    ) + sum('"' in row or "," in row for row in rows)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, max_size=12))
def test_good_rows_among_rubbish_are_never_lost(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("garbage")
    rubbish = [row.replace('"', "").replace("\n", "").replace("\r", "") for row in rows]
    good = [street_row(n) for n in range(100, 105)]
    mixed = [line for pair in zip(rubbish, good * 3, strict=False) for line in pair]
    reading = street(folder, street_file(*mixed))
    kept = reading.rows["key"].to_pylist()
    assert is_accounted_for(reading)
    assert {row.split(",")[0] for row in mixed if row in good} <= set(kept)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_an_account_or_a_sentence(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("garbage")
    path = folder / "kept"
    for content in (data, STREET_HEADER.encode() + b"\n" + data):
        path.write_bytes(content)
        with suppress(CannotRead):
            assert is_accounted_for(
                read_here(Order("police-street", TODAY), [Supplied(path, STREET_NAME)])
            )
