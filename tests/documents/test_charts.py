import pytest

from frankpledge.documents import charts
from frankpledge.documents.failures import DocumentFailure
from tests.documents.sample import SPEC


def test_a_chart_says_what_it_is_and_uses_our_font_and_colours():
    drawn = charts.svg(
        SPEC, title="Offences <rose>", description="From 10 to 60 & more."
    ).decode()
    assert 'role="img"' in drawn
    assert "<title>Offences &lt;rose&gt;</title>" in drawn
    assert "<desc>From 10 to 60 &amp; more.</desc>" in drawn
    assert "viewBox" in drawn
    assert "Noto Sans" in drawn
    assert charts.PALETTE[0].lower() in drawn.lower()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("One line", "One line"),
        ({"text": "Given"}, "Given"),
        ({"text": ["Two", "lines"]}, "Two lines"),
        ("", ""),
    ],
)
def test_title_and_description_come_from_the_spec(title, said):
    drawn = charts.svg({**SPEC, "title": title, "description": "Told."}).decode()
    assert f"<title>{said}</title><desc>Told.</desc>" in drawn


def test_a_chart_is_drawn_once_and_kept(settings, tmp_path, monkeypatch):
    settings.WORKSPACE = tmp_path
    first = charts.svg(SPEC)
    assert len(list((tmp_path / "files" / "charts").iterdir())) == 1
    monkeypatch.setattr(charts, "_engine", lambda: pytest.fail("drawn again"))
    assert charts.svg(SPEC) == first


def test_png_is_twice_the_size_unless_told(settings):
    sizes = [charts.png(SPEC, scale)[16:24] for scale in (1, 2)]
    widths = [int.from_bytes(size[:4]) for size in sizes]
    assert widths[1] == pytest.approx(2 * widths[0], abs=1)
    assert charts.png(SPEC).startswith(b"\x89PNG")


def test_a_spec_that_cannot_be_drawn_is_said_in_words():
    with pytest.raises(DocumentFailure, match="could not be drawn"):
        charts.svg(
            {"$schema": SPEC["$schema"], "mark": "nonsense", "data": {"values": []}}
        )


def test_charts_fetch_nothing():
    remote = {**SPEC, "data": {"url": "https://example.org/data.csv"}}
    with pytest.raises(DocumentFailure, match="could not be drawn"):
        charts.svg(remote)
