import re
from datetime import date

import pytest
from django.urls import reverse

from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Area
from frankpledge.partnership.presenters.maps import Label, clear_of_each_other


pytestmark = pytest.mark.django_db


def test_neighbourhood_is_drawn_renamed_drawn_anew_and_ended(cast, manager, signed_in):
    browser = signed_in(manager)
    wards = selectors.areas_of(selectors.home(), "ward")
    parr = wards.get(name="Parr")
    answer = browser.post(
        reverse("partnership:draw-area"),
        {"name": "North", "code": "north", "wards": [parr.pk], "lsoas": ["E01006802"]},
    )
    assert answer.status_code == 302
    assert len(selectors.lsoa_codes(Area.objects.get(code="north"))) == 10
    browser.post(
        reverse("partnership:rename-area", args=["north"]),
        {"name": "Far north", "note_text": "Why", "version": "1"},
    )
    year = Area.objects.get(code="north").boundary_year + 1
    browser.post(
        reverse("partnership:redraw-area", args=["north"]),
        {"starts_on": f"{year + 1}-04-01", "wards": [parr.pk]},
    )
    page = browser.get(reverse("partnership:area", args=["north"])).content.decode()
    assert "How it was drawn" in page
    assert "1 left, 0 joined" in page
    earlier = browser.get(
        reverse("partnership:area", args=["north"]), {"on": f"{year}-12-31"}
    )
    assert "10 LSOAs" in earlier.content.decode()
    browser.post(
        reverse("partnership:close-area", args=["north"]),
        {"ends_before": f"{year + 3}-04-01"},
    )
    assert not selectors.areas_of(selectors.home()).filter(code="north").exists()


def test_drawing_needs_something_ticked(cast, manager, signed_in):
    answer = signed_in(manager).post(
        reverse("partnership:draw-area"), {"name": "North", "code": "north"}
    )
    assert "Tick at least one ward or LSOA" in answer.content.decode()
    assert not Area.objects.filter(code="north").exists()


def test_unknown_areas_and_days_are_not_there(cast, manager, signed_in):
    browser = signed_in(manager)
    assert browser.get("/areas/nowhere/").status_code == 404
    assert browser.get("/areas/E08000013/", {"on": "yesterday"}).status_code == 404


def test_map_is_a_plain_picture_with_the_area_marked(cast, manager, signed_in):
    browser = signed_in(manager)
    for code in ("E08000013", "E05000919", "E01006802", "st-helens-forum-1"):
        answer = browser.get(reverse("partnership:area-map", args=[code]))
        assert answer["Content-Type"] == "image/svg+xml"
        picture = answer.content.decode()
        assert picture.startswith("<svg ")
        assert "<script" not in picture
        assert "style=" not in picture
        assert picture.count("<path") >= 6


def test_place_without_an_outline_says_so_and_works(nowhere, signed_in):
    from frankpledge.access.services import add_member
    from frankpledge.access.states import Role
    from frankpledge.access.trail import OPERATOR

    made = services.make_home(code="E22000063", by=OPERATOR, on=date(2020, 1, 1))
    services.add_usual_agencies(partnership=made, by=OPERATOR)
    member = add_member(
        email="ada@council.example",
        name="Ada Example",
        agency=made.agencies.first().pk,
        roles=[Role.ANALYST],
        starts_on=date(2020, 1, 1),
        by=OPERATOR,
        on=date(2020, 1, 1),
    )
    browser = signed_in(member)
    ward = selectors.areas_of(made, "ward").first()
    page = browser.get(reverse("partnership:area", args=[ward.code]))
    assert "No outline of this area is shipped" in page.content.decode()
    picture = reverse("partnership:area-map", args=[ward.code])
    assert browser.get(picture).status_code == 404
    whole = browser.get(reverse("partnership:area-map", args=[made.area_code]))
    assert whole.content.decode().count("<path") == 1


def test_lists_filter_sort_and_leave_as_files(cast, manager, signed_in):
    browser = signed_in(manager)
    listed = browser.get(
        reverse("partnership:directory"), {"kind": "health", "now": "ended"}
    ).content.decode()
    assert "2 agencies" in listed
    vacant = browser.get(reverse("partnership:posts"), {"vacant": "on"})
    assert "1 post" in vacant.content.decode()
    for name in ("directory", "people", "posts", "groups", "areas"):
        for kind in ("csv", "ods", "xlsx"):
            answer = browser.get(reverse(f"partnership:{name}"), {"format": kind})
            assert answer.status_code == 200
            assert answer["Content-Disposition"].startswith("attachment")
    taken = Entry.objects.filter(operation="disclosure")
    assert taken.count() == 15
    smallest = browser.get(
        reverse("partnership:areas"), {"kind": "lsoa", "format": "csv"}
    )
    assert len(smallest.content.decode().splitlines()) == 120


def test_those_who_may_not_export_get_no_file(cast, board_member, signed_in):
    browser = signed_in(board_member)
    answer = browser.get(reverse("partnership:people"), {"format": "csv"})
    assert answer["Content-Type"].startswith("text/html")
    assert "CSV file" not in answer.content.decode()


def test_rebasing_is_shown_until_somebody_has_read_it(cast, manager, signed_in):
    browser = signed_in(manager)
    address = reverse("partnership:population")
    assert "Rates have moved" in browser.get(address).content.decode()
    browser.post(
        reverse("partnership:acknowledge-rebasing", args=[cast["rebasing"].pk])
    )
    page = browser.get(address).content.decode()
    assert "Rates have moved" not in page
    assert "by up to -3.5% (E05000919)" in page


def test_glossary_finds_old_names_by_new(cast, manager, signed_in):
    browser = signed_in(manager)
    page = browser.get(reverse("partnership:glossary"), {"q": "integrated care"})
    assert 'id="pct"' in page.content.decode()
    none = browser.get(reverse("partnership:glossary"), {"q": "zzzz"})
    assert "No term matches" in none.content.decode()


@pytest.mark.parametrize(
    "name", ["directory", "people", "posts", "groups", "areas", "population"]
)
def test_lists_ask_the_database_as_often_for_many_rows_as_for_few(
    example, manager, signed_in, name, django_assert_max_num_queries
):
    browser = signed_in(manager)
    with django_assert_max_num_queries(25):
        browser.get(reverse(f"partnership:{name}"))


def names_in(picture: str) -> list[str]:
    """Return the names that are written in a map."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", picture)


def test_no_name_of_a_map_is_written_over_another(cast, manager, signed_in):
    browser = signed_in(manager)
    address = reverse("partnership:area-map", args=["st-helens-forum-1"])
    wide = browser.get(address).content.decode()
    narrow = browser.get(address, {"width": "narrow"}).content.decode()
    assert 'width="720"' in wide
    assert 'width="340"' in narrow
    assert set(names_in(narrow)) < set(names_in(wide))
    assert "Newton and Earlestown" in names_in(wide)


def test_of_two_names_in_one_place_the_first_is_kept():
    near = [Label(100.0, 50.0, name, "#000000") for name in ("Eccleston", "West Park")]
    far = Label(100.0, 90.0, "Sutton", "#000000")
    assert names_in("".join(clear_of_each_other([*near, None, far]))) == [
        "Eccleston",
        "Sutton",
    ]
