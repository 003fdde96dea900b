from datetime import date

import pytest

from frankpledge.partnership import selectors, services
from frankpledge.partnership.models import Holding
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import (
    GroupKind,
    PostKind,
)


SPRING, SUMMER, AUTUMN = date(2020, 4, 1), date(2020, 7, 1), date(2020, 10, 1)
pytestmark = pytest.mark.django_db


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
