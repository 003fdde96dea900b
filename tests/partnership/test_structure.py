"""The structure chart, its list and its paper; and the map of possible partners."""

import pytest

from frankpledge.partnership import services
from frankpledge.partnership.models import Group
from frankpledge.partnership.presenters.structure import boxes, chart, shortened
from frankpledge.partnership.selectors import groups_of
from frankpledge.partnership.services.changes import CannotChange
from tests.partnership.conftest import TODAY


pytestmark = pytest.mark.django_db


def test_the_chart_and_the_list_say_the_same(example, manager, signed_in):
    shown = boxes(list(groups_of(example, on=TODAY)))
    assert [(box.depth, box.name) for box in shown[:3]] == [
        (0, "Community Safety Partnership board"),
        (1, "ASB steering group"),
        (2, "Neighbourhood action group"),
    ]
    browser = signed_in(manager)
    page = browser.get("/structure/").content.decode()
    picture = browser.get("/structure/chart.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    for box in shown:
        assert box.name in page
        assert box.name in picture.content.decode()
    assert "style=" not in picture.content.decode()
    assert "Agencies without a seat" in page


def test_the_chart_is_taken_away_on_paper(example, manager, board_member, signed_in):
    answer = signed_in(manager).get("/structure/chart.docx")
    assert answer.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]
    assert signed_in(manager).get("/structure/chart.gif").status_code == 404
    assert signed_in(board_member).get("/structure/chart.pdf").status_code == 403


def test_a_long_name_is_cut_and_a_sign_is_escaped(partnership):
    assert shortened("abcdefghij", 50, 10) == "abcd…"
    Group.objects.create(
        partnership=partnership, name="A <b> & C", kind="tactical-group"
    )
    drawn = chart(boxes(list(groups_of(partnership))), title="T & U")
    assert "A &lt;b&gt; &amp; C" in drawn
    assert "<title>T &amp; U</title>" in drawn


def test_a_workspace_without_groups_says_what_to_do(partnership, manager, signed_in):
    page = signed_in(manager).get("/structure/").content.decode()
    assert "There are no groups yet" in page


def test_no_group_comes_to_report_to_itself(example, manager):
    board = Group.objects.get(short_name="CSP board")
    below = Group.objects.get(short_name="NAG")
    with pytest.raises(CannotChange, match="reports to"):
        services.change_group(group=board, version=1, by=manager, reports_to=below)


def test_the_map_says_who_is_missing_from_the_directory_and_from_a_group(
    example, manager, signed_in
):
    browser = signed_in(manager)
    page = browser.get("/possible-partners/?theme=robbery-and-weapons").content.decode()
    assert "missing from the directory" in page
    assert "Telephone companies, insurers and makers" in page
    group = Group.objects.get(name="ASB steering group")
    page = browser.get(
        f"/possible-partners/?theme=anti-social-behaviour&group={group.pk}"
    ).content.decode()
    assert "missing from the group" in page
    assert "Has a seat" in page
    missing = browser.get("/possible-partners/?place=missing").content.decode()
    assert "Has a seat</td>" not in missing
    file = browser.get("/possible-partners/?theme=burglary&format=csv")
    assert b"insurers" in file.content
    assert browser.get("/possible-partners/?theme=tithes").status_code == 200


def test_the_map_asks_as_often_for_many_agencies_as_for_few(
    partnership, manager, signed_in, django_assert_max_num_queries
):
    browser = signed_in(manager)
    with django_assert_max_num_queries(14):
        browser.get("/possible-partners/?theme=burglary")
