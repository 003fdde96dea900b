"""Information from the community: graded, read by a second person, then passed on."""

from datetime import date

import pytest

from frankpledge.access.states import Role
from frankpledge.partnership.models import Person
from frankpledge.partnership.rules.registers import NOT_READ_TWICE
from frankpledge.partnership.services import add_entry, change_entry
from frankpledge.partnership.services.changes import CannotChange
from frankpledge.partnership.states import RegisterName
from tests.partnership.test_registers import NOW


pytestmark = pytest.mark.django_db
LIST = "/registers/community-information/"
WORDS = "Doorstep sellers of roofing work were seen in one estate."


@pytest.fixture
def coordinator(make_member):
    return make_member("Flo Example", "police", Role.COORDINATOR)


@pytest.fixture
def told(agencies):
    """Return what the form gives of one piece of information."""
    return {
        "title": "Doorstep sellers",
        "received_on": date(2020, 3, 1),
        "told_to": agencies["council"],
        "source_grade": "2-untested",
        "assessed": "B-known-indirectly-but-corroborated",
        "handling": "P-may-be-shared",
        "conditions": "",
        "text": WORDS,
        "passed_to": None,
        "passed_on": None,
    }


@pytest.fixture
def write(partnership, told, manager):
    """Return a function that writes a piece of information down."""

    def write(by=manager, **changes):
        return add_entry(
            partnership=partnership,
            register=RegisterName.INFORMATION,
            fields=told | changes,
            by=by,
            at=NOW,
        )

    return write


@pytest.fixture
def pass_on(agencies):
    """Return a function that passes a piece on to the police."""

    def pass_on(entry, by, **changes):
        fields = {"passed_to": agencies["police"], "passed_on": date(2020, 4, 1)}
        return change_entry(
            entry=entry, fields=fields | changes, version=entry.version, by=by, at=NOW
        )

    return pass_on


def test_words_are_shown_only_once_a_second_person_passed_them_on(
    write, pass_on, manager, coordinator, signed_in
):
    entry = write()
    browser = signed_in(manager)
    for address in (LIST, f"{LIST}{entry.pk}/", f"{LIST}?format=csv"):
        said = browser.get(address).content.decode()
        assert NOT_READ_TWICE in said
        assert WORDS not in said
        assert "2BP" in said
    pass_on(entry, coordinator)
    assert WORDS in browser.get(LIST).content.decode()


def test_the_writer_cannot_pass_on_their_own_words(write, pass_on, manager):
    with pytest.raises(CannotChange, match="did not write the words"):
        pass_on(write(), manager)


def test_who_changes_the_words_has_written_them(write, pass_on, manager, coordinator):
    entry = write()
    change_entry(
        entry=entry,
        fields={"text": "Sellers were seen."},
        version=entry.version,
        by=coordinator,
        at=NOW,
    )
    with pytest.raises(CannotChange, match="did not write"):
        pass_on(entry, coordinator)
    pass_on(entry, manager)


def test_words_do_not_change_as_they_are_passed_on_or_after(
    write, pass_on, manager, coordinator
):
    entry = write()
    with pytest.raises(CannotChange, match="did not write"):
        pass_on(entry, coordinator, text="Other words.")
    entry.refresh_from_db()
    pass_on(entry, coordinator)
    with pytest.raises(CannotChange, match="did not write"):
        pass_on(entry, manager, text="Other words.")
    entry.refresh_from_db()
    pass_on(entry, manager, title="Doorstep sellers again")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"handling": "C-may-be-shared-on-conditions"}, "on which conditions"),
        ({"received_on": date(2030, 1, 1)}, "day that has come"),
        ({"passed_on": date(2020, 4, 1)}, "went to an agency"),
    ],
)
def test_unsound_information_is_refused(write, changes, why):
    with pytest.raises(CannotChange, match=why):
        write(**changes)


def test_nothing_is_passed_on_as_it_is_written(write, agencies):
    with pytest.raises(CannotChange, match="did not write"):
        write(passed_to=agencies["police"], passed_on=date(2020, 4, 1))


@pytest.fixture
def course(partnership, manager):
    """Return a function that makes a course which is asked for something."""

    def course(asked_for, months=None):
        fields = {
            "title": "Handling information",
            "code": "handling-information",
            "asked_for": asked_for,
            "refresher_months": months,
        }
        return add_entry(
            partnership=partnership,
            register=RegisterName.COURSES,
            fields=fields,
            by=manager,
            at=NOW,
        )

    return course


def attended(course, member, partnership, manager, day):
    person, _ = Person.objects.get_or_create(
        user=member.user, agency=member.agency, defaults={"name": member.user.name}
    )
    add_entry(
        partnership=partnership,
        register=RegisterName.TRAINING,
        fields={"course": course, "person": person, "attended_on": day},
        by=manager,
        at=NOW,
    )


def test_only_who_is_in_date_in_the_course_asked_for_passes_on(
    write, pass_on, course, partnership, manager, coordinator
):
    entry = write()
    needed = course("pass-on-community-information", 12)
    for day in (None, date(2025, 11, 1)):
        if day:
            attended(needed, coordinator, partnership, manager, day)
        with pytest.raises(CannotChange, match="in date in Handling information"):
            pass_on(entry, coordinator)
    attended(needed, coordinator, partnership, manager, date(2026, 1, 9))
    assert pass_on(entry, coordinator).passed_on == date(2020, 4, 1)


def test_only_who_is_in_date_takes_registers_away(
    write, course, partnership, manager, signed_in
):
    write()
    browser = signed_in(manager)
    assert "CSV file" in browser.get(LIST).content.decode()
    needed = course("take-registers-away-as-files")
    assert "CSV file" not in browser.get(LIST).content.decode()
    answer = browser.get(f"{LIST}?format=csv")
    assert "text/csv" not in answer["Content-Type"]
    attended(needed, manager, partnership, manager, date(2026, 11, 19))
    assert "CSV file" in browser.get(LIST).content.decode()
