"""The public pages, made whole whenever something is published or withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from frankpledge.analysis import codes
from frankpledge.analysis.charts.theme import NARROW
from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership import selectors as places
from frankpledge.partnership.selectors.registers import public_contacts
from frankpledge.publication import selectors
from frankpledge.publication.models import Release
from frankpledge.publication.presenters import measures
from frankpledge.publication.states import ReleaseState


NAVIGATION = (
    ("Home", ""),
    ("Priorities", "priorities/"),
    ("Figures", "measures/"),
    ("Data", "data/"),
    ("How to report", "how-to-report/"),
)
FOOTER = (
    ("Definitions", "definitions/"),
    ("Glossary", "glossary/"),
    ("Corrections", "corrections/"),
    ("Privacy", "privacy/"),
    ("Accessibility statement", "accessibility/"),
)
ROOT = "/public/"


@dataclass(frozen=True)
class Site:
    """All that the public pages are made of: what is out now, and what once was."""

    releases: list[Release]
    seen: list[Release]

    @property
    def figures(self) -> dict[str, tuple[dict[str, Any], Release]]:
        """Return each published measure with the newest release that has it."""
        found: dict[str, tuple[dict[str, Any], Release]] = {}
        for release in self.releases:
            for measure in release.content["measures"]:
                found.setdefault(measure["id"], (measure, release))
        return found

    @property
    def plan(self) -> tuple[dict[str, Any], Release] | None:
        """Return the newest published account of the plan."""
        for release in self.releases:
            if release.content["plan"]:
                return release.content["plan"], release
        return None


def site() -> Site:
    """Return what is published now and what ever was."""
    return Site(selectors.published_releases(), selectors.releases_once_seen())


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every public page: its path below the site's root, and its bytes."""
    home = places.home()
    frame = {
        "partnership": home,
        "service_name": settings.SERVICE_NAME,
        "is_demonstration": settings.DEMONSTRATION,
        "root": ROOT,
    }
    figures = site.figures
    for name, context in plain_pages(site, frame):
        yield page(name, frame | context)
    for measure, release in figures.values():
        context = measures.measure_page(measure, release)
        name = f"measures/{measure['id']}/"
        yield page(name, frame | context, "measure")
        if context["has_chart"]:
            yield f"{name}trend.svg", measures.drawing(measure, release)
            yield f"{name}trend-narrow.svg", measures.drawing(measure, release, NARROW)
    for release in site.seen:
        name = f"releases/{release.slug}/v{release.version}/"
        yield page(name, frame | release_page(release), "release")


def plain_pages(
    site: Site, frame: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the pages that are there once, each with what it shows."""
    home = frame["partnership"]
    plan = site.plan
    yield "", home_page(home, site)
    yield (
        "priorities/",
        {
            "plan": plan[0] if plan else None,
            "release": release_line(plan[1]) if plan else None,
            "judged_on": said_day(plan[0]["judged_on"]) if plan else "",
            "published": set(site.figures),
        },
    )
    yield "measures/", {"families": measures.families(site.figures)}
    yield "data/", {"rows": measures.data_rows(site.figures)}
    yield "data/dictionary/", {"columns": measures.dictionary_rows()}
    yield "definitions/", {"definitions": measures.definition_rows(site.figures)}
    yield "how-to-report/", {"contacts": public_contacts(home)}
    yield "privacy/", {}
    yield "accessibility/", {}
    yield "glossary/", {"terms": codes.glossary()}
    yield "corrections/", {"rows": [correction(each) for each in site.seen]}


def page(
    name: str, context: dict[str, Any], template: str | None = None
) -> tuple[str, bytes]:
    """Return one page's place in the site and its HTML."""
    template = template or (name.strip("/").replace("/", "_") or "home")
    links = {
        "public_navigation": [
            {
                "text": text,
                "href": f"{ROOT}{path}",
                "active": name == path or (bool(path) and name.startswith(path)),
            }
            for text, path in NAVIGATION
        ],
        "footer_links": [
            {"text": text, "href": f"{ROOT}{path}"} for text, path in FOOTER
        ],
    }
    html = render_to_string(f"publication/public/{template}.html", context | links)
    return f"{name}index.html", html.encode()


def home_page(home: Any, site: Site) -> dict[str, Any]:
    """Return what the first page shows: who we are and the newest figures."""
    members = places.agencies_of(home)
    responsible = [each for each in members if each.legal_status == "responsible"]
    others = [each for each in members if each.legal_status != "responsible"]
    current = [each for each in responsible if each.ends_before is None]
    return {
        "responsible": current,
        "others": [each for each in others if each.ends_before is None],
        "latest": [release_line(release) for release in site.releases[:3]],
        "headlines": [
            {"id": measure["id"], "name": measure["name"], "now": measure["now"]}
            for measure, _ in site.figures.values()
            if measure["now"]
        ][:6],
    }


def release_line(release: Release) -> dict[str, Any]:
    """Return what pages say of the release that figures come from."""
    published = release.published_at
    return {
        "title": release.title,
        "summary": release.summary,
        "slug": release.slug,
        "version": release.version,
        "published": day_in_words(published.date()) if published else "",
        "correction": release.correction,
        "href": f"{ROOT}releases/{release.slug}/v{release.version}/",
    }


def release_page(release: Release) -> dict[str, Any]:
    """Return the page of one version: what it is, and what became of it."""
    withdrawn = release.withdrawn_at
    is_withdrawn = release.standing is ReleaseState.WITHDRAWN
    return {
        "release": release_line(release),
        "state": release.state,
        "is_withdrawn": is_withdrawn,
        "withdrawn_on": day_in_words(withdrawn.date()) if withdrawn else "",
        "withdrawn_reason": release.withdrawn_reason,
        "changed": release.changed[:100],
        "changed_count": len(release.changed),
        "previous": f"{ROOT}releases/{release.slug}/v{release.version - 1}/"
        if release.version > 1
        else "",
        "next": f"{ROOT}releases/{release.slug}/v{release.version + 1}/"
        if release.standing is ReleaseState.CORRECTED
        else "",
        "until": said_day(release.content["until"]),
        "measures": []
        if is_withdrawn
        else [
            {
                "id": measure["id"],
                "name": measure["name"],
                "csv": f"{ROOT}releases/{release.slug}/v{release.version}"
                f"/data/{measure['id']}.csv",
            }
            for measure in release.content["measures"]
        ],
    }


def correction(release: Release) -> dict[str, Any]:
    """Return one version as a line of the list of corrections."""
    return {
        **release_line(release),
        "state": release.state,
        "withdrawn_reason": release.withdrawn_reason,
        "changed_count": len(release.changed),
    }


def said_day(iso: str) -> str:
    """Return an ISO date in words."""
    return day_in_words(date.fromisoformat(iso))
