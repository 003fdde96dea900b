"""Addresses of the plan's pages."""

from django.urls import path

from frankpledge.plan.views import (
    actions,
    agreeing,
    answering,
    claims,
    delivering,
    editing,
    files,
    nesting,
    reading,
    settling,
)


app_name = "plan"
urlpatterns = [
    path("", reading.plans, name="plans"),
    path("take-in/", files.take_in, name="take-in"),
    path("check/", claims.check, name="check"),
    path("new/", editing.start, name="start"),
    path("hand-over/<str:what>/", answering.hand_over, name="hand-over"),
    path("actions/", actions.actions, name="actions"),
    path("actions/<int:pk>/", actions.action, name="action"),
    path("actions/<int:pk>/share/", nesting.share, name="share"),
    path("<slug:slug>/", reading.plan, name="plan"),
    path("<slug:slug>/family/", nesting.family, name="family"),
    path("<slug:slug>/place/", nesting.place, name="place"),
    path("<slug:slug>/targets/", reading.targets, name="targets"),
    path("<slug:slug>/grid/", reading.grid, name="grid"),
    path("<slug:slug>/layout/<str:layout>/", files.laid_out, name="laid-out"),
    path("<slug:slug>/awaited/", settling.awaited, name="awaited"),
    path(
        "<slug:slug>/settle/<str:line>/<str:ref>/<str:want>/",
        settling.settle,
        name="settle",
    ),
    path("<slug:slug>/lint/", settling.lint, name="lint"),
    path("<slug:slug>/claims/", reading.claims, name="claims"),
    path("<slug:slug>/versions/", agreeing.versions, name="versions"),
    path("<slug:slug>/compare/", agreeing.compare, name="compare"),
    path("<slug:slug>/move/<str:step>/", agreeing.move, name="move"),
    path("<slug:slug>/file.<str:kind>", files.plan_file, name="file"),
    path("<slug:slug>/document.<str:kind>", files.document, name="document"),
    path("<slug:slug>/edit/", editing.head, name="edit-plan"),
    path("<slug:slug>/add/<str:line>/", editing.add, name="add"),
    path("<slug:slug>/change/<str:line>/<str:ref>/", editing.change, name="change"),
    path("<slug:slug>/remove/<str:line>/<str:ref>/", editing.remove, name="remove"),
    path("<slug:slug>/priority/<str:ref>/", reading.priority, name="priority"),
    path("<slug:slug>/target/<str:ref>/", reading.target, name="target"),
    path("<slug:slug>/target/<str:ref>/path.svg", reading.chart, name="target-chart"),
    path("<slug:slug>/target/<str:ref>/deliver/", delivering.deliver, name="deliver"),
    path(
        "<slug:slug>/target/<str:ref>/delivered/<int:pk>/",
        delivering.answer,
        name="answer-delivery",
    ),
    path(
        "<slug:slug>/target/<str:ref>/delivered/<int:pk>/file/",
        delivering.evidence,
        name="evidence",
    ),
    path("<slug:slug>/target/<str:ref>/rebase/", answering.rebase, name="rebase"),
    path("<slug:slug>/target/<str:ref>/baseline/", editing.baseline, name="baseline"),
]
