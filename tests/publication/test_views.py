from datetime import date

import pytest

from frankpledge.publication.models import Release
from tests.publication.conftest import DISTRICT


pytestmark = pytest.mark.django_db
YEAR = [12, 15, 11, 18, 20, 14, 13, 16, 17, 19, 12, 15]
ONE = "/releases/to-march/v1/"
FORM = {
    "title": "Figures to March 2020",
    "slug": "to-march",
    "summary": "How things stood.",
    "measures": ["drug-tests"],
    "period_types": ["month"],
    "since": "",
    "until": "2020-03-31",
    "inner_kind": "",
    "plan_slug": "",
}
PRIVATE = ["/releases/", "/releases/add/", ONE] + [
    ONE + act for act in ("change/", "approve/", "send-back/", "correct/", "withdraw/")
]


@pytest.mark.parametrize("address", PRIVATE)
def test_outsider_finds_no_desk(figures, checked, outsider, signed_in, address) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    checked("drug-tests")
    assert signed_in(outsider).get(address).status_code == 404


@pytest.mark.parametrize("act", ["check", "publish", "approve", "withdraw"])
def test_outsider_does_nothing_to_a_release(
    figures, checked, outsider, signed_in, act
) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    checked("drug-tests")
    client = signed_in(outsider)
    assert client.post(f"{ONE}{act}/", {"reason": "x"}).status_code == 404
    assert Release.objects.get().state == "checked"


def test_release_goes_out_on_screen(
    figures, author, approver, signed_in, workspace
) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    writing, approving = signed_in(author), signed_in(approver)
    assert writing.get("/releases/add/").status_code == 200
    assert writing.post("/releases/add/", FORM)["Location"] == ONE
    assert writing.post(f"{ONE}check/")["Location"] == ONE
    own = writing.get(ONE).content.decode()
    assert "Only a release approver" in own
    assert writing.get(f"{ONE}approve/").status_code == 403
    page = approving.get(f"{ONE}approve/").content.decode()
    assert "Drug tests on arrest in St Helens: 15 tests in March 2020." in page
    digest = Release.objects.get().digest
    unread = approving.post(f"{ONE}approve/", {"digest": digest})
    assert unread.status_code == 200
    approving.post(f"{ONE}approve/", {"digest": digest, "has_read": "on"})
    assert approving.post(f"{ONE}publish/")["Location"] == ONE
    assert Release.objects.get().state == "published"
    shown = writing.get(ONE).content.decode()
    assert ("Begin a correction" in shown, "Withdraw" in shown) == (True, True)


def test_checks_that_stop_a_release_are_shown(areas, figures, draft, author, signed_in):
    draft("drug-tests")
    client = signed_in(author)
    client.post(f"{ONE}check/")
    page = client.get(ONE).content.decode()
    assert "has no figures for these periods" in page


def test_draft_is_changed_on_screen(figures, draft, author, signed_in) -> None:
    draft("drug-tests")
    client = signed_in(author)
    assert client.get(f"{ONE}change/").status_code == 200
    form = {**FORM, "title": "Other words", "edition": 1, "is_rounded": "on"}
    assert client.post(f"{ONE}change/", form)["Location"] == ONE
    release = Release.objects.get()
    assert (release.title, release.is_rounded, release.until) == (
        "Other words",
        True,
        date(2020, 3, 31),
    )
    late = client.post(f"{ONE}change/", form | {"title": "Typed meanwhile"})
    said = late.content.decode()
    assert "Somebody else changed" in said
    assert "Typed meanwhile" in said
    assert Release.objects.get().title == "Other words"


def test_an_address_that_is_taken_is_said_beside_what_was_typed(
    figures, draft, author, signed_in
) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    draft("drug-tests")
    typed = signed_in(author).post("/releases/add/", FORM | {"title": "Typed"})
    said = typed.content.decode()
    assert "There is a release “to-march” already." in said
    assert 'value="Typed"' in said
    assert Release.objects.count() == 1


def test_reasons_are_asked_for(figures, checked, approver, author, signed_in) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    checked("drug-tests")
    client = signed_in(approver)
    assert client.get(f"{ONE}send-back/").status_code == 200
    assert b"Error" in client.post(f"{ONE}send-back/", {"reason": ""}).content
    client.post(f"{ONE}send-back/", {"reason": "Round it."})
    assert Release.objects.get().state == "draft"


def test_correction_and_withdrawal_begin_on_screen(
    figures, published, author, signed_in
) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    published("drug-tests")
    client = signed_in(author)
    fresh = client.post(f"{ONE}correct/", {"reason": "March was wrong."})
    assert fresh["Location"] == "/releases/to-march/v2/"
    client.post(f"{ONE}withdraw/", {"reason": "Everything was wrong."})
    states = dict(Release.objects.values_list("version", "state"))
    assert states == {1: "withdrawn", 2: "draft"}


def test_desk_lists_releases_in_as_many_queries_for_three_as_for_one(
    figures, draft, author, signed_in, django_assert_num_queries
) -> None:
    client = signed_in(author)
    draft("drug-tests")
    client.get("/releases/")
    with django_assert_num_queries(5):
        client.get("/releases/")
    for slug in ("two", "three"):
        draft("drug-tests", slug=slug)
    with django_assert_num_queries(5):
        page = client.get("/releases/").content.decode()
    assert page.count("Figures to March 2020") == 3


def test_reader_of_the_desk_may_not_write(figures, auditor, signed_in) -> None:
    page = signed_in(auditor).get("/releases/").content.decode()
    assert "Only an analyst or a partnership manager" in page
    assert "Write a release" not in page
