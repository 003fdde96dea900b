"""Addresses of the pages about performance."""

from django.urls import path

from frankpledge.performance.views import (
    checks,
    deciding,
    outside,
    registers,
    reports,
    restating,
    speaking,
    status,
    updates,
)


UPDATE = "updates/<slug:plan>/<slug:area>/<slug:month>/"
TARGET = "target/<slug:plan>/<slug:quarter>/<str:ref>/"

app_name = "performance"
urlpatterns = [
    path("", status.status, name="status"),
    path(TARGET, status.target, name="target"),
    path(f"{TARGET}chart.svg", status.chart, name="chart"),
    path(f"{TARGET}comment/", speaking.comment, name="comment"),
    path(f"{TARGET}status/", speaking.override, name="override"),
    path(f"{TARGET}status/lift/", speaking.lift, name="lift"),
    path(f"{TARGET}further/", speaking.further, name="further"),
    path("further/<int:pk>/", speaking.answer, name="answer"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:pk>/", reports.frozen, name="frozen"),
    path("reports/<int:pk>/<str:form>", reports.frozen_file, name="frozen-file"),
    path("reports/making/<uuid:pk>/", reports.making, name="making"),
    path("reports/making/<uuid:pk>/<str:form>", reports.made_file, name="made-file"),
    path("reports/<slug:plan>/<slug:quarter>/", reports.draft, name="draft"),
    path("reports/<slug:plan>/<slug:quarter>/make/", reports.make, name="make"),
    path("reports/<slug:plan>/<slug:quarter>/freeze/", reports.freeze, name="freeze"),
    path(f"{TARGET}decide/", deciding.decide, name="decide"),
    path(f"{TARGET}pair/", deciding.pair, name="pair"),
    path("updates/", updates.updates, name="updates"),
    path(f"{UPDATE}<str:form>", updates.update_file, name="update-file"),
    path(f"{UPDATE}<str:ref>/decide/", deciding.decide_here, name="decide-here"),
    path("forum/", updates.forum, name="forum"),
    path(
        "forum/<slug:plan>/<slug:area>/<slug:quarter>/<str:form>",
        updates.forum_file,
        name="forum-file",
    ),
    path("annual/<slug:plan>/<int:year>/", updates.annual, name="annual"),
    path(
        "annual/<slug:plan>/<int:year>/<str:form>",
        updates.annual_file,
        name="annual-file",
    ),
    path("decisions/", deciding.decisions, name="decisions"),
    path("decisions/<int:pk>/", deciding.decision, name="decision"),
    path("inspections/", registers.all_inspections, name="inspections"),
    path("inspections/add/", registers.add_inspection, name="add-inspection"),
    path("inspections/<int:pk>/", registers.inspection, name="inspection"),
    path(
        "inspections/<int:pk>/change/",
        registers.change_inspection,
        name="change-inspection",
    ),
    path("achievements/", registers.all_achievements, name="achievements"),
    path("achievements/add/", registers.add_achievement, name="add-achievement"),
    path("achievements/<int:pk>/", registers.achievement, name="achievement"),
    path(
        "achievements/<int:pk>/change/",
        registers.change_achievement,
        name="change-achievement",
    ),
    path(
        "achievements/<int:pk>/check/",
        registers.check_achievement,
        name="check-achievement",
    ),
    path("self-check/<slug:kind>/", checks.self_check_now, name="self-check-now"),
    path("self-check/<slug:kind>/<int:year>/", checks.self_check, name="self-check"),
    path(
        "self-check/<slug:kind>/<int:year>/<slug:element>/",
        checks.element,
        name="element",
    ),
    path("health/", checks.health_now, name="health-now"),
    path("health/<int:year>/", checks.health_page, name="health"),
    path("outside/", outside.all_returns, name="outside-returns"),
    path("outside/add/", outside.add_outside, name="add-outside"),
    path("outside/<int:pk>/", outside.outside, name="outside"),
    path("outside/<int:pk>/change/", outside.change_outside, name="change-outside"),
    path("outside/<int:pk>/retire/", outside.retire_outside, name="retire-outside"),
    path("outside/<int:pk>/send/", outside.send_outside, name="send-outside"),
    path(
        "outside/<int:pk>/sent/<int:number>/<str:form>",
        outside.sent_file,
        name="sent-file",
    ),
    path("programmes/", outside.all_programmes, name="programmes"),
    path("programmes/add/", outside.add_programme, name="add-programme"),
    path("programmes/<int:pk>/", outside.programme, name="programme"),
    path(
        "programmes/<int:pk>/change/",
        outside.change_programme,
        name="change-programme",
    ),
    path("restatement/", restating.restatement, name="restatement"),
]
