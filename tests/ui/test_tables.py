"""Lists: filtered, sorted, paged and taken away, all by the page's address."""

from dataclasses import dataclass
from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from frankpledge.access.models import User
from frankpledge.ui.components import render
from frankpledge.ui.tables import Column, Filter, Listing


@dataclass(frozen=True)
class Agency:
    name: str
    status: str
    supplies: int | None = None


AGENCIES = [
    Agency("Northside Police", "responsible", 36),
    Agency("Exampleton Council", "responsible", 12),
    Agency("Southside Housing", "invited"),
]


def listing(**more):
    status = forms.ChoiceField(
        choices=[("", "Any"), ("responsible", "Responsible"), ("invited", "Invited")],
        label="Legal status",
    )
    statuses = forms.MultipleChoiceField(
        choices=[("responsible", "Responsible"), ("invited", "Invited")], label="Any of"
    )
    busy = forms.BooleanField(label="Supplied something")
    options = {
        "caption": "Agencies",
        "noun": ("agency", "agencies"),
        "columns": (
            Column(
                "name", "Agency", sort=True, href=lambda row: f"/agencies/{row.name}/"
            ),
            Column("status", "Legal status", shown=lambda row: row.status.title()),
            Column("supplies", "Supplies", sort=True, is_numeric=True),
            Column("only_in_files", "", value=lambda row: row.name[0], on_page=False),
            Column("only_on_page", "Act", value=lambda row: "Edit", in_files=False),
        ),
        "filters": (
            Filter(
                "status",
                status,
                lambda rows, value: [row for row in rows if row.status == value],
            ),
            Filter(
                "any_of",
                statuses,
                lambda rows, value: [row for row in rows if row.status in value],
            ),
            Filter("busy", busy, lambda rows, value: [r for r in rows if r.supplies]),
        ),
        "order": "name",
        "formats": ("csv",),
    }
    return Listing(**options | more)


def names(shown):
    return [row.name for row in shown.page]


def shown(query="", rows=AGENCIES, **more):
    return listing(**more).of(rows, QueryDict(query))


def test_a_list_comes_in_its_own_order():
    assert names(shown()) == [
        "Exampleton Council",
        "Northside Police",
        "Southside Housing",
    ]


def test_a_list_is_sorted_as_asked_with_the_unknown_last():
    assert names(shown("sort=supplies"))[-1] == "Southside Housing"
    assert names(shown("sort=-supplies")) == [
        "Northside Police",
        "Exampleton Council",
        "Southside Housing",
    ]


@pytest.mark.parametrize("asked", ["status", "password", "-only_on_page", ""])
def test_a_list_is_never_sorted_by_what_it_does_not_offer(asked):
    assert names(shown(f"sort={asked}")) == names(shown())


def test_the_sorted_column_says_so_and_turns_round():
    agency, status, supplies, _ = shown("sort=name").head

    assert agency["attributes"] == {"aria-sort": "ascending"}
    assert 'href="?sort=-name"' in agency["text"]
    assert status == {"text": "Legal status"}
    assert "attributes" not in supplies
    assert shown("sort=-name").head[0]["attributes"] == {"aria-sort": "descending"}


def test_filters_narrow_the_list_and_stand_as_tags_that_can_be_taken_off():
    found = shown(
        "status=responsible&sort=-name&page=2&any_of=responsible&any_of=invited"
    )

    assert names(found) == ["Northside Police", "Exampleton Council"]
    assert found.tags == [
        {
            "heading": "Legal status",
            "items": [
                {
                    "text": "Responsible",
                    "href": "?sort=-name&any_of=responsible&any_of=invited",
                }
            ],
        },
        {
            "heading": "Any of",
            "items": [
                {
                    "text": "Responsible",
                    "href": "?status=responsible&sort=-name&any_of=invited",
                },
                {
                    "text": "Invited",
                    "href": "?status=responsible&sort=-name&any_of=responsible",
                },
            ],
        },
    ]
    assert found.clear_href == "?sort=-name"
    assert found.kept == [("sort", "-name")]


def test_a_ticked_filter_is_taken_off_by_its_tag():
    found = shown("busy=on")

    assert found.count == 2
    assert found.tags[0]["items"] == [{"text": "Yes", "href": "?"}]


def test_a_filter_that_makes_no_sense_is_left_aside():
    found = shown("status=purple")

    assert found.count == 3
    assert found.tags == []
    assert "Select a valid choice" in found.form["status"].errors[0]


def test_a_long_list_is_paged_and_a_page_too_far_is_the_last():
    many = [Agency(f"Agency {number:03}", "invited", number) for number in range(120)]
    found = shown("page=2", rows=many)

    assert found.counted == "120 agencies, showing 51 to 100"
    assert found.pages["previous"] == {"href": "?page=1"}
    assert found.pages["next"] == {"href": "?page=3"}
    assert [item["current"] for item in found.pages["items"]] == [False, True, False]
    assert shown("page=99", rows=many).page.number == 3
    assert shown("page=soon", rows=many).page.number == 1
    assert "next" not in shown("page=3", rows=many).pages
    assert "previous" not in shown(rows=many).pages


def test_very_many_pages_leave_out_the_middle():
    many = [Agency(f"Agency {number:04}", "invited") for number in range(1000)]

    assert {"ellipsis": True} in shown("page=10", rows=many).pages["items"]


def test_a_file_carries_every_row_and_only_its_own_columns():
    found = shown("format=csv&status=responsible", page_size=1)

    assert found.file_format == "csv"
    assert found.file_headings == ["name", "status", "supplies", "only_in_files"]
    assert list(found.file_rows()) == [
        ["Exampleton Council", "responsible", 12, "E"],
        ["Northside Police", "responsible", 36, "N"],
    ]
    assert found.files == [
        {"text": "CSV file", "href": "?status=responsible&format=csv"}
    ]
    assert shown("format=exe").file_format is None


def test_nothing_at_all_and_nothing_that_matches_read_differently():
    nothing = render("listing", shown=shown(rows=[], empty="No agency yet."))
    unmatched = render("listing", shown=shown("status=invited", rows=AGENCIES[:1]))

    assert "No agency yet." in nothing
    assert "Nothing matches these filters." in unmatched
    assert "Clear filters" in unmatched


def test_a_list_may_be_asked_for_by_plain_values_and_hold_plain_rows():
    made = Listing(
        caption="Agencies",
        columns=(Column("name", "Agency", sort=True), Column("gone", "Gone")),
        order="-name",
    )
    found = made.of(({"name": name} for name in "ab"), {"sort": "name", "x": ["1"]})

    assert list(found.file_rows()) == [["a", None], ["b", None]]
    assert found.counted == "2 rows"
    assert found.pages == {}
    assert found.body[0][1]["text"] is None
    assert "None" not in render("listing", shown=found)


def test_cells_are_escaped():
    nasty = [Agency("<script>", "invited")]

    assert "<script" not in render("listing", shown=shown(rows=nasty))


USERS = Listing(
    caption="People",
    columns=(
        Column("email", "E-mail", sort=True),
        Column("name", "Name", sort=("name", "-email")),
    ),
    order="-name",
    page_size=2,
)


@pytest.mark.django_db
@pytest.mark.parametrize("held", [1, 3])
def test_a_queryset_takes_two_queries_however_long(held, django_assert_num_queries):
    for number in range(held):
        User.objects.create(email=f"{number}@place.example", name="Ada Example")

    with django_assert_num_queries(2):
        render("listing", shown=USERS.of(User.objects.all(), QueryDict()))


@pytest.mark.django_db
def test_a_filter_may_ask_for_rows_of_a_table():
    ada = User.objects.create(email="a@x.example", name="Ada")
    User.objects.create(email="b@x.example", name="Ben")
    field = forms.ModelMultipleChoiceField(User.objects.all(), label="People")
    people = Filter("people", field, lambda rows, found: rows.filter(pk__in=found))
    made = Listing(caption="P", columns=(Column("name", "Name"),), filters=(people,))

    assert made.of(User.objects.all(), QueryDict(f"people={ada.pk}")).count == 1
    assert made.of(User.objects.all(), QueryDict("")).count == 2


@pytest.mark.django_db
def test_a_queryset_is_sorted_in_the_database():
    for name, email in [("Ben", "b@x.example"), ("Ada", "z@x.example")]:
        User.objects.create(email=email, name=name)
    User.objects.create(email="a@x.example", name="Ada")
    rows = User.objects.all()

    def emails(query):
        found = USERS.of(rows, QueryDict(query))
        return [email for email, _ in found.file_rows()]

    assert emails("sort=name") == ["z@x.example", "a@x.example", "b@x.example"]
    assert emails("sort=-name") == ["b@x.example", "a@x.example", "z@x.example"]
    assert emails("sort=email") == ["a@x.example", "b@x.example", "z@x.example"]


def test_a_heading_of_row_is_marked_as_one():
    made = Listing(caption="A", columns=(Column("name", "A", is_header=True),))
    html = render("listing", shown=made.of(AGENCIES[:1], QueryDict()))

    assert '<th scope="row" class="govuk-table__header">Northside Police</th>' in html


def test_a_cell_without_an_address_is_plain_words():
    columns = (
        Column(
            "name",
            "Agency",
            href=lambda row: "" if row.supplies is None else f"/{row.supplies}/",
        ),
    )
    page = render("listing", shown=shown(columns=columns))
    assert '<a class="govuk-link" href="/12/">Exampleton Council</a>' in page
    assert "Southside Housing" in page
    assert 'href="">Southside' not in page


def test_days_and_large_counts_are_written_for_readers_and_plain_in_files():
    received = Column("on", "Received", value=lambda _: date(2026, 11, 22))
    accepted = Column("rows", "Rows", value=lambda _: 489_905, is_numeric=True)
    assert received.shown_for(None) == "22 November 2026"
    assert received.value_of(None) == date(2026, 11, 22)
    assert accepted.shown_for(None) == "489,905"
    assert accepted.value_of(None) == 489_905
