"""frankpledge release: what the public sees, from draft to withdrawal."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click
from django.utils.timezone import now

from frankpledge.config.cli.frame import Desk, Ending, command


if TYPE_CHECKING:
    from frankpledge.publication.models import Release


@click.group(epilog="More: docs/how-to/publish.md in the repository.")
def group() -> None:
    """
    Write, check, approve and publish releases; correct and withdraw them.

    \b
    frankpledge release draft q4 --title "Figures to March 2020" --measure burglary --until 2020-03-31
    frankpledge release check q4 && frankpledge release approve q4 --as gil@police.example
    """


version_option = click.option(
    "--version", "version", type=int, help="Which version; the newest unless said."
)


def named(slug: str, version: int | None) -> "Release":
    """Return the release the command is about."""
    from frankpledge.publication.selectors import release_named

    return release_named(slug, version)


def facts(release: "Release") -> dict[str, Any]:
    """Return a release for the command line's answer."""
    return {
        "slug": release.slug,
        "version": release.version,
        "title": release.title,
        "state": release.state,
        "author": release.author.user.email,
        "approver": release.approver.user.email if release.approver else None,
        "measures": release.measures,
        "findings": release.findings,
        "digest": release.digest,
    }


def answer(desk: Desk, release: "Release", **more: bool) -> None:
    """Answer with where the release stands, or would, and what the checks found."""
    found = [f"  {each['weight']}: {each['sentence']}" for each in release.findings]
    verb = "would be" if desk.is_dry_run else "is"
    first = f"{release} {verb} {release.state}."
    said = facts(release) | (more if desk.is_dry_run else {})
    desk.answer(said, plain="\n".join([first, *found]))


@command(group, writes=True)
@click.argument("slug")
@click.option("--title", required=True)
@click.option("--summary", default="")
@click.option(
    "--measure", "measures", multiple=True, help="A measure; say it again for more."
)
@click.option(
    "--period-type",
    "period_types",
    multiple=True,
    default=["month", "financial-year"],
    show_default=True,
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="First day.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="Last day."
)
@click.option("--areas", "inner_kind", default="", help="Smaller areas too: ward ...")
@click.option("--rounded", "is_rounded", is_flag=True, help="Round counts of people.")
@click.option("--plan", "plan_slug", default="", help="A plan to report on.")
def draft(
    desk: Desk, slug: str, since: datetime | None, until: datetime, **said: Any
) -> None:
    """
    Begin a release, or change the draft of that name.

    \b
    frankpledge release draft q4 --title "Figures to March 2020" --measure burglary --until 2020-03-31
    """
    from frankpledge.publication import services
    from frankpledge.publication.models import Release

    said |= {"until": until.date(), "since": day(since)}
    said |= {name: list(said[name]) for name in ("measures", "period_types")}
    by = desk.member()
    waiting = Release.objects.filter(slug=slug, state="draft").first()
    with desk.rehearsed():
        if waiting is not None:
            release = services.change_release(
                release=waiting, edition=waiting.edition, by=by, at=now(), **said
            )
        else:
            release = services.draft_release(slug=slug, by=by, at=now(), **said)
    answer(desk, release, would_change=waiting is not None)


def day(moment: datetime | None) -> date | None:
    """Return the day of a moment, None for none."""
    return moment.date() if moment else None


@command(group, writes=True, reads_figures=True)
@click.argument("slug")
@version_option
def check(desk: Desk, slug: str, version: int | None) -> None:
    """
    Look for figures that could point to a person; freeze what would go out.

    \b
    frankpledge release check q4 --json
    """
    from frankpledge.publication import services

    with desk.rehearsed():
        release = services.check_release(
            release=named(slug, version), by=desk.member(), at=now()
        )
    if release.state == "draft":
        desk.ending = Ending.FAILED
    answer(desk, release)


@command(group, writes=True)
@click.argument("slug")
@version_option
@click.option("--digest", help="The content you have read, as `check` named it.")
def approve(desk: Desk, slug: str, version: int | None, digest: str | None) -> None:
    """
    Approve a checked release that somebody else wrote.

    \b
    frankpledge release approve q4 --as gil@police.example
    """
    from frankpledge.publication import services

    release = named(slug, version)
    with desk.rehearsed():
        release = services.approve_release(
            release=release, digest=digest or release.digest, by=desk.member(), at=now()
        )
    answer(desk, release)


@command(group, writes=True)
@click.argument("slug")
@version_option
def publish(desk: Desk, slug: str, version: int | None) -> None:
    """
    Let an approved release out and make the public pages again.

    \b
    frankpledge release publish q4
    """
    from frankpledge.publication import policies, services

    release, by = named(slug, version), desk.member()
    if desk.is_dry_run:
        policies.may_publish_release(by, release, on=desk.today()).require()
    else:
        release = services.publish_release(release=release, by=by, at=now())
    answer(desk, release, would_publish=True)


@command(group, writes=True)
@click.argument("slug")
@version_option
@click.option("--reason", required=True, help="Why, in words that readers will see.")
def withdraw(desk: Desk, slug: str, version: int | None, reason: str) -> None:
    """
    Take a published release back; its address says when and why.

    \b
    frankpledge release withdraw q4 --reason "A force sent its figures again"
    """
    from frankpledge.publication import services

    with desk.rehearsed():
        release = services.withdraw_release(
            release=named(slug, version), reason=reason, by=desk.member(), at=now()
        )
    answer(desk, release)


@command(group, writes=True)
@click.argument("slug")
@version_option
@click.option("--reason", required=True, help="What was wrong, for readers.")
def correct(desk: Desk, slug: str, version: int | None, reason: str) -> None:
    """
    Begin the next version of a published release.

    \b
    frankpledge release correct q4 --reason "March was counted twice"
    """
    from frankpledge.publication import services

    with desk.rehearsed():
        release = services.correct_release(
            release=named(slug, version), correction=reason, by=desk.member(), at=now()
        )
    answer(desk, release)


@command(group)
@click.argument("slug")
@version_option
def reproduce(desk: Desk, slug: str, version: int | None) -> None:
    """
    Work a release out again from what was known then; fail where it differs.

    \b
    frankpledge release reproduce q4 --json
    """
    from frankpledge.publication import services

    found = services.reproduce_release(named(slug, version))
    if not found.is_same:
        desk.ending = Ending.FAILED
    same = "came out the same" if found.is_same else "came out DIFFERENT"
    differing = [*found.differing_measures, *found.differing_files]
    lines = [f"{found.release} {same}.", *(f"  {each}" for each in differing)]
    desk.answer(found.as_dict(), plain="\n".join(lines))


@command(group)
def rebuild(desk: Desk) -> None:
    """
    Make every public page again from the frozen releases.

    \b
    frankpledge release rebuild
    """
    from frankpledge.publication.tasks import build_site

    count = build_site()
    desk.answer({"files": count}, plain=f"Made {count} public files.")


@command(group)
def list_(desk: Desk) -> None:
    """
    List the releases that the acting member may see.

    \b
    frankpledge release list --json
    """
    from django.utils.timezone import localdate

    from frankpledge.publication.selectors import releases_visible_to

    rows = [facts(row) for row in releases_visible_to(desk.member(), on=localdate())]
    lines = [f"{row['slug']}/v{row['version']}  {row['state']}" for row in rows]
    said = "\n".join(lines) or "There is no release yet."
    desk.answer({"releases": rows}, plain=said)
