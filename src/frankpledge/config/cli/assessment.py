"""frankpledge assessment: the products kept here, their evidence and their tasks."""

import click

from frankpledge.config.cli import assessment_writing as writing
from frankpledge.config.cli.assessment_finding import the_assessment
from frankpledge.config.cli.cards import in_words
from frankpledge.config.cli.frame import Desk, command


@click.group(epilog="More: docs/how-to/make-an-assessment.md in the repository.")
def group() -> None:
    """
    See assessments, problem profiles and tactical packs, their evidence and tasks.

    \b
    frankpledge assessment list
    frankpledge assessment tasks tactical-2020-03
    """


@command(group)
def list_(desk: Desk) -> None:
    """
    List the assessments and other products that are kept, newest first.

    \b
    frankpledge assessment list --json
    """
    from frankpledge.assessment.policies import may_see_assessments
    from frankpledge.assessment.selectors import assessments_of
    from frankpledge.partnership.selectors import home

    may_see_assessments(desk.member(), on=desk.today()).require()
    rows = [
        {
            "project": one.slug,
            "title": one.title,
            "product": one.product,
            "state": one.state,
            "looks_from": one.looks_from,
            "looks_before": one.looks_before,
            "review_on": one.review_on,
        }
        for one in assessments_of(home().pk)
    ]
    desk.answer(rows, lambda: in_words(rows, "There is no assessment yet."))


@command(group)
@click.argument("slug")
def evidence(desk: Desk, slug: str) -> None:
    """
    List the evidence pinned to a product: as it was known then, and as it is now.

    \b
    frankpledge assessment evidence burglary-profile --json
    """
    from frankpledge.assessment.presenters.tasking import evidence_page

    found = the_assessment(desk, slug)
    page = evidence_page(found, by=desk.member(), today=desk.today())
    names = ("shows", "source", "then", "now")
    rows = [
        dict(zip(names, one["told"], strict=True))
        | {"section": one["section"], "pinned_by": str(one["row"].pinned_by)}
        for one in page["rows"]
        if one["told"]
    ]
    desk.answer(
        {"project": slug, "evidence": rows},
        lambda: in_words(rows, "Nothing is pinned yet."),
    )


@command(group)
@click.argument("slug")
def tasks(desk: Desk, slug: str) -> None:
    """
    List what a product suggests doing, and the tasks that came of it.

    \b
    frankpledge assessment tasks tactical-2020-03 --json
    """
    from frankpledge.assessment.presenters.tasking import tasks_page

    found = the_assessment(desk, slug)
    page = tasks_page(found, by=desk.member(), today=desk.today())
    given = [
        {name: value for name, value in one.items() if name != "href"}
        for one in page["tasks"]
    ]
    suggested = [one["text"] for one in page["suggested"]]
    if page["why_not"]:
        desk.say(page["why_not"])
    lines = [f"suggested: {text}" for text in suggested]
    desk.answer(
        {"project": slug, "suggested": suggested, "tasks": given},
        lambda: "\n".join([*lines, in_words(given, "No task was given yet.")]),
    )


command(group, writes=True)(writing.begin)
command(group, writes=True)(writing.pin)
command(group, writes=True)(writing.give)
command(group, writes=True)(writing.freeze)
