"""Places for partners and for everybody; audits that districts make together."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis import codes
from frankpledge.analysis.failures import ChangedMeanwhile
from frankpledge.analysis.measures.periods import Period
from frankpledge.assessment import selectors, services
from frankpledge.assessment.models import (
    Author,
    LinkedStrategy,
    PlaceFact,
    PlaceProfile,
    StrategyTarget,
)
from frankpledge.assessment.presenters.book import (
    book_of,
    from_project,
    material_of,
    together,
)
from frankpledge.assessment.rules.scanning import Year
from frankpledge.assessment.services import AssessmentConflict
from frankpledge.assessment.states import Edition, Product
from frankpledge.audit.models import Entry
from tests.assessment.conftest import NOW, TODAY


pytestmark = pytest.mark.django_db
KNOWSLEY = codes.partnership("E08000011").code
FACT = {"source": "Wardens", "noted_on": TODAY}


@pytest.fixture
def place(partnership, analyst):
    return services.profile_place(
        partnership_id=partnership.pk,
        said={
            "title": "The park",
            "area_code": "E05000001",
            "about": "A country park.",
        },
        by=analyst,
        on=TODAY,
    )


@pytest.fixture
def known(place, analyst):
    """Return one fact for everybody and one for partners alone."""
    for aspect, text, is_secret in (
        ("premises", "One café.", False),
        ("people", "A group meets at the gate.", True),
    ):
        said = {"aspect": aspect, "text": text, "for_partners": is_secret, **FACT}
        services.note_fact(place=place, said=said, by=analyst, on=TODAY)
    return place


def test_a_place_is_profiled_once_and_changed_by_whoever_saw_it(
    place, partnership, analyst, lead_officer
):
    with pytest.raises(AssessmentConflict, match="has a profile already"):
        services.profile_place(
            partnership_id=partnership.pk,
            said={"title": "the PARK", "area_code": "", "about": "x"},
            by=analyst,
            on=TODAY,
        )
    said = {"title": "The park", "area_code": "", "about": "Larger now."}
    now = services.change_place(place=place, said=said, version=1, by=analyst, on=TODAY)
    assert (now.about, now.version) == ("Larger now.", 2)
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed this"):
        services.change_place(place=place, said=said, version=1, by=analyst, on=TODAY)
    with pytest.raises(NotAllowed):
        services.note_fact(place=place, said={}, by=lead_officer, on=TODAY)


def test_a_fact_can_be_taken_away_and_the_trail_keeps_that(known, analyst):
    services.drop_fact(fact=known.facts.first(), by=analyst, on=TODAY)
    assert PlaceFact.objects.count() == 1
    assert "taken away" in Entry.objects.order_by("-pk").first().outcome


def texts(blocks):
    return " ".join(str(block) for block in blocks)


def test_what_partners_alone_may_know_is_in_no_public_edition(known, assessment):
    restricted = texts(together.places(assessment, Edition.RESTRICTED))
    public = texts(together.places(assessment, Edition.PUBLIC))
    assert "A group meets at the gate." in restricted
    assert "for partners alone" in restricted
    assert "A group meets" not in public
    assert "One café." in public


def test_the_pages_keep_the_two_layers_apart(known, signed_in, analyst):
    browser = signed_in(analyst)
    page = reverse("assessment:place", args=[known.pk])
    everything = browser.get(page).content.decode()
    assert "A group meets at the gate." in everything
    assert "Partners alone" in everything
    assert "nothing is counted for E05000001 yet" in everything
    public = browser.get(reverse("assessment:public-place", args=[known.pk]))
    assert "A group meets" not in public.content.decode()
    assert "1 fact held back here" in public.content.decode()
    listed = browser.get(reverse("assessment:places")).content.decode()
    assert "The park" in listed


def test_the_newest_records_of_its_area_stand_beside_a_place(
    place, partnership, analyst
):
    rows = apps.get_model("evidence", "MeasureVersion").objects.filter(
        state="in-force", measure="burglary"
    )
    vintage = apps.get_model("evidence", "Vintage").objects.create(
        known_at=NOW, as_of=TODAY
    )
    period = Period.parse("12 months to Dec 2020")
    apps.get_model("evidence", "Series").objects.create(
        version=rows.get(),
        area_code="E05000001",
        period_type=period.type,
        vintage=vintage,
        digest="0",
        figures={
            "starts": [period.month_range[0]],
            "ends": [period.month_range[1]],
            "numerator": [48],
            "denominator": [12000],
            "value": [4.0],
            "low": [3.0],
            "high": [5.0],
            "known": [48],
            "status": ["final"],
            "year": [0],
            "populations": {},
            "breaks": [],
        },
    )

    def told(area="E05000001", edition=Edition.RESTRICTED):
        found = selectors.counted_in(area, edition, analyst, on=TODAY)
        return [(one.name, one.number) for one in found]

    assert told() == [("Burglary (open data)", 48)]
    assert told(edition=Edition.PUBLIC) == [("Burglary (open data)", 48)]
    assert told("E05000002") == []
    figures = apps.get_model("evidence", "Series").objects.get()
    figures.figures |= {"status": ["suppressed"], "value": [None], "numerator": [None]}
    figures.save()
    assert told(edition=Edition.PUBLIC) == [("Burglary (open data)", None)]
    figures.figures |= {"status": ["missing"]}
    figures.save()
    assert told() == []


def sent(**said):
    return {
        f"{name}-{part}" if part else name: value
        for name, held in said.items()
        for part, value in (
            (("day", held.day), ("month", held.month), ("year", held.year))
            if isinstance(held, date)
            else (("", held),)
        )
    }


def test_a_place_is_kept_on_its_pages(partnership, signed_in, analyst):
    browser = signed_in(analyst)
    said = {"title": "Estate", "about": "Many homes.", "version": 0}
    made = browser.post(reverse("assessment:add-place"), said)
    place = PlaceProfile.objects.get()
    assert made.url == reverse("assessment:place", args=[place.pk])
    change = reverse("assessment:change-place", args=[place.pk])
    browser.post(change, said | {"about": "Fewer homes.", "version": 1})
    place.refresh_from_db()
    assert place.about == "Fewer homes."
    fact = sent(aspect="projects", text="Lights.", source="Council", noted_on=TODAY)
    browser.post(reverse("assessment:add-fact", args=[place.pk]), fact)
    held = place.facts.get()
    assert (held.text, held.for_partners) == ("Lights.", False)
    drop = reverse("assessment:drop-fact", args=[place.pk, held.pk])
    browser.post(drop)
    assert not place.facts.exists()
    assert browser.post(drop).status_code == 404


def test_what_another_plan_promises_is_kept_on_its_page(
    partnership, signed_in, analyst
):
    browser = signed_in(analyst)
    said = {"title": "Police plan", "owner": "Police", "meets": "Theft", "version": 0}
    browser.post(reverse("assessment:add-strategy"), said)
    strategy = LinkedStrategy.objects.get()
    page = reverse("assessment:strategy", args=[strategy.pk])
    assert "Nothing is noted yet" in browser.get(page).content.decode()
    promise = sent(
        measure="burglary", intent="less", value="4.5", due_on=TODAY, words="Fewer."
    )
    browser.post(reverse("assessment:add-target", args=[strategy.pk]), promise)
    target = StrategyTarget.objects.get()
    shown = browser.get(page).content.decode()
    assert "Burglary (open data)" in shown
    assert "Less, to 4.5 (11 January 2021)" in shown
    drop = reverse("assessment:drop-target", args=[strategy.pk, target.pk])
    browser.post(drop)
    assert not StrategyTarget.objects.exists()
    assert browser.post(drop).status_code == 404


def test_an_audit_names_its_authors_and_prints_their_districts(
    begin, analyst, scanned, monkeypatch, signed_in
):
    audit = begin("Audit", product=Product.AUDIT)
    said = {"name": "Ann Example", "organisation": "Knowsley Council", "wrote": "All"}
    named = {**said, "area_code": KNOWSLEY}
    services.name_author(assessment=audit, said=named, by=analyst, on=TODAY)
    services.name_author(assessment=audit, said=said, by=analyst, on=TODAY)
    with pytest.raises(AssessmentConflict, match="no partnership with the code"):
        services.name_author(
            assessment=audit, said=named | {"area_code": "X"}, by=analyst, on=TODAY
        )
    asked = []
    monkeypatch.setattr(from_project, "ground", lambda: "held")
    monkeypatch.setattr(
        from_project, "scan_area", lambda *given: asked.append(given) or scanned
    )
    made = book_of(
        material_of(audit, scanned, edition=Edition.RESTRICTED, by=analyst, today=TODAY)
    )
    assert asked == [(KNOWSLEY, "held", date(2021, 1, 1))]
    tables = {getattr(block, "name", ""): block for block in made.blocks}
    assert [row[2] for row in tables["authors"].rows] == ["Knowsley", "St Helens"]
    assert [row[0] for row in tables["districts"].rows] == ["St. Helens", "St. Helens"]
    browser = signed_in(analyst)
    page = reverse("assessment:authors", args=[audit.slug])
    assert "for Knowsley" in browser.get(page).content.decode()
    author = Author.objects.first()
    drop = reverse("assessment:drop-author", args=[audit.slug, author.pk])
    browser.post(drop)
    add = reverse("assessment:add-author", args=[audit.slug])
    browser.post(add, {"name": "Bo Example", "organisation": "Fire service"})
    assert [one.name for one in audit.authors.all()] == ["Ann Example", "Bo Example"]


def test_a_product_that_is_no_audit_counts_no_other_district(assessment, analyst):
    said = {"name": "Ann", "organisation": "Council", "area_code": KNOWSLEY}
    services.name_author(assessment=assessment, said=said, by=analyst, on=TODAY)
    assert from_project.others_of(assessment) == []


def whole(year, count):
    return Year(date(year, 1, 1), date(year, 12, 1), 12, count, None)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (whole(2018, 400), whole(2020, 300), "fell (\N{MINUS SIGN}25.0%)"),
        (whole(2018, 300), whole(2020, 400), "rose (+33.3%)"),
        (whole(2018, 40), whole(2020, 42), "no clear change (+5.0%)"),
        (whole(2018, 0), whole(2020, 42), "cannot tell"),
        (
            Year(date(2018, 1, 1), date(2018, 12, 1), 11, 400, None),
            whole(2020, 300),
            "cannot tell",
        ),
    ],
)
def test_first_to_last_claims_no_more_than_chance_allows(first, last, said):
    assert together.over(first, last, 1.0) == said


def test_what_usually_varies_much_needs_a_larger_change():
    first, last = whole(2018, 400), whole(2020, 480)
    assert together.over(first, last, 1.0) == "rose (+20.0%)"
    assert together.over(first, last, 9.0) == "no clear change (+20.0%)"
