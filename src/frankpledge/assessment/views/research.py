"""Pages of questions to the analysts and what became of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.registers import QuestionAnswerForm, QuestionForm
from frankpledge.assessment.models import ResearchRequest
from frankpledge.assessment.presenters import research as shown
from frankpledge.assessment.states import ResearchState
from frankpledge.assessment.views.found import answer_form, answer_list, enter
from frankpledge.ui.answers import sent


FORM = "assessment/question_form.html"


def the_question(request: MemberRequest, pk: int) -> ResearchRequest:
    """Return a question that the member may read, or 404."""
    rows = selectors.questions_for(enter(request), request.member, on=localdate())
    found = next((row for row in rows if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def questions(request: MemberRequest) -> HttpResponse:
    partnership_id, today = enter(request), localdate()
    listed = shown.question_list(
        selectors.questions_for(partnership_id, request.member, on=today),
        request.GET,
        today=today,
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
    )
    return answer_list(request, "assessment/research.html", listed)


def ask(request: MemberRequest) -> HttpResponse:
    partnership_id = enter(request)
    form = QuestionForm(sent(request), initial={"asker": request.member.user.name})
    return answer_form(
        request,
        form,
        lambda: services.ask_analysts(
            partnership_id=partnership_id,
            said=form.cleaned_data,
            by=request.member,
            on=localdate(),
        ),
        done="The question is with the analysts.",
        then=reverse("assessment:research"),
        title="Ask the analysts",
        back="Questions",
        button="Ask",
        template=FORM,
    )


def question(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_question(request, pk)
    page = shown.question_page(found)
    page["may_change"] = policies.may_change_registers(request.member, on=localdate())
    return render(request, "assessment/question.html", page)


def answer(request: MemberRequest, pk: int) -> HttpResponse:
    found = the_question(request, pk)
    policies.may_change_registers(request.member, on=localdate()).require()
    names = ("state", "answer", "product", "reuse")
    form = QuestionAnswerForm(
        sent(request), initial={name: getattr(found, name) for name in names}
    )

    def act() -> None:
        data = dict(form.cleaned_data)
        services.answer_question(
            question=found,
            state=ResearchState(data.pop("state")),
            by=request.member,
            on=localdate(),
            **data,
        )

    return answer_form(
        request,
        form,
        act,
        done="What became of the question is kept.",
        then=reverse("assessment:question", args=[pk]),
        title="What became of the question?",
        caption=found.question,
        back="The question",
        template=FORM,
    )
