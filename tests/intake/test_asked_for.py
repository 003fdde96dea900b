"""What agencies should send: asked for, filled in, sent, and small counts refused."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.states import Role
from frankpledge.analysis.readers.reading import Supplied
from frankpledge.documents.spreadsheets import Column, Cover, Sheet, write_workbook
from frankpledge.intake import services
from frankpledge.intake.models import Source, Supply
from frankpledge.intake.presenters.asked_for import template
from frankpledge.intake.rules.datasets import dataset_named
from frankpledge.intake.services.failures import IntakeFailure
from frankpledge.intake.services.small_counts import SmallCounts
from frankpledge.intake.states import SourceKind, SupplyState
from tests.intake.conftest import AT, TODAY


pytestmark = pytest.mark.django_db
HOME = "E08000013"
REST = ",,,,,,"  # what the emergency department leaves empty


def asked(name, agency, by):
    return services.ask_for_dataset(
        dataset=dataset_named(name), agency=agency, by=by, at=AT
    )


@pytest.fixture
def health(agencies, partnership):
    council = agencies["council"]
    return type(council).objects.create(
        partnership=partnership,
        code="trust",
        name="Example Trust",
        kind="health",
        legal_status="responsible",
    )


@pytest.fixture
def wards(health, analyst):
    return asked("emergency-department", health, analyst)


def filled_text(name, rows):
    lines = template(dataset_named(name), "csv", on=TODAY).decode("utf-8-sig")
    return (lines + "".join(f"{row}\n" for row in rows)).encode()


def filled_workbook(name, kind, row):
    columns = [
        Column(f"c{place}", heading)
        for place, heading in enumerate(dataset_named(name).headings)
    ]
    cells = (*row, *[None] * (len(columns) - len(row)))
    sheet = Sheet("Return", name, tuple(columns), [cells])
    return write_workbook([sheet], kind, cover=Cover(title=name, created=TODAY))


@pytest.fixture
def send(tmp_path, analyst):
    def run(source, content, name="return.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        supply = services.receive_supply(
            kind=SourceKind(source.kind),
            files=[Supplied(path, name)],
            source=source,
            layout=source.layouts.get().content,
            at=AT,
            by=analyst,
        )
        return services.check_supply(supply=supply, at=AT, by=analyst)

    return run


def test_an_asked_for_data_set_is_in_the_catalogue_with_its_law_and_layout(
    health, analyst
):
    made = asked("hospital-admissions", health, analyst)
    assert (made.lawful_basis, made.lag_days, made.smallest_count) == (
        "Crime and Disorder Act 1998 section 17A; SI 2007/1831, number 9",
        91,
        5,
    )
    assert made.layouts.get().headings[:2] == ["Area", "Period"]
    with pytest.raises(IntakeFailure, match="already"):
        asked("hospital-admissions", health, analyst)


def test_only_an_analyst_asks(health, make_member):
    lead = make_member("Lee Example", "council", Role.AGENCY_LEAD)
    with pytest.raises(NotAllowed):
        asked("marac", health, lead)


def test_a_filled_in_template_is_read_in_every_kind_of_file(agencies, analyst, send):
    source = asked("fire-incidents", agencies["fire"], analyst)
    blanks = "," * 14
    text = filled_text("fire-incidents", [f"{HOME},2019-06,41,7{blanks}"])
    read = send(source, text).reading.rows.to_pylist()
    given = {row["series"]: row["value"] for row in read if row["value"] is not None}
    assert given == {"all-fires": 41, "primary-fires": 7}
    for month, kind in (("2019-07", "xlsx"), ("2019-08", "ods")):
        book = filled_workbook("fire-incidents", kind, (HOME, month, "40", "6"))
        read = send(source, book, f"return.{kind}").reading.rows.to_pylist()
        given = {
            row["series"]: row["value"] for row in read if row["value"] is not None
        }
        assert given == {"all-fires": 40, "primary-fires": 6}
        empty = template(dataset_named("fire-incidents"), kind, on=TODAY)
        assert send(source, empty, f"empty.{kind}").reading.read == 0


def test_incidents_are_read_from_their_template(agencies, analyst, send):
    source = asked("discarded-drug-item-records", agencies["council"], analyst)
    text = filled_text(
        "discarded-drug-item-records",
        ["27/06/2019,9,Needles,351200,395300,A1,Cleared"],
    )
    read = send(source, text).reading
    assert (read.accepted, read.quarantined) == (1, 0)
    assert read.rows.to_pylist()[0]["kind"] == "needles"


def test_records_keep_the_marks_that_their_columns_name(agencies, analyst, send):
    source = asked("fire-incident-records", agencies["fire"], analyst)
    rows = [
        "27/06/2019,9,Secondary,Wheelie bin,0,351200,395300,A1",
        "28/06/2019,23,Primary,,2,351200,395300,A2",
    ]
    read = send(source, filled_text("fire-incident-records", rows)).reading
    marks = [set(row["qualifiers"]) for row in read.rows.to_pylist()]
    assert marks == [{"property:wheelie-bin", "casualties:0"}, {"casualties:2"}]
    source = asked("street-service-requests", agencies["council"], analyst)
    rows = ["27/06/2019,Graffiti,open,53.45,-2.73,A1"]
    read = send(source, filled_text("street-service-requests", rows)).reading
    (row,) = read.rows.to_pylist()
    assert (row["kind"], row["outcome"], row["latitude"]) == ("graffiti", "open", 53.45)


def test_small_counts_are_refused_before_anything_is_kept(wards, send, workspace):
    with pytest.raises(SmallCounts, match="under 5: ae assaults weapon") as refused:
        send(
            wards,
            filled_text("emergency-department", [f"{HOME},2019-06,62,3,24{REST}"]),
        )
    assert "Write “suppressed”" in str(refused.value)
    assert not Supply.objects.exists()
    assert not [one for one in (workspace / "originals").rglob("*") if one.is_file()]


def test_a_count_that_the_others_give_away_is_refused(wards, send):
    places = "40,suppressed,20"
    with pytest.raises(SmallCounts, match="gives away a count under 5") as refused:
        send(
            wards,
            filled_text("emergency-department", [f"{HOME},2019-06,62,,,,,,{places}"]),
        )
    assert "one more of them" in str(refused.value)
    assert not Supply.objects.exists()


def test_a_suppressed_count_and_nought_may_be_sent(wards, send):
    checked = send(
        wards,
        filled_text("emergency-department", [f"{HOME},2019-06,62,suppressed,0{REST}"]),
    )
    assert checked.supply.status is SupplyState.CHECKED
    found = {row["series"]: row["status"] for row in checked.reading.rows.to_pylist()}
    assert found["ae-assaults-weapon"] == "suppressed"


def test_small_counts_are_refused_where_the_layout_came_after_the_file(
    wards, tmp_path, analyst
):
    path = tmp_path / "return.csv"
    path.write_bytes(
        filled_text("emergency-department", [f"{HOME},2019-06,62,3,24{REST}"])
    )
    supply = services.receive_supply(
        kind=SourceKind(wards.kind),
        files=[Supplied(path, "return.csv")],
        source=wards,
        at=AT,
        by=analyst,
    )
    services.use_layout(
        supply=supply, layout=wards.layouts.get().content, at=AT, by=analyst
    )
    with pytest.raises(SmallCounts):
        services.check_supply(supply=supply, at=AT, by=analyst)
    supply.refresh_from_db()
    assert supply.status is SupplyState.UNREADABLE


def test_the_page_lists_data_sets_and_gives_templates(wards, analyst, signed_in):
    browser = signed_in(analyst)
    page = browser.get("/data/returns/").content.decode()
    assert "SI 2007/1831 no. 9" in page
    assert "Asked for, nothing yet" in page
    law = browser.get("/data/returns/?prescribed=on").content.decode()
    assert "12 data sets" in law
    some = browser.get("/data/returns/?words=probation&state=not-asked")
    assert "Probation: reoffending" in some.content.decode()
    one = browser.get("/data/returns/emergency-department/").content.decode()
    assert "Assaults in emergency departments with a weapon" in one
    assert "Example Trust: Assaults" in one
    assert browser.get("/data/returns/?format=csv").status_code == 200
    for kind in ("csv", "xlsx", "ods"):
        file = browser.get(f"/data/returns/marac/template.{kind}")
        assert file["Content-Disposition"] == f'attachment; filename="marac.{kind}"'
    assert browser.get("/data/returns/marac/template.pdf").status_code == 404
    assert browser.get("/data/returns/tithes/").status_code == 404


def test_an_agency_is_asked_on_screen(health, analyst, signed_in):
    browser = signed_in(analyst)
    address = "/data/returns/ambulance-calls/ask/"
    assert "selected" in browser.get(address).content.decode()
    answer = browser.post(address, {"agency": health.pk})
    made = Source.objects.get(dataset="ambulance-calls")
    assert answer.url == f"/data/sources/{made.pk}/"
    again = browser.post(address, {"agency": health.pk}).content.decode()
    assert "is asked for" in again


def test_small_counts_are_refused_on_screen_in_words(wards, analyst, signed_in):
    browser = signed_in(analyst)
    file = SimpleUploadedFile(
        "return.csv",
        filled_text("emergency-department", [f"{HOME},2019-06,62,3,24{REST}"]),
    )
    page = browser.post(
        "/data/supply/",
        {"source": wards.pk, "uploads": file, "request_key": "k" * 24},
    ).content.decode()
    assert "One count is above 0 and under 5" in page
    assert not Supply.objects.exists()


def test_the_list_asks_as_often_for_three_sources_as_for_one(
    wards, health, analyst, signed_in
):
    browser = signed_in(analyst)

    def questions():
        with CaptureQueriesContext(connection) as counted:
            browser.get("/data/returns/")
        return len(counted)

    questions()
    once = questions()
    asked("marac", health, analyst)
    asked("survey", health, analyst)
    assert questions() == once


def test_an_outsider_finds_no_returns(wards, outsider, signed_in):
    browser = signed_in(outsider)
    for address in (
        "/data/returns/",
        "/data/returns/marac/",
        "/data/returns/marac/ask/",
        "/data/returns/marac/template.csv",
    ):
        assert browser.get(address).status_code == 404, address


def test_the_calendar_of_a_new_source_waits_for_its_first_period(wards):
    assert wards.first_period_on is None
    assert wards.frequency == "month"
    assert date(2019, 9, 2) == TODAY
