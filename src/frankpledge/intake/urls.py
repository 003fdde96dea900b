"""The data room's addresses."""

from django.urls import path

from frankpledge.intake.views import (
    arrivals,
    asked_for,
    context,
    layouts,
    sources,
    supplies,
    totals,
)


app_name = "intake"

urlpatterns = [
    path("", arrivals.grid, name="arrivals"),
    path("late/", arrivals.late, name="late"),
    path("supply/", supplies.supply, name="supply"),
    path("loads/", supplies.loads, name="loads"),
    path("loads/<slug:reference>/", supplies.load, name="load"),
    path("loads/<slug:reference>/check/", supplies.check, name="check"),
    path("loads/<slug:reference>/accept/", supplies.accept, name="accept"),
    path("loads/<slug:reference>/refuse/", supplies.refuse, name="refuse"),
    path("loads/<slug:reference>/undo/", supplies.undo, name="undo"),
    path("loads/<slug:reference>/faults/", supplies.faults, name="faults"),
    path(
        "loads/<slug:reference>/rejected.<slug:suffix>",
        supplies.rejected,
        name="rejected",
    ),
    path("loads/<slug:reference>/layout/", layouts.map_columns, name="map-columns"),
    path("returns/", asked_for.datasets, name="datasets"),
    path("returns/<slug:name>/", asked_for.dataset, name="dataset"),
    path("returns/<slug:name>/ask/", asked_for.ask, name="ask"),
    path(
        "returns/<slug:name>/template.<slug:suffix>",
        asked_for.template,
        name="template",
    ),
    path("sources/", sources.catalogue, name="sources"),
    path("sources/add/", sources.add, name="add-source"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("sources/<int:pk>/change/", sources.change, name="change-source"),
    path("sources/<int:pk>/agree/", sources.agree, name="agree-return"),
    path("sources/<int:pk>/note/", sources.note, name="write-note"),
    path("sources/<int:pk>/chase/", arrivals.chase, name="chase"),
    path("sources/<int:pk>/chase.<slug:suffix>", arrivals.letter, name="letter"),
    path("sources/<int:pk>/type/", totals.type_totals, name="type-totals"),
    path("events/", context.events, name="events"),
    path("events/add/", context.add_event, name="add-event"),
    path("events/<int:pk>/", context.change_event, name="change-event"),
    path("events/<int:pk>/withdraw/", context.withdraw_event, name="withdraw-event"),
    path("gaps/", context.gaps, name="gaps"),
    path("gaps/add/", context.add_gap, name="add-gap"),
    path("gaps/<int:pk>/", context.change_gap, name="change-gap"),
    path("gaps/<int:pk>/close/", context.close_gap, name="close-gap"),
]
