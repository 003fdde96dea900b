"""Forms: plain words, kept typing, and errors that lead to the right box."""

from datetime import date

import pytest
from django import forms
from django.forms import formset_factory
from django.template import Context, Template
from django.utils.datastructures import MultiValueDict

from frankpledge.ui.forms import DateField, Form, errors_of


KINDS = [("asb", "Anti-social behaviour"), ("burglary", "Burglary")]


class Everything(Form):
    name = forms.CharField(label="Name", help_text="As on the badge")
    note = forms.CharField(widget=forms.Textarea, required=False, max_length=200)
    free = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 8}), required=False, label="Free text"
    )
    held_on = DateField(label="Meeting date")
    kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    several = forms.MultipleChoiceField(choices=KINDS, required=False)
    one = forms.ChoiceField(choices=[("", "Choose"), ("G", [("g", "Gee")])])
    agreed = forms.BooleanField(label="I have checked the figures")
    file = forms.FileField()
    secret = forms.CharField(widget=forms.PasswordInput)
    residents = forms.IntegerField(label="Residents", min_value=0)
    hidden = forms.CharField(widget=forms.HiddenInput)
    what = forms.CharField(label="What happened?")
    kpi = forms.CharField(label="KPI owner", error_messages={"required": "My words"})


def html(form):
    template = Template("{% load ui %}{% error_summary form %}{{ form }}")
    return template.render(Context({"form": form}))


def test_every_error_says_what_to_do_and_leads_to_its_box():
    form = Everything({})

    assert [(e.get("href"), e["text"]) for e in errors_of(form)] == [
        ("#id_name", "Enter name"),
        ("#id_held_on-day", "Enter meeting date"),
        ("#id_kind_0", "Choose kind"),
        ("#id_kinds_0", "Choose kinds"),
        ("#id_one", "Choose one"),
        ("#id_agreed", "Tick “I have checked the figures”"),
        ("#id_file", "Choose a file"),
        ("#id_secret", "Enter secret"),
        ("#id_residents", "Enter residents"),
        (None, "Enter hidden"),
        ("#id_what", "Answer “What happened?”"),
        ("#id_kpi", "My words"),
    ]


def test_every_error_leads_to_a_box_that_is_there():
    form = Everything({})
    page = html(form)

    for error in errors_of(form):
        if "href" in error:
            assert f'id="{error["href"][1:]}"' in page


def test_the_words_in_the_summary_are_those_beside_the_box():
    form = Everything({})
    page = html(form)

    for error in errors_of(form):
        if "href" in error:
            assert f">{error['text']}</a>" in page
            assert f"Error:</span> {error['text']}</p>" in page


def test_what_was_typed_is_kept_and_escaped():
    page = html(
        Everything(
            {
                "name": "<Ada>",
                "note": "\nfirst line",
                "held_on-day": "31",
                "held_on-month": "June",
                "held_on-year": "2020",
                "kind": "burglary",
                "kinds": ["asb"],
                "several": ["burglary"],
                "one": "g",
                "agreed": "on",
                "residents": "many",
            }
        )
    )

    assert 'value="&lt;Ada&gt;"' in page
    assert ">\n\nfirst line</textarea>" in page
    assert 'name="held_on-month" type="text" value="June"' in page
    assert 'id="id_kind_1" name="kind" type="radio" value="burglary" checked' in page
    assert 'id="id_kinds_0" name="kinds" type="checkbox" value="asb" checked' in page
    assert (
        'id="id_several_1" name="several" type="checkbox" value="burglary" checked'
        in (page)
    )
    assert '<option value="g" selected>Gee</option>' in page
    assert 'name="agreed" type="checkbox" value="on" checked' in page
    assert 'name="residents" type="text" value="many"' in page


def test_a_password_is_never_sent_back():
    assert "hunter2" not in html(Everything({"secret": "hunter2 hunter2"}))


def test_what_may_be_left_out_says_so_in_words():
    page = html(Everything())

    assert "Note (optional)" in page
    assert "Free text (optional)" in page
    assert "Name (optional)" not in page
    assert "I have checked the figures (optional)" not in page
    assert "*" not in page.replace("/*", "")


def test_text_areas_count_where_there_is_a_limit_and_keep_their_size():
    page = html(Everything())

    assert "You can enter up to 200 characters" in page
    assert 'name="free" rows="8"' in page


def test_numbers_are_typed_as_text_with_a_number_pad():
    page = html(Everything())

    assert 'name="residents" type="text" inputmode="numeric"' in page
    assert 'type="number"' not in page


def test_the_summary_is_not_there_when_all_is_well():
    form = Everything()

    assert errors_of(form) == []
    assert "govuk-error-summary" not in html(form)


def test_errors_of_the_whole_form_come_first():
    class Pair(Form):
        first = forms.CharField()

        def clean(self):
            raise forms.ValidationError("The two do not fit together")

    assert errors_of(Pair({}))[0] == {"text": "The two do not fit together"}


def test_a_formset_tells_of_each_of_its_forms():
    class One(Form):
        first = forms.CharField(label="First")

    rows = formset_factory(One, extra=2, min_num=2, validate_min=True)
    asked = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-first": "x"}

    assert errors_of(rows(asked)) == [
        {"text": "Please submit at least 2 forms."},
        {"text": "Enter first", "href": "#id_form-1-first"},
    ]


class Dated(Form):
    on = DateField(label="Meeting date")
    until = DateField(label="End", required=False)


def dated(day="", month="", year="", **more):
    return Dated({"on-day": day, "on-month": month, "on-year": year, **more})


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("16", "6", "2026"), date(2026, 6, 16)),
        (("1", "Sept", "2020"), date(2020, 9, 1)),
        ((" 29 ", "february", "2020"), date(2020, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, expected):
    form = dated(*typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"on": expected, "until": None}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", "", ""), "Enter meeting date"),
        (("16", "6", ""), "Meeting date must include a year"),
        (("16", "", ""), "Meeting date must include a month and year"),
        (("31", "6", "2020"), "Meeting date must be a real date"),
        (("29", "2", "2019"), "Meeting date must be a real date"),
        (("1", "ju", "2020"), "Meeting date must be a real date"),
        (("1", "jux", "2020"), "Meeting date must be a real date"),
        (("1", "1", "20"), "Meeting date must be a real date"),
        (("x", "1", "2020"), "Meeting date must be a real date"),
    ],
)
def test_a_wrong_date_says_which_part(typed, words):
    assert dated(*typed).errors["on"] == [words]


def test_a_date_may_come_whole_from_a_script():
    assert Dated({"on": "2020-06-16"}).is_valid()
    assert Dated({"on": "soon"}).errors["on"] == [
        "Meeting date must include a month and year"
    ]


def test_a_date_shows_what_it_starts_with():
    page = html(Dated(initial={"on": date(2020, 6, 16)}))

    assert 'name="on-day" type="text" value="16"' in page
    assert 'name="on-month" type="text" value="6"' in page


def test_a_date_that_was_not_on_the_page_is_left_out():
    widget = DateField().widget

    assert widget.value_omitted_from_data({}, {}, "on")
    assert not widget.value_omitted_from_data({"on-day": "1"}, {}, "on")


def test_several_files_may_be_chosen_where_the_widget_lets_them():
    class Several(forms.FileInput):
        allow_multiple_selected = True

    class Files(Form):
        files = forms.FileField(widget=Several)

    assert 'type="file" multiple' in html(Files())
    assert 'type="file" multiple' not in html(Everything())


def test_an_unfamiliar_control_keeps_its_own_markup():
    class Odd(forms.Widget):
        template_name = "django/forms/widgets/splitdatetime.html"
        input_type = None

        def render(self, name, value, attrs=None, renderer=None):
            return "odd control"

    class OddForm(Form):
        odd = forms.CharField(widget=Odd)

    assert "odd control" in html(OddForm())


def test_choices_may_carry_hints():
    class Hinted(Form):
        kind = forms.ChoiceField(choices=KINDS, widget=forms.RadioSelect)

    form = Hinted()
    form.fields["kind"].choice_hints = {"asb": "Noise, litter and the like"}

    assert "Noise, litter and the like" in html(form)


def test_files_are_kept_apart_from_words():
    form = Everything({}, MultiValueDict())

    assert "file" in form.errors


class Boxes(Form):
    title = forms.CharField(max_length=5, label="Title, in %")
    months = forms.IntegerField(min_value=1, max_value=3)
    last_day = forms.DateField()
    address = forms.SlugField()
    email = forms.EmailField()
    since = forms.CharField(label="From which day")


def test_what_is_wrong_names_its_box_and_says_what_would_be_right() -> None:
    wrong = {
        "title": "too long",
        "months": "many",
        "last_day": "soon",
        "address": "a b",
        "email": "nobody",
    }
    said = {name: str(words[0]) for name, words in Boxes(wrong).errors.items()}
    assert said == {
        "title": "Title, in % must be 5 characters or fewer",
        "months": "Months must be a whole number",
        "last_day": "Last day must be a real date",
        "address": "Address may have letters, figures and hyphens only",
        "email": "Enter an email address like name@example.com",
        "since": "Fill in “From which day”",
    }
    beyond = Boxes(wrong | {"months": "9"}).errors["months"]
    assert beyond == ["Months must be 3 or less"]
