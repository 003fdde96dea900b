"""Why figures were counted again, as their vintage keeps it."""

from frankpledge.evidence.models import Vintage
from frankpledge.evidence.tasks import after_load_of


def test_the_reason_fits_its_column_however_many_data_sets_were_loaded():
    room = Vintage._meta.get_field("reason").max_length
    named = {f"{number}": f"{number:0300}" for number in range(12)}
    assert len(after_load_of(list(named), named)) <= room


def test_the_first_data_sets_of_a_load_are_named_and_the_others_counted():
    known = {"police-street": "Police street-level crime"}
    said = after_load_of(["police-street"], known)
    assert said == "After a load of Police street-level crime."
    assert after_load_of(["c", "a", "b"], {}) == "After a load of a, b and 1 more."
