"""The cut typeface draws the same letters as the whole one it is made of."""

import json
import struct
import sys

import pytest

from frankpledge.documents.typeface import font_folder, ordinary, ordinary_folder
from tests.documents.programs import run


WORDS = "Burglary ﬁll AVATAR 1,234 Łódź ŵ Ελλάδα Привет नमस्ते"
DRAW = """
import json, sys, hashlib, vl_convert
vl_convert.register_font_directory(sys.argv[1])
drawing = vl_convert.vegalite_to_svg(json.loads(sys.argv[2]), allowed_base_urls=[])
print(hashlib.sha256(drawing.encode() + vl_convert.svg_to_png(drawing)).hexdigest())
"""


@pytest.fixture(scope="module")
def whole():
    return (font_folder() / "NotoSans[wdth,wght].ttf").read_bytes()


def tables(font):
    """Return a font's tables by name, read where its heading says they lie."""
    number = struct.unpack_from(">H", font, 4)[0]
    rows = [struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(number)]
    return {tag: font[at : at + length] for tag, _, at, length in rows}


def test_every_table_stays_but_those_of_variations(whole):
    before, after = tables(whole), tables(ordinary(whole))
    gone = set(before) - set(after)
    assert gone == {b"fvar", b"gvar", b"avar", b"HVAR", b"MVAR", b"STAT"}
    assert all(after[tag] == before[tag] for tag in after)


def test_heading_lets_readers_search_the_tables(whole):
    font = ordinary(whole)
    number, reach, power, rest = struct.unpack_from(">HHHH", font, 4)
    assert 2**power <= number < 2 ** (power + 1)
    assert (reach, rest) == (16 * 2**power, 16 * (number - 2**power))
    assert len(font) % 4 == 0


def test_folder_is_made_once_and_holds_the_font_alone(tmp_path, whole):
    folder = ordinary_folder(tmp_path)
    [font] = folder.iterdir()
    made = font.stat().st_mtime_ns
    assert ordinary_folder(tmp_path) == folder
    assert [one.stat().st_mtime_ns for one in folder.iterdir()] == [made]
    assert font.read_bytes() == ordinary(whole)


def test_words_are_drawn_the_same(tmp_path):
    spec = {
        "title": {"text": WORDS, "font": "Noto Sans", "fontWeight": "bold"},
        "data": {"values": [{"word": word} for word in WORDS.split()]},
        "mark": {"type": "text", "font": "Noto Sans"},
        "encoding": {
            "text": {"field": "word"},
            "y": {"field": "word", "axis": {"labelFont": "Noto Sans"}},
        },
    }
    drawn = {
        run(sys.executable, "-c", DRAW, str(folder), json.dumps(spec))
        for folder in (font_folder(), ordinary_folder(tmp_path))
    }
    assert len(drawn) == 1
