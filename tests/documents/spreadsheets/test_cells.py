from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.columns import LONDON, Column, Kind
from frankpledge.documents.spreadsheets.cells import as_field, guarded, restored


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1744",
        "-x",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "  =1",
    ],
)
def test_text_that_begins_like_a_formula_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "burglary", "'quoted'", "a=b", "1-2"])
def test_other_text_is_left_alone(text):
    assert guarded(text) == text
    assert restored(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_guarded_text_comes_back_and_is_never_a_formula(text):
    assert restored(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize(
    ("value", "column", "field"),
    [
        (-5, Column("change", kind=Kind.WHOLE), "-5"),
        (-5, Column("anything"), "-5"),
        (-5.25, Column("change", kind=Kind.PERCENT), "-5.3"),
        (2.675, Column("rate", kind=Kind.NUMBER, decimals=2), "2.68"),
        (-0.001, Column("rate", kind=Kind.NUMBER, decimals=2), "0.00"),
        (1e-7, Column("rate", kind=Kind.NUMBER), "0.0000001"),
        (Decimal("12.345"), Column("rate", kind=Kind.NUMBER, decimals=1), "12.3"),
        (1234567, Column("count", kind=Kind.WHOLE), "1234567"),
        (7.5, Column("count", kind=Kind.WHOLE), "8"),
        (date(2020, 1, 2), Column("on_day", kind=Kind.DATE), "2020-01-02"),
        (
            datetime(2020, 1, 2, 3, 4, tzinfo=LONDON),
            Column("at", kind=Kind.MOMENT),
            "2020-01-02T03:04:00",
        ),
        (True, Column("kept", kind=Kind.YES_NO), "yes"),
        (False, Column("kept", kind=Kind.YES_NO), "no"),
        (None, Column("count", kind=Kind.WHOLE), ""),
        ("[c]", Column("count", kind=Kind.WHOLE), "[c]"),
        ("007", Column("area_code"), "007"),
        ("a\x00b", Column("words"), "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_fields_are_plain_and_equal_to_what_is_shown(value, column, field):
    assert as_field(value, column) == field
