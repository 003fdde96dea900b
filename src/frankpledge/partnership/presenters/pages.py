"""What the page of one agency, person, post or group shows."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frankpledge.analysis.dates import day_in_words
from frankpledge.partnership.models import Agency, Group, Person, Post, Succession
from frankpledge.partnership.presenters.words import spell, standing, words
from frankpledge.partnership.rules.succession import SENTENCES
from frankpledge.partnership.selectors import lineage
from frankpledge.partnership.states import SuccessionKind


POST_HEADS = ["Post", "Kind", "Holder", "Cover"]
PEOPLE_HEADS = ["Name", "Posts", "Now"]
SEAT_HEADS = ["Group", "Role", "When"]
HOLDING_HEADS = ["Post", "How", "When"]
HOLDER_HEADS = ["Person", "How", "When"]


def link(text: str, route: str, *args: Any) -> SafeString:
    """Return a link to a page of the directory."""
    href = reverse(f"partnership:{route}", args=args)
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, text)


def agency_facts(agency: Agency, today: date) -> list[tuple[str, str]]:
    """Return what the register says about a body, without what it does not know."""
    facts = [
        ("Kind", words(agency.kind)),
        ("In law", words(agency.legal_status)),
        ("Legal basis", agency.legal_basis),
        ("Tier", agency.tier),
        ("Part of the partnership", spell(agency, today)),
        ("Now", standing(agency, today)),
        ("Note", agency.note),
    ]
    return [(key, value) for key, value in facts if value]


def agency_history(agency: Agency) -> list[dict[str, Any]]:
    """Return the steps by which bodies followed each other, newest first."""
    return [
        {
            "label": step.later.name,
            "datetime": step.on,
            "text": history_text(agency, step),
        }
        for step in reversed(lineage(agency))
    ]


def history_text(agency: Agency, step: Succession) -> SafeString:
    """Return one step in words; the other bodies' names lead to their pages."""
    named = {
        "earlier": name_of(step.earlier, agency),
        "later": name_of(step.later, agency),
        "day": day_in_words(step.on),
    }
    sentence = format_html(SENTENCES[SuccessionKind(step.kind)], **named)
    return format_html("{} {}", sentence, step.note) if step.note else sentence


def name_of(body: Agency, here: Agency) -> str:
    """Return a body's name, as a link unless it is the one whose page this is."""
    return body.name if body.pk == here.pk else link(body.name, "agency", body.code)


def agency_page(agency: Agency, *, today: date) -> dict[str, Any]:
    """Return everything the page of an agency shows."""
    people = agency.people.prefetch_related("holdings__post")
    posts = agency.posts.prefetch_related("holdings__person")
    seats = agency.seats.select_related("group", "post")
    return {
        "agency": agency,
        "facts": agency_facts(agency, today),
        "history": agency_history(agency),
        "post_heads": POST_HEADS,
        "people_heads": PEOPLE_HEADS,
        "seat_heads": SEAT_HEADS,
        "people": [
            [
                link(person.name, "person", person.pk),
                held_by(person, today),
                standing(person, today),
            ]
            for person in people
        ],
        "posts": [
            [
                link(post.title, "post", post.pk),
                words(post.kind),
                filled_by(post, today, is_cover=False) or "Vacant",
                filled_by(post, today, is_cover=True),
            ]
            for post in posts
            if post.holds_on(today)
        ],
        "seats": [
            [
                link(seat.group.name, "group", seat.group.pk),
                "Chair" if seat.is_chair else "Member",
                spell(seat, today),
            ]
            for seat in seats
        ],
    }


def held_by(person: Person, today: date) -> str:
    """Return what somebody holds and covers on a day."""
    return "; ".join(
        f"{'Cover for ' if one.is_cover else ''}{one.post.title}"
        for one in person.holdings.all()
        if one.holds_on(today)
    )


def filled_by(post: Post, today: date, *, is_cover: bool) -> str:
    """Return who holds or covers a post on a day."""
    return ", ".join(
        one.person.name
        for one in post.holdings.all()
        if one.holds_on(today) and one.is_cover == is_cover
    )


def person_page(person: Person, *, today: date) -> dict[str, Any]:
    """Return everything the page of a person shows."""
    facts = [
        ("Agency", link(person.agency.name, "agency", person.agency.code)),
        ("Email", person.email),
        ("Phone", person.phone),
        ("Skills", person.skills),
        ("Here", spell(person, today) or standing(person, today)),
    ]
    return {
        "person": person,
        "heads": HOLDING_HEADS,
        "facts": [(key, value) for key, value in facts if value],
        "holdings": [
            [
                link(one.post.title, "post", one.post.pk),
                "Covers" if one.is_cover else "Holds",
                spell(one, today),
            ]
            for one in person.holdings.select_related("post")
        ],
    }


def post_page(post: Post, *, today: date) -> dict[str, Any]:
    """Return everything the page of a post shows, with whoever held it before."""
    holdings = list(post.holdings.select_related("person"))
    now = [one for one in holdings if one.holds_on(today)]
    holder = next((one.person.name for one in now if not one.is_cover), "")
    cover = next((one.person.name for one in now if one.is_cover), "")
    return {
        "post": post,
        "heads": HOLDER_HEADS,
        "facts": [
            ("Agency", link(post.agency.name, "agency", post.agency.code)),
            ("Kind", words(post.kind)),
            ("Holder", holder or "Vacant"),
            ("Cover", cover or "Nobody"),
        ],
        "is_vacant": not holder,
        "has_cover": bool(cover),
        "holdings": [
            [
                link(one.person.name, "person", one.person.pk),
                "Covers" if one.is_cover else "Holds",
                spell(one, today),
            ]
            for one in holdings
        ],
    }


def group_page(group: Group, *, today: date) -> dict[str, Any]:
    """Return everything the page of a group shows."""
    seats = group.seats.select_related("agency", "post")
    facts = [
        ("Kind", words(group.kind)),
        ("Purpose", group.purpose),
        ("Meets", group.meets),
        ("Reports to", str(group.reports_to or "")),
        ("When", spell(group, today)),
        ("Now", standing(group, today)),
    ]
    return {
        "group": group,
        "facts": [(key, value) for key, value in facts if value],
        "seats": [
            {
                "pk": seat.pk,
                "agency": link(seat.agency.name, "agency", seat.agency.code),
                "name": seat.agency.name,
                "post": seat.post.title if seat.post else "",
                "role": "Chair" if seat.is_chair else "Member",
                "when": spell(seat, today),
                "is_open": seat.holds_on(today),
            }
            for seat in seats
        ],
    }
