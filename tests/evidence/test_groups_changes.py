"""Comparison groups and the log of recording changes."""

from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.analysis.measures import Period
from frankpledge.audit.models import Entry
from frankpledge.evidence import selectors, services
from frankpledge.evidence.forms import GroupForm, RecordingChangeForm
from frankpledge.evidence.selectors.groups import UnknownGroup
from frankpledge.evidence.services.groups import EmptyGroup, Membership
from tests.evidence.conftest import AT, HOME, LATER, PEER, TODAY, bring_totals


pytestmark = pytest.mark.django_db
JULY = date(2020, 7, 1)


def test_own_area_stands_beside_those_that_have_a_figure(group) -> None:
    found = selectors.compared(
        selectors.measure("burglary"), HOME, group, None, "month"
    )
    assert found.period == Period.parse("2019-12")
    assert [peer.name for _, peer in found.ranked] == ["Halton", "St Helens"]
    assert [peer.name for peer in found.without] == ["Warrington"]
    assert found.rank == 2


def test_comparison_says_why_there_is_none(group) -> None:
    burglary = selectors.measure("burglary")
    quarter = selectors.compared(burglary, HOME, group, None, "quarter")
    assert quarter.reason.startswith("No figures of Similar partnerships stand beside")
    june = Period.parse("2019-06")
    alone = selectors.compared(burglary, HOME, group, june, "month")
    assert (
        alone.reason
        == "No other area of Similar partnerships has a figure for June 2019."
    )


def test_own_area_without_a_figure_has_no_place(group) -> None:
    bring_totals("peers-july", [("police-street/burglary", PEER, date(2019, 7, 1), 40)])
    services.refresh(by=None, at=LATER, as_of=TODAY)
    never = Period.parse("2019-07")
    found = selectors.compared(
        selectors.measure("burglary"), HOME, group, never, "month"
    )
    assert found.sentence.startswith("St Helens has no figure for July 2019")


def test_members_leave_from_a_day_and_keep_their_earlier_days(group, analyst) -> None:
    services.revise_group(
        by=analyst,
        group=group,
        name="Similar",
        reason="Redrawn",
        members=[
            Membership(PEER, "Halton", "Nearest", is_not_comparable=True),
            Membership("E22000263", "Doncaster"),
        ],
        from_day=JULY,
        on=TODAY,
    )
    again = selectors.group("similar")

    def names(day: date) -> list[str]:
        return [member.area_name for member in selectors.members_on(again, day)]

    assert names(date(2019, 1, 1)) == ["Halton", "Warrington"]
    assert names(JULY) == ["Doncaster", "Halton"]
    assert Entry.objects.filter(kind="comparison-group").count() == 2


def test_member_who_leaves_on_the_day_it_came_was_never_there(group, analyst) -> None:
    services.revise_group(
        by=analyst,
        group=group,
        name="Similar",
        reason="A slip",
        members=[Membership(PEER, "Halton")],
        from_day=date(2018, 1, 1),
        on=TODAY,
    )
    assert selectors.group("similar").memberships.count() == 1


def test_empty_group_is_refused(analyst) -> None:
    with pytest.raises(EmptyGroup):
        services.make_group(
            by=analyst,
            slug="none",
            name="None",
            reason="",
            members=[],
            starts_on=TODAY,
            on=TODAY,
        )


def test_product_may_set_up_a_group_itself_but_a_practitioner_not(
    practitioner, partnership
) -> None:
    def make(by):
        return services.make_group(
            by=by,
            slug="x",
            name="X",
            reason="",
            members=[Membership(PEER, "Halton")],
            starts_on=TODAY,
            on=TODAY,
        )

    with pytest.raises(NotAllowed):
        make(practitioner)
    assert make(None).made_by is None


def test_unknown_group_is_named(db) -> None:
    with pytest.raises(UnknownGroup, match="no comparison group"):
        selectors.group("nobody")


def group_form(**boxes: str) -> GroupForm:
    data = {
        "slug": "near",
        "name": "Near",
        "reason": "Near",
        "areas": "Halton\ne22000001 anything",
        "from_day-day": "1",
        "from_day-month": "4",
        "from_day-year": "2020",
    }
    data |= {f"from_day_{n}": v for n, v in enumerate(("1", "4", "2020"))}
    return GroupForm(data | boxes)


def test_group_form_finds_partnerships_by_name_or_code() -> None:
    form = group_form(not_comparable="Halton")
    assert form.is_valid(), form.errors
    halton, other = form.memberships
    assert (halton.area_name, halton.is_not_comparable) == ("Halton", True)
    assert (other.area_code, other.is_not_comparable) == ("E22000001", False)


def test_group_form_names_the_line_it_does_not_know() -> None:
    form = group_form(areas="Atlantis")
    assert not form.is_valid()
    assert "No partnership of England or Wales is called “Atlantis”." in str(
        form.errors
    )


def test_recording_change_breaks_the_series_it_touches(two_years, analyst) -> None:
    change = services.record_change(
        by=analyst,
        change_on=date(2019, 4, 1),
        title="New counting rules",
        effect="More",
        dataset="police-street",
        measures=["burglary"],
        area_code="",
        at=AT,
        on=TODAY,
    )
    assert selectors.changes_for("burglary", "police-street", HOME) == [change]
    assert selectors.changes_for("robbery", "police-street", HOME) == []
    assert selectors.changes_for("burglary", "returns", HOME) == []
    services.withdraw_change(by=analyst, change=change, on=TODAY)
    assert selectors.changes_for("burglary", "police-street", HOME) == []


def test_recording_changes_are_kept_by_analysts(practitioner, partnership) -> None:
    with pytest.raises(NotAllowed):
        services.record_change(
            by=practitioner,
            change_on=TODAY,
            title="",
            effect="",
            dataset="",
            measures=[],
            area_code="",
            at=AT,
            on=TODAY,
        )


def test_recording_change_form_knows_measures(two_years) -> None:
    data = {"title": "x", "effect": "y", "measures": "burglary\nno-such"}
    data |= {"on-day": "1", "on-month": "4", "on-year": "2020"}
    data |= {f"on_{n}": v for n, v in enumerate(("1", "4", "2020"))}
    form = RecordingChangeForm(data)
    assert not form.is_valid()
    assert "There is no measure “no-such”." in str(form.errors)
    by_name = RecordingChangeForm(data | {"measures": "Burglary (open data)"})
    assert by_name.is_valid()
    assert by_name.cleaned_data["measures"] == ["burglary"]


def test_breaks_that_definitions_declare_are_listed_in_order(db) -> None:
    found = selectors.declared_breaks()
    assert found == sorted(found)
