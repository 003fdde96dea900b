"""The second of two people who opened the same thing is told, and loses nothing."""

from typing import Any

from django import forms
from django.http import QueryDict

from frankpledge.ui.forms import OpenedForm
from frankpledge.ui.forms.opened import CHANGED, MARK


class Sample(OpenedForm):
    name = forms.CharField()
    why = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("a", "Apples"), ("b", "Pears")])


FIRST = {"name": "Anfield", "why": "", "kind": "a"}
THEIRS = {"name": "Ainsdale", "why": "", "kind": "b"}


def opened(kept: dict[str, Any]) -> str:
    """Return the mark that the page of a thing carries."""
    mark = Sample(initial=kept)[MARK].value()
    assert mark in str(Sample(initial=kept))
    return str(mark)


def sent(**typed: str) -> QueryDict:
    made = QueryDict(mutable=True)
    made.update(typed)
    return made


def test_what_nobody_else_changed_is_taken() -> None:
    form = Sample(
        sent(**{**FIRST, "name": "Aigburth"}, as_opened=opened(FIRST)), initial=FIRST
    )
    assert form.is_valid()
    assert form.cleaned_data == {**FIRST, "name": "Aigburth"}


def test_the_second_is_told_what_is_kept_now_and_keeps_their_words() -> None:
    typed = sent(name="Aigburth", why="", kind="a", as_opened=opened(FIRST))
    form = Sample(typed, initial=THEIRS)
    assert not form.is_valid()
    assert form.errors["__all__"] == [CHANGED]
    assert form.errors["name"] == ["Kept now: Ainsdale"]
    assert form.errors["kind"] == ["Kept now: Pears"]
    assert "why" not in form.errors
    assert form["name"].value() == "Aigburth"


def test_saving_again_is_a_choice_that_holds() -> None:
    form = Sample(sent(**FIRST, as_opened=opened(FIRST)), initial=THEIRS)
    assert not form.is_valid()
    again = sent(**FIRST, as_opened=form[MARK].value())
    assert Sample(again, initial=THEIRS).is_valid()
    assert not Sample(again, initial={**THEIRS, "why": "a third"}).is_valid()


class Numbered(Sample):
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_a_version_of_the_thing_is_seen_together_with_what_it_says() -> None:
    mark = Numbered(initial={**FIRST, "version": 1})[MARK].value()
    typed = sent(name="Aigburth", kind="a", version="1", as_opened=str(mark))
    form = Numbered(typed, initial={**THEIRS, "version": 2})
    assert not form.is_valid()
    assert "version" not in form.errors
    assert form["version"].value() == "2"


def test_the_mark_is_no_box_of_the_thing() -> None:
    assert MARK not in Numbered.base_fields


def test_what_was_emptied_meanwhile_is_said_to_be_nothing() -> None:
    typed = sent(name="Aigburth", why="so", kind="a", as_opened=opened(FIRST))
    form = Sample(typed, initial={"name": "Aigburth", "kind": None})
    assert not form.is_valid()
    assert form.errors["why"] == ["Kept now: nothing"]
    assert form.errors["kind"] == ["Kept now: nothing"]


def test_what_comes_without_a_mark_is_taken_as_before() -> None:
    assert Sample(sent(**FIRST), initial=THEIRS).is_valid()
    form = Sample(FIRST, initial=THEIRS)
    assert form.is_valid()
    assert form.cleaned_data == FIRST


def test_a_box_that_is_wrong_in_itself_says_that_alone() -> None:
    form = Sample(sent(name="", kind="a", as_opened=opened(FIRST)), initial=THEIRS)
    assert not form.is_valid()
    assert len(form.errors["name"]) == 1
