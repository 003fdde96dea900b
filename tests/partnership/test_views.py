from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from frankpledge.partnership import selectors
from frankpledge.partnership.models import Agency, Group, Person, Post, Rebasing
from frankpledge.partnership.urls import urlpatterns


pytestmark = pytest.mark.django_db


def addresses(cast):
    """Return the address of every page of the directory and the registers."""
    keys = {
        "people": cast["person"].pk,
        "posts": cast["post"].pk,
        "groups": cast["group"].pk,
        "areas": cast["rebasing"].pk,
        "registers": cast["risk"].pk,
    }
    found = {}
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        folder = route.split("/")[1 if route.startswith("directory") else 0]
        known = {
            "code": cast["area" if folder == "areas" else "code"],
            "pk": keys.get(folder),
            "seat": cast["seat"].pk,
            "register": "risks",
            "year": 2026,
            "duty": "scrutiny",
            "kind": "docx",
        }
        wanted = {name for name in known if f":{name}>" in route}
        found[pattern.name] = reverse(
            f"partnership:{pattern.name}", kwargs={name: known[name] for name in wanted}
        )
    return found


# A step is posted; the duties of today are elsewhere; a risk has no photograph.
NOT_PAGES = {"acknowledge-rebasing": 405, "duties-now": 302, "photograph": 404}


def test_every_page_opens_for_the_manager(cast, manager, signed_in):
    browser = signed_in(manager)
    for name, address in addresses(cast).items():
        assert browser.get(address).status_code == NOT_PAGES.get(name, 200), name


def test_no_page_is_there_for_an_outsider(cast, outsider, signed_in):
    browser = signed_in(outsider)
    for name, address in addresses(cast).items():
        if name != "acknowledge-rebasing":
            assert browser.get(address).status_code == 404, name
        assert browser.post(address).status_code in {404, 405}, name
    assert Rebasing.objects.get().acknowledged_on is None


def test_nobody_reads_without_signing_in(cast, client):
    for name, address in addresses(cast).items():
        answer = client.get(address)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/sign-in/"), name


def test_those_who_only_read_find_no_way_to_change(cast, board_member, signed_in):
    browser = signed_in(board_member)
    for name in ("add-agency", "edit-agency", "draw-area", "edit-person", "fill-post"):
        assert browser.get(addresses(cast)[name]).status_code == 403, name
    page = browser.get(addresses(cast)["agency"]).content.decode()
    assert "Ada Example" in page
    assert "Change its entry" not in page


def test_agency_lead_changes_their_own_agency_only(cast, lead_officer, signed_in):
    browser = signed_in(lead_officer)
    own = reverse("partnership:add-person", args=["police"])
    other = reverse("partnership:add-person", args=["st-helens-council"])
    answer = browser.post(own, {"name": "New Example", "version": "1"})
    assert answer.status_code == 302
    assert Person.objects.get(name="New Example").agency.code == "police"
    assert browser.post(other, {"name": "No Example"}).status_code == 403
    assert not Person.objects.filter(name="No Example").exists()


def test_agency_is_added_changed_and_ended(cast, manager, signed_in):
    browser = signed_in(manager)
    browser.post(
        reverse("partnership:add-agency"),
        {"name": "New Trust", "kind": "health", "legal_status": "responsible"},
    )
    made = Agency.objects.get(name="New Trust")
    assert made.legal_basis == "Crime and Disorder Act 1998 s5(1)(e) or (f)"
    browser.post(
        reverse("partnership:edit-agency", args=[made.code]),
        {
            "name": "Newer Trust",
            "kind": "health",
            "legal_status": "invited",
            "version": "1",
        },
    )
    made.refresh_from_db()
    assert (made.name, made.legal_status, made.version) == ("Newer Trust", "invited", 2)
    late = browser.post(
        reverse("partnership:edit-agency", args=[made.code]),
        {"name": "X", "kind": "health", "legal_status": "other", "version": "1"},
    )
    assert "Somebody else changed this" in late.content.decode()
    browser.post(
        reverse("partnership:end-agency", args=[made.code]),
        {"ends_before": "2021-04-01"},
    )
    made.refresh_from_db()
    assert made.ends_before == date(2021, 4, 1)


def test_history_of_a_trust_is_read_from_any_of_its_names(cast, manager, signed_in):
    browser = signed_in(manager)
    for code in ("halton-st-helens-pct", "st-helens-ccg", "cheshire-merseyside-icb"):
        page = browser.get(reverse("partnership:agency", args=[code]))
        words = strip_tags(page.content.decode())
        assert "took over from Halton and St Helens Primary Care Trust" in words
        assert "became part of NHS Cheshire and Merseyside" in words


def test_succession_is_recorded_on_screen(cast, manager, signed_in):
    later = Agency.objects.get(code="torus")
    signed_in(manager).post(
        reverse("partnership:succeed-agency", args=["riverside"]),
        {"later": [later.pk], "kind": "merged", "on": "2021-04-01"},
    )
    riverside = Agency.objects.get(code="riverside")
    assert riverside.successor == later
    assert riverside.ends_before == date(2021, 4, 1)


def test_post_is_filled_covered_vacated_and_closed(cast, manager, signed_in):
    browser = signed_in(manager)
    post = Post.objects.get(title="Hate crime coordinator")
    ada, ben = (Person.objects.get(name=f"{name} Example") for name in ("Ada", "Ben"))
    for person, how in ((ada, "holds"), (ben, "covers")):
        browser.post(
            reverse("partnership:fill-post", args=[post.pk]),
            {"person": person.pk, "how": how, "starts_on": "2020-01-06"},
        )
    page = browser.get(reverse("partnership:post", args=[post.pk])).content.decode()
    assert "Ada Example" in page
    assert "End the cover" in page
    for route in ("vacate-post", "end-cover", "close-post"):
        browser.post(
            reverse(f"partnership:{route}", args=[post.pk]),
            {"ends_before": "2020-06-01"},
        )
    assert not post.holdings.filter(ends_before=None).exists()
    post.refresh_from_db()
    assert post.ends_before == date(2020, 6, 1)
    refused = browser.post(
        reverse("partnership:close-post", args=[post.pk]), {"ends_before": ""}
    )
    assert "Error: " in refused.content.decode()


def test_post_and_person_are_added_and_changed(cast, manager, signed_in):
    browser = signed_in(manager)
    browser.post(
        reverse("partnership:add-post", args=["torus"]),
        {"title": "Patch lead", "kind": "lead-officer"},
    )
    post = Post.objects.get(title="Patch lead")
    browser.post(
        reverse("partnership:edit-post", args=[post.pk]),
        {"title": "Patch manager", "kind": "other", "version": "1"},
    )
    post.refresh_from_db()
    assert post.title == "Patch manager"
    person = cast["person"]
    browser.post(
        reverse("partnership:edit-person", args=[person.pk]),
        {"name": person.name, "skills": "Welsh", "version": "1"},
    )
    person.refresh_from_db()
    assert person.skills == "Welsh"
    browser.post(
        reverse("partnership:leave", args=[person.pk]), {"ends_before": "2021-01-01"}
    )
    assert selectors.vacancies(selectors.home(), on=date(2021, 2, 1))


def test_group_is_set_up_seated_and_closed(cast, manager, signed_in):
    browser = signed_in(manager)
    browser.post(
        reverse("partnership:add-group"),
        {"name": "Bonfire group", "kind": "task-and-finish"},
    )
    group = Group.objects.get(name="Bonfire group")
    fire = Agency.objects.get(code="merseyside-fire")
    browser.post(
        reverse("partnership:give-seat", args=[group.pk]),
        {"agency": fire.pk, "is_chair": "on", "starts_on": "2020-09-01"},
    )
    seat = group.seats.get()
    assert seat.is_chair
    browser.post(
        reverse("partnership:edit-group", args=[group.pk]),
        {"name": "Bonfire night group", "kind": "task-and-finish", "version": "1"},
    )
    browser.post(
        reverse("partnership:end-seat", args=[group.pk, seat.pk]),
        {"ends_before": "2020-11-06"},
    )
    browser.post(
        reverse("partnership:close-group", args=[group.pk]),
        {"ends_before": "2020-11-10"},
    )
    group.refresh_from_db()
    seat.refresh_from_db()
    assert group.name == "Bonfire night group"
    assert (seat.ends_before, group.ends_before) == (
        date(2020, 11, 6),
        date(2020, 11, 10),
    )
