"""Pages of people and posts."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership import policies, services
from frankpledge.partnership.forms import CloseForm, FillForm, PersonForm, PostForm
from frankpledge.partnership.models import Person, Post
from frankpledge.partnership.presenters.lists import people_list, post_list
from frankpledge.partnership.presenters.pages import person_page, post_page
from frankpledge.partnership.selectors import people_of, posts_ever_of, posts_of
from frankpledge.partnership.views.asking import answer_form, answer_list, enter


def people(request: MemberRequest) -> HttpResponse:
    partnership, today = enter(request), localdate()
    shown = people_list(
        people_of(partnership),
        request.GET,
        today=today,
        may_export=bool(policies.may_export_directory(request.member)),
    )
    return answer_list(request, "partnership/people.html", shown)


def person(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_person(request, pk)
    page = person_page(found, today=localdate())
    page["may_change"] = policies.may_change_agency(request.member, found.agency)
    return render(request, "partnership/person.html", page)


def the_person(request: MemberRequest, pk: int) -> Person:
    """Return somebody of the directory to a member who may see it."""
    return get_object_or_404(people_of(enter(request)), pk=pk)


def edit_person(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_person(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    names = ("name", "email", "phone", "skills", "version")
    held = {name: getattr(found, name) for name in names}
    form = PersonForm(request.POST or None, initial=held)
    return answer_form(
        request,
        form,
        lambda: services.change_person(
            person=found,
            version=form.cleaned_data["version"],
            by=request.member,
            **form.fields_to_write(),
        ),
        done="The details are changed.",
        title="Change details",
        caption=found.name,
        back_href=reverse("partnership:person", args=[pk]),
        back=found.name,
    )


def leave(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_person(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.let_person_go(
            person=found, by=request.member, **form.cleaned_data
        ),
        done="What they held or covered falls vacant that day.",
        then=("person", [pk]),
        title="Record that they leave",
        caption=found.name,
        back_href=reverse("partnership:person", args=[pk]),
        back=found.name,
    )


def posts(request: MemberRequest) -> HttpResponse:
    partnership, today = enter(request), localdate()
    shown = post_list(
        posts_of(partnership, on=today),
        request.GET,
        may_export=bool(policies.may_export_directory(request.member)),
    )
    return answer_list(request, "partnership/posts.html", shown)


def post(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_post(request, pk)
    page = post_page(found, today=localdate())
    page["may_change"] = policies.may_change_agency(request.member, found.agency)
    return render(request, "partnership/post.html", page)


def the_post(request: MemberRequest, pk: int) -> Post:
    """Return a post of the partnership to a member who may see the directory."""
    return get_object_or_404(posts_ever_of(enter(request)), pk=pk)


def edit_post(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_post(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    held = {"title": found.title, "kind": found.kind, "version": found.version}
    form = PostForm(request.POST or None, initial=held)
    return answer_form(
        request,
        form,
        lambda: services.change_post(
            post=found,
            version=form.cleaned_data["version"],
            by=request.member,
            **form.fields_to_write(),
        ),
        done="The post is changed.",
        title="Change the post",
        caption=found.title,
        back_href=reverse("partnership:post", args=[pk]),
        back=found.title,
    )


def fill(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_post(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    form = FillForm(
        request.POST or None,
        post=found,
        initial={"how": "holds", "starts_on": localdate()},
    )

    def act() -> object:
        put = {"holds": services.fill_post, "covers": services.cover_post}
        return put[form.cleaned_data["how"]](
            post=found,
            person=form.cleaned_data["person"],
            starts_on=form.cleaned_data["starts_on"],
            by=request.member,
        )

    return answer_form(
        request,
        form,
        act,
        done="The post has its person.",
        then=("post", [pk]),
        title="Who holds or covers it",
        caption=found.title,
        back_href=reverse("partnership:post", args=[pk]),
        back=found.title,
    )


def vacate(request: MemberRequest, pk: int, who: str) -> HttpResponse:
    found = the_post(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    form = CloseForm(request.POST or None)
    is_cover = who == "cover"
    return answer_form(
        request,
        form,
        lambda: services.vacate_post(
            post=found, is_cover=is_cover, by=request.member, **form.cleaned_data
        ),
        done="The cover ends." if is_cover else "The post falls vacant.",
        then=("post", [pk]),
        title="End the cover" if is_cover else "Have it fall vacant",
        caption=found.title,
        back_href=reverse("partnership:post", args=[pk]),
        back=found.title,
    )


def close_post(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_post(request, pk)
    policies.may_change_agency(request.member, found.agency).require()
    form = CloseForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.close_post(post=found, by=request.member, **form.cleaned_data),
        done="The post closes.",
        then=("post", [pk]),
        title="Close the post",
        caption=found.title,
        back_href=reverse("partnership:post", args=[pk]),
        back=found.title,
    )
