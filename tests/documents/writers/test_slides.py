import io

import pptx
import pytest

from frankpledge.documents.writers import write


@pytest.fixture
def slides(document):
    return list(pptx.Presentation(io.BytesIO(write(document, "pptx"))).slides)


def test_each_slide_has_one_message(slides):
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Performance in Exampleton",
        "Summary",
        "Measures this quarter against the same quarter last year",
        "Measures",
        "Chart: Offences rose every month",
        "Offences by month",
        "Offences rose, again",
        "Detail",
    ]


def test_tables_are_native_and_columns_start_at_nought(slides):
    assert [any(shape.has_table for shape in slide.shapes) for slide in slides].count(
        True
    ) == 3
    (chart,) = [shape.chart for shape in slides[4].shapes if shape.has_chart]
    assert chart.value_axis.minimum_scale == 0
    assert list(chart.plots[0].series[0].values) == [10, 20, 30, 40, 50, 60]


def test_pictures_charts_and_tables_have_alternative_text(slides):
    described = [
        shape._element._nvXxPr.cNvPr.get("descr")
        for slide in slides[1:]
        for shape in slide.shapes
        if shape.shape_type is not None and not shape.has_text_frame
    ]
    assert described == [
        "Measures this quarter against the same quarter last year",
        "Measures",
        "Offences rose from 10 to 60.",
        "Offences by month",
        "As above.",
    ]


def test_notes_carry_source_and_shorthand(slides):
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
    assert "[p] provisional: may still change" in notes[2]
    assert "Source: Invented" in notes[4]
    assert all("Invented police force" in note for note in notes)


def test_every_slide_carries_the_marking(slides):
    for slide in slides:
        assert any(
            "OFFICIAL" in shape.text_frame.text
            for shape in slide.shapes
            if shape.has_text_frame
        )


def test_numbered_points_keep_their_numbers(slides):
    xml = slides[1].shapes[1]._element.xml
    assert 'type="arabicPeriod" startAt="1"' in xml
    assert 'type="arabicPeriod" startAt="2"' in xml
    assert 'a:buChar char="•"' in xml
