from datetime import date

import pytest

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.trail import OPERATOR
from frankpledge.audit.models import Entry
from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Agency, Holding
from frankpledge.partnership.services.areas import CannotDraw
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import (
    AgencyKind,
    GroupKind,
    LegalStatus,
    PostKind,
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


@pytest.fixture
def post(council, manager):
    return services.add_post(
        agency=council, title="Lead", kind=PostKind.LEAD_OFFICER, by=manager
    )


@pytest.fixture
def people(council, manager):
    return [
        services.add_person(agency=council, name=name, by=manager)
        for name in ("Ann Example", "Bob Example")
    ]


def test_a_post_passes_from_hand_to_hand(post, people, manager):
    ann, bob = people
    services.fill_post(post=post, person=ann, starts_on=SPRING, by=manager)
    services.cover_post(post=post, person=bob, starts_on=SPRING, by=manager)
    services.fill_post(post=post, person=bob, starts_on=SUMMER, by=manager)
    held = post.holdings.filter(is_cover=False).order_by("starts_on")
    assert [(one.person, one.ends_before) for one in held] == [
        (ann, SUMMER),
        (bob, None),
    ]
    assert post.holdings.filter(is_cover=True).count() == 1


def test_a_holding_that_never_began_is_taken_away(post, people, manager):
    ann, bob = people
    services.fill_post(post=post, person=ann, starts_on=SUMMER, by=manager)
    services.fill_post(post=post, person=bob, starts_on=SPRING, by=manager)
    assert list(post.holdings.values_list("person__name", flat=True)) == ["Bob Example"]


def test_who_leaves_lets_go_of_everything(council, post, people, manager):
    ann = people[0]
    services.fill_post(post=post, person=ann, starts_on=SPRING, by=manager)
    services.vacate_post(post=post, ends_before=SUMMER, by=manager)
    services.cover_post(post=post, person=ann, starts_on=SPRING, by=manager)
    services.let_person_go(person=ann, ends_before=AUTUMN, by=manager)
    assert not Holding.objects.filter(person=ann, ends_before=None).exists()
    vacant = selectors.vacancies(council.partnership, on=AUTUMN)
    assert post in vacant
    with pytest.raises(CannotChange, match="left by then"):
        services.fill_post(post=post, person=ann, starts_on=AUTUMN, by=manager)
    early = services.add_person(
        agency=council, name="Cal Example", starts_on=SUMMER, by=manager
    )
    with pytest.raises(CannotChange, match="leave before they start"):
        services.let_person_go(person=early, ends_before=SPRING, by=manager)


def test_a_post_that_closes_lets_its_people_go(council, post, people, manager):
    services.fill_post(post=post, person=people[0], starts_on=SPRING, by=manager)
    services.close_post(post=post, ends_before=AUTUMN, by=manager)
    assert post not in selectors.posts_of(council.partnership, on=AUTUMN)
    late = services.add_post(
        agency=council,
        title="Late",
        kind=PostKind.OTHER,
        starts_on=AUTUMN,
        by=manager,
    )
    with pytest.raises(CannotChange, match="close before it starts"):
        services.close_post(post=late, ends_before=SPRING, by=manager)


@pytest.fixture
def group(example, manager):
    return services.add_group(
        partnership=example,
        name="Bonfire group",
        kind=GroupKind.TASK_AND_FINISH,
        starts_on=SPRING,
        by=manager,
    )


def test_a_group_has_one_chair_at_a_time(group, council, manager):
    police = selectors.agency_by_code(group.partnership, "merseyside-police")
    services.give_seat(
        group=group, agency=council, is_chair=True, starts_on=SPRING, by=manager
    )
    with pytest.raises(CannotChange, match="which day"):
        services.give_seat(group=group, agency=police, is_chair=True, by=manager)
    services.give_seat(
        group=group, agency=police, is_chair=True, starts_on=SUMMER, by=manager
    )
    chairs = group.seats.filter(is_chair=True, ends_before=None)
    assert [seat.agency for seat in chairs] == [police]


def test_a_seat_is_taken_by_a_post_of_its_own_agency(group, council, post, manager):
    police = selectors.agency_by_code(group.partnership, "merseyside-police")
    with pytest.raises(CannotChange, match="not a post of Merseyside Police"):
        services.give_seat(group=group, agency=police, post=post, by=manager)
    seat = services.give_seat(group=group, agency=council, post=post, by=manager)
    assert seat.post == post


def test_closing_a_group_ends_its_seats(group, council, manager):
    early = services.give_seat(
        group=group, agency=council, starts_on=SPRING, by=manager
    )
    ended = services.give_seat(
        group=group, agency=council, starts_on=SPRING, by=manager
    )
    services.end_seat(seat=ended, ends_before=SUMMER, by=manager)
    services.give_seat(
        group=group, agency=council, starts_on=date(2021, 1, 1), by=manager
    )
    services.close_group(group=group, ends_before=AUTUMN, by=manager)
    early.refresh_from_db()
    ended.refresh_from_db()
    assert group.seats.count() == 2
    assert (early.ends_before, ended.ends_before) == (AUTUMN, SUMMER)
    assert group not in selectors.groups_of(group.partnership, on=AUTUMN)
    with pytest.raises(CannotChange, match="close before it starts"):
        services.close_group(group=group, ends_before=SPRING, by=manager)


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
