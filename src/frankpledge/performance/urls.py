"""Addresses of the pages about performance."""

from django.urls import path

from frankpledge.performance.views import reports, restating, speaking, status


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
    path("restatement/", restating.restatement, name="restatement"),
]
