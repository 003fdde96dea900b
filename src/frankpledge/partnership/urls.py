"""Addresses of the directory, of areas and of the glossary."""

from django.urls import path

from frankpledge.partnership.views import (
    agencies,
    areas,
    duties,
    glossary,
    groups,
    people,
    registers,
    structure,
)


app_name = "partnership"

urlpatterns = [
    path("directory/", agencies.directory, name="directory"),
    path("directory/agencies/add/", agencies.add_agency, name="add-agency"),
    path("directory/agencies/<slug:code>/", agencies.agency, name="agency"),
    path(
        "directory/agencies/<slug:code>/change/",
        agencies.edit_agency,
        name="edit-agency",
    ),
    path("directory/agencies/<slug:code>/end/", agencies.end_agency, name="end-agency"),
    path(
        "directory/agencies/<slug:code>/after/",
        agencies.succeed_agency,
        name="succeed-agency",
    ),
    path(
        "directory/agencies/<slug:code>/people/add/",
        agencies.add_person,
        name="add-person",
    ),
    path(
        "directory/agencies/<slug:code>/posts/add/", agencies.add_post, name="add-post"
    ),
    path("directory/people/", people.people, name="people"),
    path("directory/people/<int:pk>/", people.person, name="person"),
    path("directory/people/<int:pk>/change/", people.edit_person, name="edit-person"),
    path("directory/people/<int:pk>/leave/", people.leave, name="leave"),
    path("directory/posts/", people.posts, name="posts"),
    path("directory/posts/<int:pk>/", people.post, name="post"),
    path("directory/posts/<int:pk>/change/", people.edit_post, name="edit-post"),
    path("directory/posts/<int:pk>/fill/", people.fill, name="fill-post"),
    path(
        "directory/posts/<int:pk>/vacate/",
        people.vacate,
        {"who": "holder"},
        name="vacate-post",
    ),
    path(
        "directory/posts/<int:pk>/end-cover/",
        people.vacate,
        {"who": "cover"},
        name="end-cover",
    ),
    path("directory/posts/<int:pk>/close/", people.close_post, name="close-post"),
    path("directory/groups/", groups.groups, name="groups"),
    path("directory/groups/add/", groups.add_group, name="add-group"),
    path("directory/groups/<int:pk>/", groups.group, name="group"),
    path("directory/groups/<int:pk>/change/", groups.edit_group, name="edit-group"),
    path("directory/groups/<int:pk>/close/", groups.close_group, name="close-group"),
    path("directory/groups/<int:pk>/seats/add/", groups.give_seat, name="give-seat"),
    path(
        "directory/groups/<int:pk>/seats/<int:seat>/end/",
        groups.end_seat,
        name="end-seat",
    ),
    path("areas/", areas.areas, name="areas"),
    path("areas/draw/", areas.draw, name="draw-area"),
    path("areas/population/", areas.population, name="population"),
    path(
        "areas/population/<int:pk>/noted/",
        areas.acknowledge,
        name="acknowledge-rebasing",
    ),
    path("areas/<slug:code>/", areas.area, name="area"),
    path("areas/<slug:code>/map.svg", areas.area_map, name="area-map"),
    path("areas/<slug:code>/redraw/", areas.redraw, name="redraw-area"),
    path("areas/<slug:code>/change/", areas.rename, name="rename-area"),
    path("areas/<slug:code>/end/", areas.close, name="close-area"),
    path("duties/", duties.this_year, name="duties-now"),
    path("duties/<int:year>/", duties.duties, name="duties"),
    path("duties/<int:year>/<slug:duty>/", duties.duty, name="duty"),
    path(
        "duties/<int:year>/<slug:duty>/record/", duties.record_duty, name="record-duty"
    ),
    path("structure/", structure.structure, name="structure"),
    path("structure/chart.svg", structure.structure_chart, name="structure-chart"),
    path(
        "structure/chart.<slug:kind>", structure.structure_paper, name="structure-paper"
    ),
    path("possible-partners/", structure.possible_partners, name="possible-partners"),
    path("registers/", registers.registers, name="registers"),
    path("registers/<slug:register>/", registers.register, name="register"),
    path("registers/<slug:register>/add/", registers.add_entry, name="add-entry"),
    path("registers/<slug:register>/<int:pk>/", registers.entry, name="entry"),
    path(
        "registers/<slug:register>/<int:pk>/photograph/",
        registers.photograph,
        name="photograph",
    ),
    path(
        "registers/<slug:register>/<int:pk>/change/",
        registers.change_entry,
        name="change-entry",
    ),
    path(
        "registers/<slug:register>/<int:pk>/withdraw/",
        registers.withdraw_entry,
        name="withdraw-entry",
    ),
    path("glossary/", glossary.terms, name="glossary"),
]
