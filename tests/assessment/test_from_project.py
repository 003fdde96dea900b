"""What people wrote, scored and decided in the book; what may not be printed is not."""

from dataclasses import replace

import pytest

from frankpledge.analysis.measures.periods import financial_year
from frankpledge.assessment import services
from frankpledge.assessment.presenters.book import book_of, material_of
from frankpledge.assessment.presenters.editions import document_of, files_of
from frankpledge.assessment.rules.themes import theme_named
from frankpledge.assessment.selectors import printable_figure, theme_figures
from frankpledge.assessment.states import Edition, Product, RequestState, Tier
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import Cell, Heading, Paragraph, Table, plain
from tests.assessment.conftest import HIGH, LOW, NOW, TODAY
from tests.plan.conftest import keep, measures  # noqa: F401 - fixtures


pytestmark = pytest.mark.django_db
YEAR, BEFORE = financial_year(2019), financial_year(2018)


def write(assessment, by, text, name="reasons", **more):
    return services.write_section(
        assessment=assessment, name=name, text=text, version=1, by=by, on=TODAY, **more
    )


def book(assessment, scanned, by, edition=Edition.RESTRICTED, **more):
    return book_of(
        material_of(assessment, scanned, edition=edition, by=by, today=TODAY, **more)
    )


def words(document):
    return " ".join(
        plain(block.text)
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
    )


def table(document, name):
    found = [b for b in document.blocks if isinstance(b, Table) and b.name == name]
    return found[0] if found else None


def test_what_people_wrote_stands_under_its_heading(assessment, scanned, analyst):
    write(assessment, analyst, "Shops were shut.")
    write(assessment, analyst, "Sheds, mostly.", name="theme", theme="burglary")
    said = words(book(assessment, scanned, analyst))
    assert "Why things changed Shops were shut." in said
    assert "What lies behind it Sheds, mostly." in said


def test_a_restricted_section_is_in_no_public_edition(assessment, scanned, analyst):
    write(assessment, analyst, "Named people.", is_restricted=True)
    assert "Named people." in words(book(assessment, scanned, analyst))
    public = book(assessment, scanned, analyst, Edition.PUBLIC)
    assert "Named people." not in words(public)
    assert public.about.marking == "OFFICIAL"


def test_the_restricted_edition_names_readers_and_last_day_on_every_page(
    assessment, scanned, analyst
):
    made = book(
        assessment,
        scanned,
        analyst,
        readers="Flo Example",
        expires_on=assessment.review_on,
    )
    marking = made.about.marking
    assert marking.startswith("OFFICIAL-SENSITIVE – for Flo Example – expires ")
    assert made.blocks[0].title == "For named readers"


def decided(assessment, lines, analyst, give_in, *scorers):
    for who, values in zip(scorers, (HIGH, LOW), strict=False):
        give_in(lines[0], values, who)
    now = services.send_for_review(assessment=assessment, said="", by=analyst, at=NOW)
    lines[0].assessment.refresh_from_db()
    services.decide_line(
        line=lines[0],
        tier=Tier.PRIORITY,
        reason="Most harm.",
        decided_on=TODAY,
        seen={},
        by=analyst,
    )
    return now


def test_scores_and_decisions_are_printed_once_scoring_is_closed(
    assessment, scanned, lines, analyst, lead_officer, other_officer, give_in
):
    services.record_concern(
        line=lines[0], percent=60, source="Survey of 412", by=analyst, on=TODAY
    )
    now = decided(assessment, lines, analyst, give_in, lead_officer, other_officer)
    made = book(now, scanned, analyst)
    row = table(made, "priorities").rows[0]
    assert row[0] == "Anti-social behaviour"
    assert row[4:] == ("no, they were wide apart", "priority", "Most harm.")
    assert table(made, "priorities").rows[1][1] == Cell(None, "not scored")
    assert table(made, "concern").rows == (
        ("Anti-social behaviour", 60.0, "Survey of 412"),
    )


def test_what_the_registers_hold_is_printed(
    assessment, scanned, analyst, begin, partnership
):
    later = begin("Next", earlier=assessment)
    services.recommend(assessment=assessment, text="Lock sheds.", by=analyst, on=TODAY)
    services.recommend(assessment=later, text="Light alleys.", by=analyst, on=TODAY)
    services.ask_for_data(
        assessment=later, holder="Health", what="Assaults", by=analyst, on=TODAY
    )
    services.link_themes(
        partnership_id=partnership.pk,
        cause="drugs-and-alcohol",
        effect="theft",
        strength=3,
        source="Drug tests",
        by=analyst,
        on=TODAY,
    )
    services.note_external_priority(
        partnership_id=partnership.pk,
        said={
            "title": "National plan",
            "level": "national",
            "issuer": "Home Office",
            "words": "Less burglary.",
            "themes": ["burglary"],
        },
        by=analyst,
        on=TODAY,
    )
    made = book(later, scanned, analyst)
    assert table(made, "review").rows == (("Lock sheds.", "made", ""),)
    assert table(made, "recommendations").rows == (
        ("Light alleys.", "nobody yet", "no day", "made"),
    )
    assert table(made, "links").rows[0][2:] == ("strongly", "Drug tests")
    assert table(made, "above").rows[0][4] == "Burglary"
    assert "What was asked for and has not come" in words(made)
    for request in later.requests.all():
        services.answer_request(
            request=request, state=RequestState.RECEIVED, said="", by=analyst, on=TODAY
        )
    assert "has not come" not in words(book(later, scanned, analyst))


def test_a_directive_nobody_can_answer_is_a_failure(assessment, scanned, analyst):
    write(assessment, analyst, '{{ text "owner" }}')
    with pytest.raises(DocumentFailure, match="cannot be answered"):
        book(assessment, scanned, analyst)


def test_live_figures_are_filled_in_and_missing_ones_say_so(
    assessment,
    scanned,
    analyst,
    keep,  # noqa: F811
):
    keep("domestic-burglary", {YEAR: 840})
    write(
        assessment,
        analyst,
        'There were {{ figure "domestic-burglary" period="2019/20" }}, and '
        '{{ figure "domestic-burglary" period="2018/19" }} the year before.',
    )
    said = words(book(assessment, scanned, analyst))
    assert "There were 840" in said
    assert "and not available the year before" in said


def test_a_theme_has_a_table_of_what_agencies_sent(
    assessment,
    scanned,
    analyst,
    keep,  # noqa: F811
):
    keep("asb-council", {BEFORE: 5811, YEAR: 5537})
    made = table(book(assessment, scanned, analyst), "anti-social-behaviour-measures")
    assert [row[1:] for row in made.rows] == [
        ("2018/19", Cell(5811.0, "5,811 incidents")),
        ("2019/20", Cell(5537.0, "5,537 incidents")),
    ]


@pytest.mark.parametrize("edition", Edition)
def test_small_figures_of_sensitive_measures_are_in_no_edition(
    assessment,
    scanned,
    analyst,
    keep,  # noqa: F811
    edition,
):
    keep("domestic-abuse-incidents", {BEFORE: 4354, YEAR: 4})
    write(
        assessment,
        analyst,
        'Now {{ figure "domestic-abuse-incidents" period="2019/20" }}.',
    )
    made = book(assessment, scanned, analyst, edition)
    assert "Now not available." in words(made)
    told = theme_figures(theme_named("domestic-abuse"), "E08000013", edition)
    assert "4 incidents" not in {one.words for one in told}


def test_the_public_reads_no_sensitive_measure_and_nobody_a_restricted_one(
    partnership,
    keep,  # noqa: F811
):
    from django.apps import apps

    keep("domestic-abuse-incidents", {YEAR: 4354})
    ask = ("domestic-abuse-incidents", "E08000013", YEAR)
    assert printable_figure(*ask, Edition.RESTRICTED)[1] == 4354
    assert printable_figure(*ask, Edition.PUBLIC) is None
    versions = apps.get_model("evidence", "MeasureVersion").objects
    versions.filter(measure=ask[0]).update(is_restricted=True)
    assert printable_figure(*ask, Edition.RESTRICTED) is None
    assert (
        theme_figures(theme_named("domestic-abuse"), ask[1], Edition.RESTRICTED) == ()
    )


@pytest.mark.parametrize("product", Product)
def test_every_product_becomes_a_document_with_its_own_sections(
    product, begin, records, analyst
):
    made = begin("A product", product=product, theme="burglary")
    write(made, analyst, "Written here.", name=next(iter(made_sections(product))))
    document = document_of(made, Edition.RESTRICTED, by=analyst, today=TODAY)
    assert next(iter(made_sections(product).values())) in words(document)
    assert "Written here." in words(document)
    assert document.about.next_review_on == made.review_on


def made_sections(product):
    from frankpledge.assessment.rules.products import template_of

    return template_of(product).sections


def test_a_subject_profile_has_no_public_edition(begin, analyst):
    made = begin("Somebody", product=Product.SUBJECT)
    with pytest.raises(DocumentFailure, match="no public edition"):
        document_of(made, Edition.PUBLIC, by=analyst, today=TODAY)


def test_a_problem_profile_is_of_its_theme_alone(begin, records, analyst):
    made = begin("Burglary", product=Product.PROBLEM, theme="burglary")
    said = words(document_of(made, Edition.RESTRICTED, by=analyst, today=TODAY))
    assert "Burglary" in said
    assert "Vehicle crime" not in said
    assert "Nobody has written this yet." in said


def test_files_carry_the_version_and_the_edition(assessment, records, analyst):
    files = files_of(
        assessment, Edition.PUBLIC, ["csv"], by=analyst, today=TODAY, version="2"
    )
    assert [file.name for file in files] == ["st-helens-assessment-2021-public-v2.zip"]


def test_scores_alone_do_not_tick_the_regulation_off(
    assessment, scanned, lines, analyst, lead_officer, give_in, closed
):
    give_in(lines[0], HIGH, lead_officer)
    made = book(closed(), scanned, analyst)
    ticks = {row[0]: row[2] for row in table(made, "required-contents").rows}
    assert ticks["(d)"].startswith("not yet")
    material = material_of(
        assessment, scanned, edition=Edition.PUBLIC, by=analyst, today=TODAY
    )
    assert replace(material, is_decided=True) != material
