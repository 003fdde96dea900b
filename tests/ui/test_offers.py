from django import forms
from django.contrib.contenttypes.models import ContentType

from frankpledge.ui.forms import Form
from frankpledge.ui.forms.offers import offer, offer_rows


class Asked(Form):
    year = forms.ChoiceField()
    kind = forms.ModelChoiceField(queryset=ContentType.objects.none())


def test_a_box_takes_only_what_it_was_given_to_offer():
    form = Asked({"year": "2026"})
    offer(form, "year", ((year, f"The year {year}") for year in (2025, 2026)))
    assert form.fields["year"].choices == [
        (2025, "The year 2025"),
        (2026, "The year 2026"),
    ]
    assert "year" not in form.errors


def test_a_box_refuses_what_it_was_not_given_to_offer():
    form = Asked({"year": "2027"})
    offer(form, "year", [("2026", "The year 2026")])
    assert form.errors["year"] == [
        "Select a valid choice. 2027 is not one of the available choices."
    ]


def test_a_box_offers_rows():
    form, rows = Asked(), ContentType.objects.filter(app_label="plan")
    offer_rows(form, "kind", rows)
    assert str(form.fields["kind"].queryset.query) == str(rows.query)
