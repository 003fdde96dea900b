"""The page that holds what was known on one day against another."""

from datetime import datetime, time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, make_aware, now

from frankpledge.access.requests import MemberRequest
from frankpledge.partnership.selectors import home
from frankpledge.performance import policies, services
from frankpledge.performance.forms import RestatementForm
from frankpledge.performance.presenters import restating
from frankpledge.ui.answers import file_to_keep


def restatement(request: MemberRequest) -> HttpResponse:
    by, today = request.member, localdate()
    policies.may_see_performance(by, on=today).require()
    form = RestatementForm(
        request.GET if "since" in request.GET or "since-day" in request.GET else None
    )
    context = {"form": form, "asked": request.GET.urlencode()}
    if not form.is_valid():
        return render(request, "performance/restatement.html", context)
    area = home()
    since, until = (
        make_aware(datetime.combine(form.cleaned_data[name], time.max))
        for name in ("since", "until")
    )
    table = restating.restatement_table(
        area.area_code, area.name, since=since, until=until, by=by, today=today
    )
    kind = request.GET.get("format", "")
    if kind in restating.FORMATS:
        services.give_out_restatement(forms=[kind], by=by, at=now())
        name, content = restating.restatement_file(table, kind, area.name, today=today)
        return file_to_keep(name, content)
    context |= {"table": restating.on_page(table), "count": len(table.rows)}
    return render(request, "performance/restatement.html", context)
