from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.trail import OPERATOR
from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Agency
from frankpledge.partnership.services.areas import CannotDraw
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import (
    AgencyKind,
    GroupKind,
    LegalStatus,
    SuccessionKind,
)


SPRING, SUMMER, AUTUMN = date(2020, 4, 1), date(2020, 7, 1), date(2020, 10, 1)
pytestmark = pytest.mark.django_db


def add(partnership, by, name, **more):
    return services.add_agency(
        partnership=partnership,
        name=name,
        kind=AgencyKind.HEALTH,
        legal_status=LegalStatus.RESPONSIBLE,
        by=by,
        **more,
    )


def succeed(earlier, later, by, on=SUMMER, kind=SuccessionKind.REPLACED):
    return services.succeed_agency(
        earlier=earlier, later=later, kind=kind, on=on, by=by
    )


def test_succession_keeps_history_from_any_end(partnership, manager):
    trust, group, board = (add(partnership, manager, name) for name in "ABC")
    succeed([trust], [group], manager, on=SPRING)
    succeed([group], [board], manager, on=SUMMER)
    for agency in (trust, group, board):
        steps = selectors.lineage(agency)
        assert [(step.earlier.name, step.later.name) for step in steps] == [
            ("A", "B"),
            ("B", "C"),
        ]
    trust.refresh_from_db()
    assert trust.ends_before == SPRING
    assert trust.successor == group
    assert board.successor is None
    current = selectors.agencies_of(partnership, on=AUTUMN)
    assert set(current) & {trust, group, board} == {board}


def test_a_split_and_a_merge_are_several_steps(partnership, manager):
    trust, company, service = (add(partnership, manager, name) for name in "ABC")
    succeed([trust], [company, service], manager, on=SPRING, kind=SuccessionKind.SPLIT)
    succeed([company], [service], manager, on=SUMMER, kind=SuccessionKind.MERGED)
    assert len(selectors.lineage(service)) == 3


def test_nobody_comes_after_themselves(partnership, manager):
    old, new = (add(partnership, manager, name) for name in "AB")
    with pytest.raises(CannotChange, match="after itself"):
        succeed([old], [old], manager)
    succeed([old], [new], manager)
    with pytest.raises(CannotChange, match="before the earlier one"):
        succeed([new], [old], manager)


def test_an_end_before_the_start_is_refused(partnership, manager):
    agency = add(partnership, manager, "A", starts_on=SUMMER)
    with pytest.raises(CannotChange, match="before it starts"):
        services.end_agency(agency=agency, ends_before=SPRING, by=manager)
    other = add(partnership, manager, "B")
    with pytest.raises(CannotChange, match="before it starts"):
        succeed([agency], [other], manager, on=SPRING)
    ended = add(partnership, manager, "C", ends_before=SPRING)
    succeed([ended], [other], manager, on=SUMMER)
    assert ended.ends_before == SPRING


def test_codes_are_made_from_names_and_never_twice(partnership, manager):
    assert [add(partnership, manager, "St Helens ICB").code for _ in range(3)] == [
        "st-helens-icb",
        "st-helens-icb-2",
        "st-helens-icb-3",
    ]
    assert add(partnership, manager, "!!!").code == "agency"


def test_legal_basis_follows_the_kind_unless_given(partnership, manager):
    assert "s5(1)(e)" in add(partnership, manager, "A").legal_basis
    given = add(partnership, manager, "B", legal_basis="By order")
    assert given.legal_basis == "By order"


def test_agencies_and_people_are_found_by_the_names_that_files_use(example, manager):
    council = selectors.agency_named(example.pk, " st helens COUNCIL ")
    assert council == selectors.agency_by_code(example, "st-helens-council")
    assert selectors.agency_named(example.pk, "cps").name == (
        "Crown Prosecution Service"
    )
    assert selectors.agency_named(example.pk, "nobody") is None
    assert selectors.person_named(example.pk, "ada example").agency == council
    services.add_person(agency=council, name="Ada Example", by=manager)
    assert selectors.person_named(example.pk, "Ada Example") is None
    with pytest.raises(selectors.NoAgency):
        selectors.agency_by_code(example, "nobody")


@pytest.fixture
def council(example):
    return selectors.agency_by_code(example, "st-helens-council")


def test_the_example_names_who_followed_whom(example):
    assert example.agencies.count() == 23
    probation = selectors.agency_by_code(example, "merseyside-probation-trust")
    assert len(selectors.lineage(probation)) == 3
    areas = selectors.areas_of(example, "neighbourhood")
    assert areas.count() == 6
    assert all("not the council's" in area.note for area in areas)
    inside = selectors.memberships(areas)
    assert len(inside) == len({lsoa for lsoa, _ in inside}) == 119
    assert [post.title for post in selectors.vacancies(example, on=AUTUMN)] == [
        "Hate crime coordinator"
    ]


def test_the_example_settles_the_names_a_register_was_started_with(partnership):
    started = services.add_usual_agencies(partnership=partnership, by=OPERATOR)
    services.take_in_example(
        partnership=partnership, name="st_helens", by=OPERATOR, on=AUTUMN
    )
    assert partnership.agencies.count() == 23
    board = Agency.objects.get(
        pk=next(one.pk for one in started if one.kind == "health")
    )
    assert board.code == "cheshire-merseyside-icb"
    names = list(partnership.agencies.values_list("name", flat=True))
    assert len(names) == len(set(names))
    assert not partnership.agencies.filter(note__contains="check the name").exists()


def test_the_example_fits_its_own_place_only(nowhere):
    made = services.make_home(code="E07000130", by=OPERATOR, on=SPRING)
    with pytest.raises(CannotDraw, match="names wards"):
        services.take_in_example(
            partnership=made, name="st_helens", by=OPERATOR, on=SPRING
        )
    assert not Agency.objects.filter(partnership=made).exists()


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        (
            "E07000130",
            ["council", "county-council", "police", "fire", "health", "probation"],
        ),
        ("W14000011", ["council", "police", "fire", "health", "probation"]),
    ],
)
def test_a_register_starts_with_the_bodies_the_law_names(nowhere, code, kinds):
    made = services.make_home(code=code, by=OPERATOR, on=SPRING)
    added = services.add_usual_agencies(partnership=made, by=OPERATOR)
    responsible = [one for one in added if one.legal_status == "responsible"]
    assert [one.kind for one in responsible] == kinds
    assert all(one.legal_basis for one in responsible)
    health = next(one for one in added if one.kind == "health")
    assert health.name == (
        "Local Health Board" if code.startswith("W") else "Integrated Care Board"
    )
    assert services.add_usual_agencies(partnership=made, by=OPERATOR) == []


def test_every_change_needs_the_right_and_leaves_one_entry(
    example, council, outsider, lead_officer, manager
):
    def attempts(by):
        return [
            lambda: add(example, by, "X"),
            lambda: services.end_agency(agency=council, ends_before=AUTUMN, by=by),
            lambda: succeed([council], [council], by),
            lambda: services.change_agency(agency=council, version=1, tier="x", by=by),
            lambda: services.add_person(agency=council, name="X", by=by),
            lambda: services.add_group(
                partnership=example, name="X", kind=GroupKind.PUBLIC, by=by
            ),
        ]

    before = Entry.objects.count()
    for by in (outsider, lead_officer):
        for attempt in attempts(by):
            with pytest.raises(NotAllowed):
                attempt()
    assert Entry.objects.count() == before
    attempts(manager)[0]()
    assert Entry.objects.count() == before + 1


def test_two_people_cannot_overwrite_each_other(council, manager):
    services.change_agency(agency=council, version=1, tier="district", by=manager)
    with pytest.raises(services.ChangedMeanwhile):
        services.change_agency(agency=council, version=1, tier="county", by=manager)
    council.refresh_from_db()
    assert council.tier == "district"
    assert Entry.objects.order_by("-sequence").first().field_classes == ["tier"]


def test_people_of_a_day_leave_out_who_has_left(example, council, manager):
    person = services.add_person(agency=council, name="Ann Example", by=manager)
    services.let_person_go(person=person, ends_before=SUMMER, by=manager)
    assert person in selectors.people_of(example, on=SPRING)
    assert person not in selectors.people_of(example, on=AUTUMN)
