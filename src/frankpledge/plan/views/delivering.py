"""Pages about milestones: say that one is delivered, accept it, see what shows it."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate, localtime

from frankpledge.access.requests import MemberRequest
from frankpledge.plan import policies, services
from frankpledge.plan.forms.delivering import AnswerForm, DeliveryForm
from frankpledge.plan.models import Delivery, Target
from frankpledge.plan.selectors import delivery_named
from frankpledge.plan.states import TargetKind
from frankpledge.plan.views.found import answer_form, the_plan, the_target
from frankpledge.ui.answers import BYTES, file_to_keep


def deliver(request: MemberRequest, slug: str, ref: str) -> HttpResponse:
    target = the_milestone(request, slug, ref)
    policies.may_update_target(request.member, target, on=localdate()).require()
    form = DeliveryForm(request.POST or None, request.FILES or None)

    def act() -> Delivery:
        told = dict(form.cleaned_data)
        sent = told.pop("file")
        return services.say_delivered(
            target=target,
            file=(sent.name, sent.read()) if sent else None,
            by=request.member,
            at=localtime(),
            **told,
        )

    return answer_form(
        request,
        form,
        act,
        done="It is written down. Somebody else has to accept it.",
        then=reverse("plan:target", args=[slug, ref]),
        title="Say that it is delivered",
        caption=target.printed,
        back=f"Target {ref}",
        help="read-a-target",
    )


def answer(request: MemberRequest, slug: str, ref: str, pk: int) -> HttpResponse:
    target = the_milestone(request, slug, ref)
    delivery = the_delivery(target, pk)
    policies.may_answer_delivery(request.member, delivery, on=localdate()).require()
    form = AnswerForm(request.POST or None)
    return answer_form(
        request,
        form,
        lambda: services.answer_delivery(
            delivery=delivery,
            accepts=form.cleaned_data["accepts"] == "yes",
            answer=form.cleaned_data["answer"],
            by=request.member,
            at=localtime(),
        ),
        done="Your answer is written down.",
        then=reverse("plan:target", args=[slug, ref]),
        title="Accept it, or send it back",
        caption=target.printed,
        back=f"Target {ref}",
        lead=[delivery.words, delivery.evidence or delivery.file_name],
        help="read-a-target",
    )


def evidence(request: MemberRequest, slug: str, ref: str, pk: int) -> HttpResponse:
    delivery = the_delivery(the_milestone(request, slug, ref), pk)
    if not delivery.file_path:
        raise Http404
    content = services.take_evidence_away(
        delivery=delivery, by=request.member, on=localdate()
    )
    return file_to_keep(delivery.file_name, content, kind=BYTES)


def the_milestone(request: MemberRequest, slug: str, ref: str) -> Target:
    """Return a milestone of the plan, 404 where the target is of another kind."""
    target = the_target(the_plan(request, slug), ref)
    if target.kind != TargetKind.MILESTONE:
        raise Http404
    return target


def the_delivery(target: Target, pk: int) -> Delivery:
    """Return one delivery of a milestone, 404 where there is none of the key."""
    delivery = delivery_named(target, pk)
    if delivery is None:
        raise Http404
    return delivery
