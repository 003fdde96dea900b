"""Pages of the long list, of scoring apart, of its results and of decisions."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_POST

from frankpledge.access.requests import MemberRequest
from frankpledge.assessment import policies, selectors, services
from frankpledge.assessment.forms.offered import to_choose, with_key
from frankpledge.assessment.forms.scoring import (
    ConcernForm,
    DecideForm,
    LineForm,
    ScoreForm,
    WeightsForm,
)
from frankpledge.assessment.models import Assessment, ThemeLine
from frankpledge.assessment.presenters import results as told
from frankpledge.assessment.presenters import scoring as shown
from frankpledge.assessment.rules.weights import in_words
from frankpledge.assessment.states import Confidence, Tier
from frankpledge.assessment.views.found import (
    act_and_go,
    answer_form,
    answer_list,
    changeable,
    offer_agencies,
    scorable,
    the_assessment,
    the_line,
)
from frankpledge.ui.answers import sent


def at(name: str, assessment: Assessment) -> str:
    """Return the address of one of an assessment's pages."""
    return reverse(f"assessment:{name}", args=[assessment.slug])


def long_list(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    may_change = policies.may_change_assessment(request.member, found, on=today)
    listed = shown.long_list(
        found,
        request.GET,
        may_change=bool(may_change),
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
    )
    return answer_list(
        request,
        "assessment/long_list.html",
        listed,
        assessment=found,
        may_change=may_change,
        may_weigh=policies.may_set_weights(request.member, found, on=today),
        made=in_words(selectors.method_of(found)),
    )


@require_POST
def list_themes(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    return act_and_go(
        request,
        lambda: services.list_themes(
            assessment=found, by=request.member, on=localdate()
        ),
        done="Every usual theme is on the list.",
        then=at("long-list", found),
    )


def add_line(request: MemberRequest, slug: str) -> HttpResponse:
    found = changeable(request, slug)
    form = LineForm(sent(request))
    return answer_form(
        request,
        form,
        lambda: services.add_line(
            assessment=found, by=request.member, on=localdate(), **form.cleaned_data
        ),
        done="The matter is on the long list.",
        then=at("long-list", found),
        title="Put a matter on the long list",
        caption=found.title,
        back="Long list",
        template="assessment/score_form.html",
    )


def concern(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = changeable(request, slug)
    line = the_line(found, pk)
    held = {"percent": line.public_concern, "source": line.concern_source}
    form = ConcernForm(sent(request), initial=held)
    return answer_form(
        request,
        form,
        lambda: services.record_concern(
            line=line, by=request.member, on=localdate(), **form.cleaned_data
        ),
        done="What the public said is recorded.",
        then=at("long-list", found),
        title=f"What the public say of {line.title}",
        caption=found.title,
        back="Long list",
        template="assessment/score_form.html",
    )


def scoring(request: MemberRequest, slug: str) -> HttpResponse:
    found = scorable(request, slug)
    page = shown.scoring_page(found, by=request.member)
    page["may_see"] = policies.may_see_assessments(request.member, on=localdate())
    return render(request, "assessment/scoring.html", page)


def score(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = scorable(request, slug)
    line = the_line(found, pk)
    own = selectors.own_sheets(found, request.member).get(line.pk)
    form = ScoreForm(sent(request), initial=shown.sheet_initial(own))

    def act() -> None:
        services.score_line(
            line=line,
            values=form.values(),
            reasons=form.reasons(),
            confidence=Confidence(form.cleaned_data["confidence"]),
            by=request.member,
            at=now(),
        )

    return answer_form(
        request,
        form,
        act,
        done=f"The scores of {request.member.agency} for {line.title} are given in.",
        then=at("scoring", found),
        title=f"Score {line.title}",
        caption=f"For {request.member.agency} alone",
        lead=shown.score_lead(line),
        back="Scoring",
        button="Give in these scores",
        template="assessment/score_form.html",
    )


def results(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    policies.may_see_results(request.member, found, on=today).require()
    rows = selectors.scored(found, request.member, on=today)
    may_decide = policies.may_decide(request.member, found, on=today)
    listed = told.result_list(
        found,
        rows,
        request.GET,
        may_export=bool(policies.may_take_list_away(request.member, on=today)),
        may_decide=bool(may_decide),
    )
    return answer_list(
        request,
        "assessment/results.html",
        listed,
        assessment=found,
        may_decide=may_decide,
        may_weigh=policies.may_set_weights(request.member, found, on=today),
        **told.result_notes(found, rows),
    )


def weights(request: MemberRequest, slug: str) -> HttpResponse:
    found, today = changeable(request, slug), localdate()
    policies.may_set_weights(request.member, found, on=today).require()
    is_open = policies.is_scoring_open(found)
    form = WeightsForm(sent(request), method=selectors.method_of(found))
    return answer_form(
        request,
        form,
        lambda: services.set_weights(
            assessment=found, by=request.member, at=now(), **form.weights()
        ),
        done="The weights are set. They are printed beside the results.",
        then=at("long-list" if is_open else "results", found),
        title="Set the weights of the scores",
        caption=found.title,
        lead="What counts for how much when agencies’ scores are put together. "
        "Agree them before anybody scores: weights that are set after the scores "
        "were shown say so in print.",
        back="Long list" if is_open else "Results",
        template="assessment/score_form.html",
    )


def result(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found, today = the_assessment(request, slug), localdate()
    policies.may_see_results(request.member, found, on=today).require()
    line = the_line(found, pk)
    row = told.row_of(selectors.scored(found, request.member, on=today), line)
    page = told.result_page(found, row)
    page["may_decide"] = policies.may_decide(request.member, found, on=today)
    return render(request, "assessment/result.html", page)


def decide(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found, today = changeable(request, slug), localdate()
    policies.may_decide(request.member, found, on=today).require()
    line = the_line(found, pk)
    row = told.row_of(selectors.scored(found, request.member, on=today), line)
    form = DecideForm(sent(request), initial=told.decision_initial(line, today))
    offer_agencies(form, "owner")
    to_choose(form, "measures", told.measures_for(line))
    return answer_form(
        request,
        form,
        lambda: decided(request, line, form, row.seen()),
        done="The decision is kept, with the scores that were seen.",
        then=at("results", found),
        title=f"Decide: {line.title}",
        caption=found.title,
        lead=told.seen_words(row),
        back="Results",
        template="assessment/score_form.html",
    )


def decided(
    request: MemberRequest, line: ThemeLine, form: DecideForm, seen: dict[str, object]
) -> None:
    """Keep what the form says that the board decided."""
    data = with_key(form.cleaned_data, "owner")
    services.decide_line(
        line=line,
        tier=Tier(data.pop("tier")),
        seen=seen,
        by=request.member,
        **data,
    )
