"""Our own components, and what each of the others must not get wrong."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test.html import parse_html
from django.utils.html import format_html

from frankpledge.ui.components import render
from frankpledge.ui.components.ours import TONES
from frankpledge.ui.gallery import names, sections


TEMPLATES = (
    Path(__file__).resolve().parents[2] / "src/frankpledge/ui/templates/components"
)
NASTY = '"><script>alert(1)</script>'


def same(html: str, expected: str) -> bool:
    return parse_html(html) == parse_html(expected)


def test_every_component_stands_in_the_gallery():
    assert {folder.name for folder in TEMPLATES.iterdir()} == names()


def test_the_gallery_gives_every_control_and_landmark_a_name_of_its_own():
    html = "".join(item.html for section in sections() for item in section.items)
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("tone", TONES)
def test_status_tells_by_symbol_and_words_not_by_colour_alone(tone):
    html = render("status", tone=tone, text="Off course")

    assert same(
        html,
        f'<span class="fp-status fp-status--{tone}"><span class="fp-status__symbol"'
        f' aria-hidden="true">{TONES[tone]}</span> Off course</span>',
    )


def test_status_of_an_unheard_of_tone_says_it_is_not_known():
    assert "fp-status--unknown" in render("status", tone="purple", text="Odd")


def test_strip_says_its_mark_in_words():
    html = render("strip", kind="missing", text="July 2019 was never supplied.")

    assert same(
        html,
        '<p class="fp-strip fp-strip--missing"><span class="fp-strip__symbol"'
        ' aria-hidden="true">○</span> <strong class="fp-strip__label">Missing</strong>'
        ' <span class="fp-strip__text">July 2019 was never supplied.</span></p>',
    )


def test_strip_of_an_unheard_of_kind_is_a_note():
    assert "Note" in render("strip", kind="purple")


def test_figure_refuses_a_picture_without_words_for_it():
    with pytest.raises(ValueError, match="say in words what it shows"):
        render("figure", src="/chart.svg")


def test_figure_carries_message_table_and_downloads():
    html = render(
        "figure",
        id="burglary",
        title="Burglary fell",
        message="760 against 812.",
        src="/chart.svg",
        alt="A line that falls from 812 to 760.",
        table={"head": ["Year", "Count"], "rows": [["2019/20", 760]]},
        downloads=[{"text": "CSV", "href": "/chart.csv"}],
    )

    assert 'alt="A line that falls from 812 to 760."' in html
    assert 'data-copy-table="burglary"' in html
    assert (
        'class="fp-scroll" role="region" tabindex="0" aria-label="Burglary fell"'
        in (html)
    )
    assert "760</td>" in html
    assert '<a class="govuk-link" href="/chart.csv">CSV</a>' in html


def test_definition_card_leaves_out_what_nobody_gave():
    html = render(
        "definition-card",
        rows=[("Counts", "Offences"), ("Caveat", ""), {"key": "Per", "value": None}],
    )

    assert "Offences" in html
    assert "Caveat" not in html
    assert "Per" not in html


def test_timeline_leaves_out_an_unknown_time():
    html = render(
        "timeline",
        items=[
            {"label": "Seen", "datetime": date(2020, 4, 14), "text": "At the panel."},
            {
                "label": "Sent",
                "byline": "Ada Example",
                "datetime": datetime(2020, 7, 1, 7, 6, tzinfo=UTC),
                "text": "By post.",
            },
        ],
    )

    assert '<time datetime="2020-04-14">14 April 2020</time>' in html
    assert (
        '<time datetime="2020-07-01T08:06:00+01:00">1 July 2020 at 8:06am</time>'
        in html
    )
    assert "00:00" not in html.replace("08:06:00", "").replace("+01:00", "")


def test_alert_names_its_kind_and_falls_back_to_information():
    html = render("alert", variant="purple", title="July is missing")

    assert 'class="moj-alert moj-alert--information"' in html
    assert 'aria-label="information: July is missing"' in html
    assert "moj-alert__dismiss" not in html


def test_table_scrolls_in_a_pane_named_by_its_caption():
    html = render(
        "table", caption="Wards", scroll=True, head=["Ward"], rows=[["North"]]
    )

    assert 'role="region" tabindex="0" aria-label="Wards"' in html


def test_select_groups_entries_and_keeps_the_choice():
    html = render(
        "select",
        name="area",
        value=2,
        items=[("", "Any"), ("Wards", [(1, "North"), (2, "South")])],
    )

    assert '<optgroup label="Wards">' in html
    assert '<option value="2" selected>South</option>' in html
    assert html.count("selected") == 1


@pytest.mark.parametrize(
    ("component", "options"),
    [
        ("tag", {"text": NASTY}),
        ("status", {"tone": "good", "text": NASTY}),
        ("strip", {"text": NASTY}),
        ("button", {"text": NASTY, "href": NASTY, "attributes": {"data-x": NASTY}}),
        ("table", {"caption": NASTY, "head": [NASTY], "rows": [[NASTY]]}),
        ("summary-list", {"rows": [(NASTY, NASTY)]}),
        ("input", {"name": "n", "value": NASTY, "label": NASTY, "hint": NASTY}),
        ("textarea", {"name": "n", "value": NASTY, "error_message": NASTY}),
        ("select", {"name": "n", "items": [(NASTY, NASTY)]}),
        ("figure", {"title": NASTY, "src": "/a.svg", "alt": NASTY}),
        ("term", {"text": NASTY, "meaning": NASTY}),
        ("identity-bar", {"title": NASTY, "facts": [NASTY]}),
        ("filter", {"text": NASTY, "selected": [], "clear_href": ""}),
    ],
)
def test_words_from_outside_never_become_markup(component, options):
    html = render(component, options)

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_words_marked_as_html_stay_html():
    html = render("inset-text", text=format_html("<b>{}</b>", "bold & safe"))

    assert "<b>bold &amp; safe</b>" in html


def test_an_unknown_component_is_refused_by_name():
    with pytest.raises(Exception, match=r"components/nothing/nothing\.html"):
        render("nothing")
