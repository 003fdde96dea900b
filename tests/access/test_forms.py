from datetime import date

import pytest

from frankpledge.access.forms import LastDayForm


@pytest.mark.parametrize(
    "typed", ["3 April 2020", "3 apr 2020", "3/4/2020", "03-04-2020", "2020-04-03"]
)
def test_a_typed_date_is_read_as_the_british_write_it(typed):
    form = LastDayForm({"ends_before": typed})
    assert form.is_valid()
    assert form.cleaned_data["ends_before"] == date(2020, 4, 3)


def test_a_date_in_american_order_is_refused_not_turned_round():
    assert not LastDayForm({"ends_before": "4/31/2020"}).is_valid()
