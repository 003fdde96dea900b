"""The template tags that pages use."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError

from frankpledge.ui.dates import at_time, moment_in_words
from frankpledge.ui.tables import Column, Listing
from tests.ui.urls import Sample


def show(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


def test_wrap_puts_a_component_round_content():
    html = show(
        '{% wrap "inset-text" id="why" %}<p>{{ word }}</p>{% endwrap %}', word="&"
    )

    assert html.strip() == ('<div id="why" class="govuk-inset-text"><p>&amp;</p></div>')


def test_wrap_takes_options_prepared_elsewhere():
    html = show(
        '{% wrap name given classes="wide" %}in{% endwrap %}',
        name="inset-text",
        given={"id": "why"},
    )

    assert html.strip() == '<div id="why" class="govuk-inset-text wide">in</div>'


@pytest.mark.parametrize("source", ["{% wrap %}", '{% wrap "hint" a b %}'])
def test_wrap_refuses_what_it_does_not_understand(source):
    with pytest.raises(TemplateSyntaxError, match="wrap"):
        show(source + "{% endwrap %}")


def test_a_component_may_be_called_name_and_kept_for_later():
    html = show('{% component "input" name="a" label="B" as box %}[{{ box }}]')

    assert 'name="a"' in html
    assert html.startswith("[<div")


def test_a_term_shows_its_meaning_and_leads_to_the_glossary(settings):
    settings.GLOSSARY_URL = "/glossary/"
    html = show('{% term "ASBO" %}')

    assert '<a class="fp-term" href="/glossary/#asbo">' in html
    assert "Anti-Social Behaviour Order" in html
    assert "Today: civil injunction" in html


def test_a_term_stands_alone_where_there_is_no_glossary_page(settings):
    settings.GLOSSARY_URL = ""

    assert '<abbr class="fp-term" title="' in show('{% term "ASBO" %}')


def test_a_word_that_is_no_term_stands_as_it_is():
    assert show("{% term word %}", word="<kestrel>") == "&lt;kestrel&gt;"


def test_words_in_a_template_are_words_and_not_html():
    html = show('{% component "tag" text="Police & fire" %}')

    assert html.strip() == '<strong class="govuk-tag">Police &amp; fire</strong>'


def test_a_field_may_be_shown_by_itself():
    form = Sample()

    assert 'name="note"' in show("{% bound_field form.note %}", form=form)


def test_a_hidden_field_shows_its_box_alone():
    form = Sample()
    form.fields["note"].widget = forms.HiddenInput()

    html = show("{% bound_field form.note %}", form=form)

    assert html == '<input type="hidden" name="note" id="id_note">'


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("success", "success"),
        ("warning", "warning"),
        ("error", "error"),
        ("info", "information"),
        ("debug", "information"),
    ],
)
def test_messages_become_alerts_of_their_kind(level, expected):
    assert show("{{ level|variant }}", level=level) == expected


def test_a_listing_is_shown_by_its_tag():
    listing = Listing(caption="Wards", columns=(Column("name", "Ward"),))

    html = show("{% listing shown %}", shown=listing.of([{"name": "North"}], {}))

    assert ">North</td>" in html


def test_days_are_written_out_and_an_unknown_one_is_left_out():
    assert show("{{ day|day }}", day=date(2026, 6, 16)) == "16 June 2026"
    assert show("{{ day|day }}", day=None) == ""


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (8, 6, "8:06am"),
        (12, 0, "midday"),
        (12, 30, "12:30pm"),
        (23, 59, "11:59pm"),
    ],
)
def test_times_are_written_as_people_say_them(hour, minute, words):
    assert at_time(datetime(2026, 6, 16, hour, minute, tzinfo=UTC)) == words


def test_a_moment_is_told_in_local_time():
    moment = datetime(2026, 6, 16, 7, 6, tzinfo=UTC)

    assert moment_in_words(moment) == "16 June 2026 at 8:06am"
    assert show("{{ moment|iso }}", moment=moment) == "2026-06-16T08:06:00+01:00"


def test_a_moment_without_a_zone_is_taken_as_it_stands():
    assert (
        moment_in_words(datetime(2026, 6, 16, 8, 6))  # noqa: DTZ001
        == "16 June 2026 at 8:06am"
    )
