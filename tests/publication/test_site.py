"""The public pages as a reader gets them."""

import re
from pathlib import Path

import pytest
from django.test import Client

from frankpledge.partnership.models import Contact
from frankpledge.publication import services, tasks
from frankpledge.publication.services import site_changed
from tests.publication.conftest import AT, DISTRICT, LATER, let_out


pytestmark = pytest.mark.django_db
YEAR = [12, 15, 11, 18, 20, 14, 13, 16, 17, 19, 12, 15]
PAGES = [
    "",
    "priorities/",
    "measures/",
    "data/",
    "data/dictionary/",
    "definitions/",
    "how-to-report/",
    "privacy/",
    "accessibility/",
    "glossary/",
    "corrections/",
]


@pytest.fixture
def out(figures, published) -> Client:
    """Publish two measures and return a browser of nobody in particular."""
    figures("drug-tests", DISTRICT, YEAR)
    figures("marac-cases", DISTRICT, [9, *YEAR])
    published("drug-tests", "marac-cases")
    tasks.build_site()
    return Client()


def text(response) -> str:
    return response.content.decode()


def test_pages_are_there_before_anything_was_published(areas, workspace) -> None:
    for page in PAGES:
        response = Client().get(f"/public/{page}")
        assert (page, response.status_code) == (page, 200)
        assert "<h1" in text(response)


def test_pages_are_sent_without_a_query_or_a_cookie(
    out, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        answers = {
            page: out.get(f"/public/{page}")
            for page in [*PAGES, "measures/drug-tests/", "releases/to-march/v1/"]
        }
    for page, response in answers.items():
        assert (page, response.status_code, response.cookies) == (page, 200, {})
        assert response["Cache-Control"] == "public, no-cache"
        assert "Cookie" not in response.get("Vary", "")


def test_page_that_has_not_changed_is_not_sent_again(out) -> None:
    mark = out.get("/public/")["ETag"]
    again = out.get("/public/", headers={"If-None-Match": mark})
    assert (again.status_code, again.content) == (304, b"")


def test_measure_says_it_in_words_before_the_chart(out) -> None:
    page = text(out.get("/public/measures/drug-tests/"))
    words = page.index("Drug tests on arrest in St Helens: 15 tests in March 2020.")
    assert words < page.index("trend.svg") < page.index("<table")
    assert "Source: " in page
    assert out.get("/public/measures/drug-tests/trend.svg")["Content-Type"] == (
        "image/svg+xml"
    )


def test_page_about_domestic_abuse_can_be_left_at_once(out) -> None:
    assert "govuk-exit-this-page" in text(out.get("/public/measures/marac-cases/"))
    assert "govuk-exit-this-page" in text(out.get("/public/how-to-report/"))
    assert "govuk-exit-this-page" not in text(out.get("/public/measures/drug-tests/"))


def test_hidden_figure_is_nowhere_in_the_site(out) -> None:
    page = text(out.get("/public/measures/marac-cases/"))
    assert "[c]" in page
    csv = text(out.get("/public/data/marac-cases.csv"))
    assert ",2019-04,2019-04-01,2019-05-01,,c," in csv


def test_report_page_names_every_way(out) -> None:
    page = text(out.get("/public/how-to-report/"))
    for way in ("999", "101", "police.uk", "0800 555 111", "0808 2000 247"):
        assert way in page


def test_report_page_names_the_contacts_that_the_public_may_have(
    areas, partnership, workspace
) -> None:
    given = {"partnership": partnership, "purpose": "Noise by night"}
    Contact.objects.create(
        **given, title="Noise line", phone="0300 1", hours="Always", reach="public"
    )
    Contact.objects.create(**given, title="Duty desk", phone="0300 2")
    tasks.build_site()
    page = text(Client().get("/public/how-to-report/"))
    for said in ("Noise line", "Noise by night", "Telephone: 0300 1", "Open: Always"):
        assert said in page
    assert "Duty desk" not in page
    assert "0300 2" not in page


def test_data_come_with_dictionary_licence_and_source(out) -> None:
    listed = text(out.get("/public/data/"))
    assert "Open Government Licence" in listed
    file = out.get("/public/data/drug-tests.csv")
    assert file["Content-Disposition"] == 'attachment; filename="drug-tests.csv"'
    columns = set(text(file).splitlines()[0].split(","))
    dictionary = text(out.get("/public/data/dictionary.csv"))
    assert columns == {line.split(",")[0] for line in dictionary.splitlines()[1:]}
    assert out.get("/public/data/drug-tests.ods").status_code == 200


def test_reader_sees_what_a_correction_changed(out, figures, author, approver) -> None:
    first = services.drafting.Release.objects.get()
    figures("drug-tests", DISTRICT, [*YEAR[:-1], 95], known_at=LATER)
    second = services.correct_release(
        release=first, correction="March was counted twice.", by=author, at=LATER
    )
    second = services.check_release(release=second, by=author, at=LATER)
    let_out(second, author, approver, LATER)
    tasks.build_site()
    page = text(out.get("/public/measures/drug-tests/"))
    assert ("March was counted twice." in page, "95" in page) == (True, True)
    changed = text(out.get("/public/releases/to-march/v2/"))
    row = ("2020-03", "15", "95")
    assert all(f'<td class="govuk-table__cell">{cell}</td>' in changed for cell in row)
    old = text(out.get("/public/releases/to-march/v1/"))
    assert "A corrected version has replaced this one" in old
    old_file = text(out.get("/public/releases/to-march/v1/data/drug-tests.csv"))
    assert ",2020-03,2020-03-01,2020-04-01,15," in old_file
    assert "March was counted twice." in text(out.get("/public/corrections/"))


def test_withdrawn_figures_are_gone_and_the_address_says_why(out, author) -> None:
    release = services.drafting.Release.objects.get()
    services.withdraw_release(
        release=release, reason="The wrong file was sent.", by=author, at=LATER
    )
    tasks.build_site()
    for gone in (
        "measures/drug-tests/",
        "data/drug-tests.csv",
        "releases/to-march/v1/data/drug-tests.csv",
    ):
        assert out.get(f"/public/{gone}").status_code == 404
    notice = text(out.get("/public/releases/to-march/v1/"))
    assert "The wrong file was sent." in notice
    assert "drug-tests.csv" not in notice


def test_nothing_outside_the_site_is_sent(out, workspace: Path) -> None:
    (workspace / "secret.key").write_text("canary")
    for path in (
        "../frankpledge.sqlite3",
        "../../secret.key",
        "..%2f..%2fsecret.key",
        "measures/../../releases/to-march/v1/release.json",
        "nothing/here/",
    ):
        assert (path, out.get(f"/public/{path}").status_code) == (path, 404)


def test_site_follows_what_is_published(
    figures, checked, author, approver, workspace, django_capture_on_commit_callbacks
) -> None:
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    services.approve_release(release=release, digest=release.digest, by=approver, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        services.publish_release(release=release, by=author, at=AT)
    assert (tasks.site_folder() / "measures/drug-tests/index.html").is_file()


def test_old_editions_are_cleared_away(areas, workspace) -> None:
    for _ in range(4):
        site_changed.send(sender=None)
    kept = sorted(each.name for each in (workspace / "published/editions").iterdir())
    assert kept == ["000003", "000004"]
    assert tasks.site_folder().resolve().name == "000004"


def test_pages_load_nothing_from_elsewhere(out) -> None:
    for page in [*PAGES, "measures/drug-tests/"]:
        found = re.findall(
            r"""(?:src|srcset)="https?://""", text(out.get(f"/public/{page}"))
        )
        assert found == []


def test_public_words_are_plain(out) -> None:
    """Every page's own sentences stay short enough to be read at about nine."""
    for page in ("", "how-to-report/", "privacy/", "accessibility/"):
        body = re.search(
            r"<main.*?</main>", text(out.get(f"/public/{page}")), re.DOTALL
        )[0]
        paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", body, re.DOTALL)
        plain = [re.sub(r"<[^>]+>", "", each) for each in paragraphs]
        sentences = [s for each in plain for s in re.split(r"(?<=[.?!])\s", each) if s]
        mean = sum(len(s.split()) for s in sentences) / len(sentences)
        assert mean < 15, (page, mean)
