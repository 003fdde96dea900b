import csv
import io
import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from frankpledge.access.decisions import NotAllowed
from frankpledge.access.models import Member
from frankpledge.access.states import Role
from frankpledge.audit.models import Entry
from frankpledge.evidence import selectors as evidence
from frankpledge.evidence.models import MeasureVersion, RecordingChange, Series
from frankpledge.plan.models import Plan
from frankpledge.publication import selectors, services
from frankpledge.publication.models import Release
from frankpledge.publication.services import CannotRelease
from frankpledge.publication.services.files import folder_of
from frankpledge.publication.services.publishing import shown_whole
from tests.publication.conftest import AT, DISTRICT, LATER, let_out


pytestmark = pytest.mark.django_db
YEAR = [12, 15, 11, 18, 20, 14, 13, 16, 17, 19, 12, 15]


def stops(release: Release) -> list[str]:
    return [each["sentence"] for each in release.findings if each["weight"] == "stops"]


def outcomes() -> list[str]:
    told = Entry.objects.filter(kind="release").order_by("sequence")
    return list(told.values_list("outcome", flat=True))


def cells(release: Release, table: int = 0) -> list[list[dict[str, str]]]:
    return release.content["measures"][0]["tables"][table]["cells"]


def test_release_goes_out_by_two_people(figures, draft, author, approver, workspace):
    figures("drug-tests", DISTRICT, YEAR)
    release = draft("drug-tests")
    release = services.check_release(release=release, by=author, at=AT)
    assert release.state == "checked"
    release = services.approve_release(
        release=release, digest=release.digest, by=approver, at=AT
    )
    assert (release.state, release.approver) == ("approved", approver)
    release = services.publish_release(release=release, by=author, at=AT)
    assert (release.state, release.published_at) == ("published", AT)
    assert [step.state for step in release.steps.all()] == [
        "draft",
        "checked",
        "approved",
        "published",
    ]
    assert outcomes() == ["drafted", "checked", "approved", "published"]
    assert Series.objects.get(is_published=True).version.measure == "drug-tests"


def test_author_may_not_approve_though_they_have_the_role(
    figures, draft, second_approver
):
    figures("drug-tests", DISTRICT, YEAR)
    release = draft("drug-tests", by=second_approver)
    release = services.check_release(release=release, by=second_approver, at=AT)
    with pytest.raises(NotAllowed, match="Somebody other than the author"):
        services.approve_release(
            release=release, digest=release.digest, by=second_approver, at=AT
        )


def test_author_may_not_approve_under_another_membership(
    figures, checked, author, agencies
):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    other = Member.objects.create(
        user=author.user,
        agency=agencies["police"],
        roles=[Role.RELEASE_APPROVER.value],
        starts_on=date(2013, 4, 1),
    )
    with pytest.raises(NotAllowed, match="Somebody other than the author"):
        services.approve_release(
            release=release, digest=release.digest, by=other, at=AT
        )


def test_whoever_worked_on_it_may_not_approve(figures, draft, second_approver):
    figures("drug-tests", DISTRICT, YEAR)
    release = draft("drug-tests")
    services.change_release(
        release=release, edition=1, title="Other words", by=second_approver, at=AT
    )
    release = services.check_release(release=release, by=second_approver, at=AT)
    with pytest.raises(NotAllowed, match="You worked on this release"):
        services.approve_release(
            release=release, digest=release.digest, by=second_approver, at=AT
        )


def test_role_is_needed_to_approve(figures, checked, manager):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    with pytest.raises(NotAllowed, match="Only a release approver"):
        services.approve_release(
            release=release, digest=release.digest, by=manager, at=AT
        )


def test_only_what_was_read_is_approved(figures, checked, approver):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    with pytest.raises(CannotRelease, match="not the release that you have read"):
        services.approve_release(release=release, digest="x", by=approver, at=AT)


def test_only_what_was_approved_goes_out(figures, checked, author, approver):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    services.approve_release(release=release, digest=release.digest, by=approver, at=AT)
    tampered = Release.objects.get()
    tampered.content["measures"][0]["now"] = "All is well."
    tampered.save()
    with pytest.raises(CannotRelease, match="not the one that was approved"):
        services.publish_release(release=release, by=author, at=AT)


def test_nothing_goes_out_unapproved(figures, checked, author):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    with pytest.raises(NotAllowed, match="cannot become “published”"):
        services.publish_release(release=release, by=author, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(state="published")
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(approver=author)


@pytest.mark.parametrize("who", ["board_member", "auditor", "practitioner"])
def test_others_write_no_release(figures, draft, request, who):
    with pytest.raises(NotAllowed, match="Only an analyst"):
        draft("drug-tests", by=request.getfixturevalue(who))


def test_small_counts_are_hidden_and_cannot_be_worked_out(everywhere, checked):
    everywhere("drug-tests", [3, 20], [30, 21], [40, 22])
    release = checked("drug-tests", inner_kind="ward")
    april, may = cells(release, 1)
    assert april[0] == {"count": "", "count_mark": "c", "status": "hidden"}
    assert sum(cell["count_mark"] == "c" for cell in april) >= 2
    assert [cell["count"] for cell in may] == ["20", "21", "22"]
    assert cells(release, 0)[0][0]["count"] == "73"
    assert '"count": 3,' not in json.dumps(release.content)


def test_counts_can_be_rounded_instead(everywhere, checked):
    everywhere("drug-tests", [3, 20], [31, 21], [43, 22])
    release = checked("drug-tests", inner_kind="ward", is_rounded=True)
    assert [cell["count"] for cell in cells(release, 1)[0]] == ["5", "30", "45"]
    assert list(shown_whole(release)) == []


def test_sentences_tell_no_truer_figure_than_the_table(figures, checked):
    figures("drug-tests", DISTRICT, [*[41] * 12, *[58] * 12])
    release = checked("drug-tests", is_rounded=True, until=date(2021, 3, 31))
    measure = release.content["measures"][0]
    assert (measure["now"], measure["change"]) == (
        "Drug tests on arrest in St Helens: 60 tests in March 2021.",
        "The year before it was 40 tests. A difference of this size can be chance.",
    )


def test_percentage_is_said_as_one(figures, checked):
    figures("fear-of-crime", DISTRICT, [30, 45], base=120)
    now = checked("fear-of-crime").content["measures"][0]["now"]
    assert now.endswith("St Helens: 38% in May 2019.")


def test_nothing_is_said_where_nothing_is_shown(figures, checked):
    figures("drug-tests", DISTRICT, [3, 2])
    measure = checked("drug-tests").content["measures"][0]
    assert (measure["now"], measure["change"]) == ("", "")


def test_wards_alone_make_no_headline(figures, checked):
    figures("drug-tests", "W1", [30, 40])
    measure = checked("drug-tests", inner_kind="ward").content["measures"][0]
    assert (measure["now"], len(measure["tables"])) == ("", 1)


def test_change_across_a_recording_change_is_not_said(figures, checked):
    figures("drug-tests", DISTRICT, [*YEAR, 90])
    RecordingChange.objects.create(
        on=date(2019, 11, 1), title="Counted anew", made_at=AT
    )
    release = checked("drug-tests", until=date(2020, 4, 30))
    change = release.content["measures"][0]["change"]
    assert "Counted anew" in change


def test_agreed_plan_goes_out_in_words(figures, checked, partnership):
    figures("drug-tests", DISTRICT, YEAR)
    plan = Plan.objects.create(
        partnership=partnership,
        slug="plan",
        title="Our plan",
        area_code=DISTRICT,
        starts_on=date(2019, 4, 1),
        ends_before=date(2021, 4, 1),
        state="agreed",
    )
    priority = plan.priorities.create(ref="1", title="Drugs", why="They do harm.")
    objective = priority.objectives.create(ref="1.1", text="Test more people")
    same = {"area_code": DISTRICT, "baseline": 10, "period_type": "month"}
    objective.targets.create(
        ref="1.1.1",
        measure="drug-tests",
        kind="to-value",
        value=20,
        due_on=date(2021, 3, 31),
        baseline_ends_on=date(2019, 3, 31),
        printed="Test 20 people a month",
        **same,
    )
    objective.targets.create(
        ref="1.1.2",
        measure="marac-cases",
        kind="none",
        reason="More is honest.",
        **same,
    )
    objective.targets.create(ref="1.1.3", measure="unknown", kind="maintain", **same)
    told = checked("drug-tests", plan_slug="plan").content["plan"]
    targets = told["priorities"][0]["objectives"][0]["targets"]
    assert [(each["text"], each["due"]) for each in targets] == [
        ("Test 20 people a month", "31 March 2021"),
        (
            "Cases heard at the multi-agency conference (MARAC): we watch this.",
            "",
        ),
    ]
    assert targets[1]["because"] == "More is honest."
    assert (told["title"], told["judged_on"]) == ("Our plan", "2020-03-31")


def test_rates_follow_the_counts(figures, checked):
    figures("burglary", DISTRICT, [90, 120], base=180_000)
    release = checked("burglary")
    assert cells(release) == [
        [
            {
                "count": "90",
                "count_mark": "",
                "status": "final",
                "value": "0.50",
                "value_mark": "",
            }
        ],
        [
            {
                "count": "120",
                "count_mark": "",
                "status": "final",
                "value": "0.67",
                "value_mark": "",
            }
        ],
    ]
    assert release.content["measures"][0]["now"] == (
        "Burglary in St Helens: 120 offences, or 0.67 per 1,000 residents in May 2019."
    )


def test_month_never_supplied_is_there_and_missing(figures, checked):
    figures("drug-tests", DISTRICT, [20, None, 22])
    assert cells(checked("drug-tests"))[1] == [
        {"count": "", "count_mark": "x", "status": "missing"}
    ]


def test_change_against_the_year_before_is_said(figures, checked):
    figures("drug-tests", DISTRICT, [*YEAR, *YEAR[:-1], 90])
    release = checked("drug-tests", until=date(2021, 3, 31))
    measure = release.content["measures"][0]
    assert (
        measure["now"] == "Drug tests on arrest in St Helens: 90 tests in March 2021."
    )
    assert measure["change"] == (
        "The year before it was 15 tests. It went up by more than chance explains."
    )


def test_headline_falls_back_where_the_year_stops_short(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    figures("drug-tests", DISTRICT, [182, None], period_type="rolling-12", length=12)
    release = checked(
        "drug-tests",
        period_types=["month", "rolling-12"],
        until=date(2020, 4, 30),
    )
    now = release.content["measures"][0]["now"]
    assert now == "Drug tests on arrest in St Helens: 15 tests in March 2020."


def test_only_periods_asked_for_go_out(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests", since=date(2019, 6, 1), until=date(2019, 8, 31))
    periods = release.content["measures"][0]["tables"][0]["periods"]
    assert [period["label"] for period in periods] == ["2019-06", "2019-07", "2019-08"]


def test_restricted_measure_is_refused(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    version = MeasureVersion.objects.get(measure="drug-tests")
    version.content["restricted"] = True
    version.save()
    release = checked("drug-tests")
    assert (release.state, stops(release)) == (
        "draft",
        [
            "“Drug tests on arrest” is restricted: it is never published.",
            "There is nothing in this release.",
        ],
    )
    assert release.content is None


def test_domestic_abuse_is_refused_below_the_district(everywhere, checked):
    everywhere("marac-cases", [30, 31], [40, 41], [50, 51])
    assert (
        "smaller than the district"
        in stops(checked("marac-cases", inner_kind="ward"))[0]
    )


def test_domestic_abuse_goes_out_for_the_district(figures, checked):
    figures("marac-cases", DISTRICT, [9, 40])
    release = checked("marac-cases")
    assert release.state == "checked"
    assert [row[0]["count"] for row in cells(release)] == ["", "40"]


def test_sensitive_figures_of_other_families_are_refused_for_wards(everywhere, checked):
    everywhere("drug-tests", [30], [40], [50])
    version = MeasureVersion.objects.get(measure="drug-tests")
    version.content["small_numbers"] = "sensitive"
    version.save()
    assert (
        "is for areas of the size ward"
        in stops(checked("drug-tests", inner_kind="ward"))[0]
    )


def test_kind_of_period_that_a_measure_does_not_have_is_left_out(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests", period_types=["month", "programme-year"])
    assert len(release.content["measures"][0]["tables"]) == 1


def test_months_of_one_each_stop_a_release_that_prints_their_year(figures, checked):
    figures("drug-tests", DISTRICT, [1, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0])
    figures("drug-tests", DISTRICT, [6], period_type="financial-year", length=12)
    asked = {"period_types": ["month", "financial-year"]}
    release = checked("drug-tests", **asked)
    assert release.state == "draft"
    assert "only one number fits what is printed" in stops(release)[0]
    rounded = checked("drug-tests", slug="rounded", is_rounded=True, **asked)
    assert rounded.state == "checked"
    assert all(figure["is_rounded"] for figure in rounded.figures)


def test_version_that_is_gone_cannot_be_worked_out_again(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    definition = selectors.definition_of("drug-tests", 1)
    with pytest.raises(selectors.NoRelease, match="no version 9"):
        selectors.version_of(definition, 9)


def test_release_that_is_not_out_has_no_files_to_compare(figures, checked):
    figures("drug-tests", DISTRICT, YEAR)
    assert services.reproduce_release(checked("drug-tests")).as_dict()["files"] == 0


def test_measure_without_counts_is_refused(figures, checked):
    series = figures("burglary", DISTRICT, [10], base=1000)
    series.figures |= {"numerator": [None], "denominator": [None]}
    series.save()
    assert "already worked out" in stops(checked("burglary"))[0]


def test_broken_counts_are_refused(figures, checked):
    figures("drug-tests", DISTRICT, [10.5])
    assert "not whole numbers" in stops(checked("drug-tests"))[0]


def test_difference_from_expectation_is_refused(figures, checked):
    figures(
        "adult-reoffending-against-predicted",
        DISTRICT,
        [10],
        period_type="quarter",
        length=3,
    )
    release = checked("adult-reoffending-against-predicted", period_types=["quarter"])
    assert "not a count" in stops(release)[0]


def test_measure_without_figures_is_refused(figures, checked):
    assert stops(checked("drug-tests")) == [
        "“Drug tests on arrest” has no figures for these periods and areas.",
        "There is nothing in this release.",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Thanks to cai example for the work.", "Cai Example"),
        ("Write to safe@sthelens.example.", "safe@sthelens.example"),
        ("Call 01632 960 001 now.", "01632 960 001"),
    ],
)
def test_nobody_is_named_in_public(figures, checked, words, told):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests", summary=words)
    assert stops(release) == [f"The text names “{told}”. Nobody is named in public."]


def test_figure_that_earlier_releases_give_away_stops_the_release(
    figures, published, checked
):
    figures("drug-tests", DISTRICT, [20, 30, 3])
    figures("drug-tests", DISTRICT, [53], period_type="quarter", length=3)
    published("drug-tests", slug="quarters", period_types=["quarter"])
    release = checked("drug-tests", slug="months")
    assert release.state == "draft"
    assert any("worked out" in sentence for sentence in stops(release))


def test_small_revision_is_put_to_the_second_person(figures, published, checked):
    figures("drug-tests", DISTRICT, [20, 30])
    published("drug-tests", slug="first")
    figures("drug-tests", DISTRICT, [21, 30], known_at=LATER)
    release = checked("drug-tests", slug="second")
    assert release.state == "checked"
    weighed = [each["sentence"] for each in release.findings]
    assert any("changed by fewer than 5" in sentence for sentence in weighed)


def test_provisional_figures_are_put_to_the_second_person(figures, checked):
    figures("drug-tests", DISTRICT, [20, 30], status="provisional")
    release = checked("drug-tests")
    assert [each["sentence"] for each in release.findings] == [
        "Of 2 figures 2 may still be revised."
    ]


def test_plan_that_is_not_agreed_stops_the_release(figures, checked, partnership):
    figures("drug-tests", DISTRICT, YEAR)
    Plan.objects.create(
        partnership=partnership,
        slug="plan",
        title="Our plan",
        area_code=DISTRICT,
        starts_on=date(2019, 4, 1),
        ends_before=date(2021, 4, 1),
    )
    assert stops(checked("drug-tests", plan_slug="plan")) == [
        "“Our plan” has not been agreed."
    ]
    assert stops(checked("drug-tests", slug="other", plan_slug="none")) == [
        "There is no plan “none”."
    ]


def test_two_authors_do_not_overwrite_each_other(figures, draft, author, manager):
    release = draft("drug-tests")
    services.change_release(release=release, edition=1, title="One", by=author, at=AT)
    with pytest.raises(CannotRelease, match="Somebody else changed"):
        services.change_release(
            release=release, edition=1, title="Two", by=manager, at=AT
        )
    assert Release.objects.get().title == "One"


def test_release_has_no_other_fields(draft, author, figures):
    release = draft("drug-tests")
    with pytest.raises(CannotRelease, match="has no state"):
        services.change_release(
            release=release, edition=1, state="published", by=author, at=AT
        )


def test_address_is_given_once(draft, figures):
    draft("drug-tests")
    with pytest.raises(CannotRelease, match="already"):
        draft("drug-tests")


def test_sent_back_release_is_a_draft_again(figures, checked, approver):
    figures("drug-tests", DISTRICT, YEAR)
    release = checked("drug-tests")
    with pytest.raises(CannotRelease, match="what has to change"):
        services.send_back_release(release=release, reason=" ", by=approver, at=AT)
    release = services.send_back_release(
        release=release, reason="Round the counts.", by=approver, at=AT
    )
    assert (release.state, release.content, release.figures) == ("draft", None, [])
    assert release.steps.last().reason == "Round the counts."


def test_draft_cannot_be_sent_back(figures, draft, approver):
    with pytest.raises(NotAllowed, match="checked or approved"):
        services.send_back_release(
            release=draft("drug-tests"), reason="No.", by=approver, at=AT
        )


def test_checked_release_is_not_changed_any_more(figures, checked, author):
    figures("drug-tests", DISTRICT, YEAR)
    with pytest.raises(NotAllowed, match="not “draft”"):
        services.change_release(
            release=checked("drug-tests"), edition=1, title="New", by=author, at=AT
        )


def test_correction_says_what_changed(figures, published, author, approver):
    figures("drug-tests", DISTRICT, YEAR)
    first = published("drug-tests")
    figures("drug-tests", DISTRICT, [*YEAR[:-1], 95], known_at=LATER)
    with pytest.raises(CannotRelease, match="what was wrong"):
        services.correct_release(release=first, correction="", by=author, at=LATER)
    second = services.correct_release(
        release=first, correction="March was counted twice.", by=author, at=LATER
    )
    with pytest.raises(CannotRelease, match="under way"):
        services.correct_release(
            release=first, correction="Again.", by=author, at=LATER
        )
    second = services.check_release(release=second, by=author, at=LATER)
    second = let_out(second, author, approver, LATER)
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == ("corrected", "published", 2)
    assert second.changed == [
        {
            "measure": "Drug tests on arrest",
            "area": "St Helens",
            "period": "2020-03",
            "before": "15",
            "after": "95",
        }
    ]
    assert selectors.release_named("to-march").version == 2


def test_withdrawn_release_keeps_its_reason(figures, published, author):
    figures("drug-tests", DISTRICT, YEAR)
    release = published("drug-tests")
    with pytest.raises(CannotRelease, match="Say why"):
        services.withdraw_release(release=release, reason="", by=author, at=LATER)
    release = services.withdraw_release(
        release=release, reason="The police sent the wrong file.", by=author, at=LATER
    )
    assert (release.state, release.withdrawn_at) == ("withdrawn", LATER)
    assert outcomes()[-1] == "withdrawn"
    with pytest.raises(NotAllowed):
        services.correct_release(release=release, correction="x", by=author, at=LATER)


def test_withdrawn_figures_are_closed_again_unless_another_release_shows_them(
    figures, published, author
):
    figures("drug-tests", DISTRICT, YEAR)
    first = published("drug-tests")
    second = published("drug-tests", slug="again")
    services.withdraw_release(release=first, reason="Wrong file.", by=author, at=LATER)
    assert Series.objects.filter(is_published=True).exists()
    services.withdraw_release(release=second, reason="Same.", by=author, at=LATER)
    assert not Series.objects.filter(is_published=True).exists()


def test_files_are_frozen_byte_for_byte(figures, published, author):
    figures("drug-tests", DISTRICT, [20, None])
    release = published("drug-tests")
    folder = folder_of("to-march", 1)
    assert sorted(file.name for file in (folder / "data").iterdir()) == [
        "dictionary.csv",
        "drug-tests.csv",
        "drug-tests.ods",
    ]
    rows = list(
        csv.DictReader(io.StringIO((folder / "data/drug-tests.csv").read_text()))
    )
    assert [
        (row["period"], row["count"], row["count_mark"], row["status"]) for row in rows
    ] == [
        ("2019-04", "20", "", "final"),
        ("2019-05", "", "x", "missing"),
    ]
    assert {row["source"] for row in rows} == {
        release.content["measures"][0]["supplier"]
    }
    assert json.loads((folder / "release.json").read_text()) == release.content
    assert services.reproduce_release(release).as_dict() == {
        "ok": True,
        "release": "to-march/v1",
        "files": 4,
        "differing_files": [],
        "differing_measures": [],
        "is_approved_content": True,
    }


def test_release_comes_out_the_same_after_the_figures_have_moved_on(figures, published):
    figures("drug-tests", DISTRICT, YEAR)
    release = published("drug-tests")
    figures("drug-tests", DISTRICT, [99] * 12, known_at=LATER)
    assert services.reproduce_release(release).is_same is True


def test_changed_file_and_changed_past_show(figures, published):
    series = figures("drug-tests", DISTRICT, YEAR)
    release = published("drug-tests")
    (folder_of("to-march", 1) / "data/drug-tests.csv").write_text("forged")
    series.figures["numerator"][0] = 99
    series.save()
    found = services.reproduce_release(release)
    assert (found.differing_files, found.differing_measures) == (
        ["data/drug-tests.csv"],
        ["drug-tests"],
    )


def test_lost_files_show(figures, published):
    import shutil

    figures("drug-tests", DISTRICT, YEAR)
    release = published("drug-tests")
    shutil.rmtree(folder_of("to-march", 1))
    assert services.reproduce_release(release).differing_files == ["v1"]


def test_draft_cannot_be_reproduced(figures, draft):
    with pytest.raises(CannotRelease, match="not been checked"):
        services.reproduce_release(draft("drug-tests"))


def test_release_is_found_by_name_and_version(figures, published):
    figures("drug-tests", DISTRICT, YEAR)
    published("drug-tests")
    assert selectors.release_named("to-march", 1).version == 1
    with pytest.raises(selectors.NoRelease, match="version 7"):
        selectors.release_named("to-march", 7)
    with pytest.raises(selectors.NoRelease, match="no release “other”"):
        selectors.release_named("other")
    with pytest.raises(selectors.NoRelease, match="no version 9"):
        selectors.definition_of("drug-tests", 9)


def test_board_members_see_the_published_periods_and_no_others(
    figures, published, board_member, signed_in
):
    figures("drug-tests", DISTRICT, YEAR)
    published("drug-tests", since=date(2019, 6, 1), until=date(2019, 9, 30))
    series = Series.objects.get(is_published=True)
    months = ["2019-06-01", "2019-07-01", "2019-08-01", "2019-09-01"]
    assert series.published_periods == months
    seen = evidence.published_series(series.version, DISTRICT, "month")
    assert [one.starts_on.isoformat() for one in seen.periods] == months
    published("drug-tests", slug="later", since=date(2020, 3, 1))
    again = evidence.published_series(series.version, DISTRICT, "month")
    assert len(again) == 5
    page = signed_in(board_member).get("/measures/drug-tests/?period_type=month")
    assert "March 2020" in page.content.decode()
    assert "May 2019" not in page.content.decode()
