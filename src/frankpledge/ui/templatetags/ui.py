"""The template tags that pages use to show components."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify

from frankpledge.analysis.codes.glossary import term as find_term
from frankpledge.ui.components import render
from frankpledge.ui.components.attributes import attributes_html
from frankpledge.ui.dates import moment_in_words, on_day
from frankpledge.ui.forms.errors import errors_of
from frankpledge.ui.forms.options import field_html
from frankpledge.ui.tables import Shown


register = template.Library()

register.filter("attrs", attributes_html)


@register.simple_tag
def component(
    which: str, given: dict[str, Any] | None = None, **more: Any
) -> SafeString:
    """Show one component: `{% component "tag" text="Draft" %}`."""
    return render(which, given, **more)


@register.filter
def is_html(words: Any) -> bool:
    """Say whether words are HTML already, and not plain words to be wrapped."""
    return isinstance(words, SafeString)


@register.filter
def iso(value: date | datetime) -> str:
    """Return a date or a moment as machines read it."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.isoformat()


@register.filter
def moment(value: date | datetime) -> str:
    """Return "16 June 2026" or "16 June 2026 at 8:06am"; an unknown time is left out."""
    return moment_in_words(value)


@register.filter
def day(value: date | None) -> str:
    """Return "16 June 2026", or nothing where there is no date."""
    return on_day(value) if value else ""


@register.filter
def variant(level: str) -> str:
    """Return the kind of alert for the level of a message."""
    return {"success": "success", "warning": "warning", "error": "error"}.get(
        level, "information"
    )


class WrapNode(template.Node):
    """A component whose words are what stands between its two tags."""

    def __init__(
        self,
        name: FilterExpression,
        options: FilterExpression | None,
        more: dict[str, FilterExpression],
        nodelist: NodeList,
    ) -> None:
        self.name = name
        self.options = options
        self.more = more
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Return the component round its content."""
        options = self.options.resolve(context) if self.options else None
        more = {key: value.resolve(context) for key, value in self.more.items()}
        more["text"] = self.nodelist.render(context)
        return render(self.name.resolve(context), options, **more)


@register.tag
def wrap(parser: Parser, token: Token) -> WrapNode:
    """Put a component round content: `{% wrap "inset-text" %}...{% endwrap %}`."""
    bits = token.split_contents()[1:]
    if not bits:
        raise template.TemplateSyntaxError("wrap needs the name of a component")
    name = parser.compile_filter(bits.pop(0))
    options = None
    if bits and "=" not in bits[0]:
        options = parser.compile_filter(bits.pop(0))
    more = token_kwargs(bits, parser)
    if bits:
        raise template.TemplateSyntaxError(f"wrap does not understand {bits[0]!r}")
    nodelist = parser.parse(("endwrap",))
    parser.delete_first_token()
    return WrapNode(name, options, more, nodelist)


@register.simple_tag
def bound_field(field: BoundField) -> SafeString:
    """Show a form's field with its label, hint, error and control."""

    return field_html(field)


@register.simple_tag
def term(short: str) -> SafeString | str:
    """
    Show an abbreviation with its meaning: on hover, and in the glossary it leads to.

    A word that the glossary does not hold stands as it is.
    """
    found = find_term(short)
    if found is None:
        return short
    now = f"Today: {found.now}" if found.now else ""
    meaning = ". ".join(
        part.rstrip(".") for part in (found.full, found.means, now) if part
    )
    page = getattr(settings, "GLOSSARY_URL", "")
    href = f"{page}#{slugify(found.short)}" if page else ""
    return render("term", text=found.short, meaning=meaning, href=href)


@register.simple_tag
def listing(shown: Shown) -> SafeString:
    """Show a list with its filters, sortable headings, pages and files."""
    return render("listing", shown=shown)


@register.simple_tag
def error_summary(*forms: BaseForm | None) -> SafeString:
    """Show the list of what is wrong, each linked to its box; nothing if all is well."""

    found = [error for form in forms if form for error in errors_of(form)]
    if not found:
        return SafeString("")
    return render("error-summary", error_list=found)
