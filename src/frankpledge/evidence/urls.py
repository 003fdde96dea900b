"""The addresses of measures, areas' evidence and the explorer."""

from django.urls import path

from frankpledge.evidence.views import (
    areas,
    changes,
    definitions,
    explore,
    files,
    groups,
    measures,
    numbers,
    pictures,
)


app_name = "evidence"

SERIES = "measures/<slug:measure>/<str:area>/<slug:period_type>"

urlpatterns = [
    path("measures/", measures.measures, name="measures"),
    path("measures/new/", definitions.propose, name="measure-new"),
    path("measures/proposals/", definitions.proposals, name="proposals"),
    path("measures/groups/", groups.groups, name="groups"),
    path("measures/groups/new/", groups.make, name="group-new"),
    path("measures/groups/<slug:slug>/", groups.group, name="group"),
    path("measures/groups/<slug:slug>/change/", groups.change, name="group-change"),
    path("measures/recording-changes/", changes.changes, name="changes"),
    path("measures/recording-changes/new/", changes.record, name="change-new"),
    path(
        "measures/recording-changes/<int:pk>/withdraw/",
        changes.withdraw,
        name="change-withdraw",
    ),
    path("measures/<slug:measure>/", measures.measure, name="measure"),
    path("measures/<slug:measure>/change/", definitions.change, name="measure-change"),
    path("measures/<slug:measure>/versions/", definitions.versions, name="versions"),
    path(
        "measures/<slug:measure>/versions/<int:number>/",
        definitions.version,
        name="version",
    ),
    path(f"{SERIES}/trend.<str:form>", pictures.trend, name="trend"),
    path(f"{SERIES}/comparison.<str:form>", pictures.comparison, name="comparison"),
    path(f"{SERIES}/map.<str:form>", pictures.area_map, name="map"),
    path(f"{SERIES}/figures.<str:form>", files.figures, name="figures"),
    path(f"{SERIES}/known/", numbers.vintages, name="vintages"),
    path(f"{SERIES}/<str:ends>/", numbers.number, name="number"),
    path("areas/<str:area>/evidence/", areas.area, name="area"),
    path("areas/<str:area>/evidence/types/", areas.types, name="types"),
    path("areas/<str:area>/evidence/types.<str:form>", files.types, name="types-file"),
    path(
        "areas/<str:area>/evidence/composition/", areas.composition, name="composition"
    ),
    path(
        "areas/<str:area>/evidence/composition.<str:form>",
        pictures.composition,
        name="composition-chart",
    ),
    path("areas/<str:area>/evidence/hot/", areas.hot, name="hot"),
    path("areas/<str:area>/evidence/hot.<str:form>", pictures.hot, name="hot-map"),
    path("explore/", explore.explore, name="explore"),
]
