"""The template tags that pages use to show components."""

from dataclasses import dataclass
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
from frankpledge.analysis.dates import day_in_words
from frankpledge.ui.components import render
from frankpledge.ui.components.attributes import attributes_html
from frankpledge.ui.dates import moment_in_words
from frankpledge.ui.forms.errors import errors_of
from frankpledge.ui.forms.options import field_html
from frankpledge.ui.tables import Shown


register = template.Library()

register.filter("attrs", attributes_html)


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
    return day_in_words(value) if value else ""


@register.filter
def variant(level: str) -> str:
    """Return the kind of alert for the level of a message."""
    return {"success": "success", "warning": "warning", "error": "error"}.get(
        level, "information"
    )


@dataclass(frozen=True)
class Call:
    """A component as a template asks for it: which, and with which options."""

    which: FilterExpression
    given: FilterExpression | None
    more: dict[str, FilterExpression]

    @classmethod
    def read(cls, parser: Parser, bits: list[str]) -> "Call":
        """Read `"name" options key=value ...` out of a tag."""
        tag = bits.pop(0)
        if not bits:
            raise template.TemplateSyntaxError(f"{tag} needs the name of a component")
        which = parser.compile_filter(bits.pop(0))
        given = None
        if bits and "=" not in bits[0]:
            given = parser.compile_filter(bits.pop(0))
        more = token_kwargs(bits, parser)
        if bits:
            raise template.TemplateSyntaxError(f"{tag} does not understand {bits[0]!r}")
        return cls(which, given, more)

    def html(self, context: template.Context, **inside: Any) -> SafeString:
        """Return the component with its options as they are here and now."""
        given = self.given.resolve(context) if self.given else None
        more = {name: words(value, context) for name, value in self.more.items()}
        return render(self.which.resolve(context), given, **more, **inside)


def words(value: FilterExpression, context: template.Context) -> Any:
    """
    Return an option's value; words that stand in the template are words.

    Django takes them for HTML, and "Police & fire" would go out unescaped.
    """
    found = value.resolve(context)
    return found + "" if isinstance(found, str) and not value.is_var else found


class ComponentNode(template.Node):
    """A component that stands by itself."""

    def __init__(self, call: Call, kept_as: str) -> None:
        self.call = call
        self.kept_as = kept_as

    def render(self, context: template.Context) -> SafeString:
        """Return the component, or keep it under a name for later."""
        html = self.call.html(context)
        if not self.kept_as:
            return html
        context[self.kept_as] = html
        return SafeString("")


@register.tag
def component(parser: Parser, token: Token) -> ComponentNode:
    """Show one component: `{% component "tag" text="Draft" %}`, perhaps `as name`."""
    bits = token.split_contents()
    kept_as = ""
    if len(bits) > 2 and bits[-2] == "as":
        kept_as = bits[-1]
        del bits[-2:]
    return ComponentNode(Call.read(parser, bits), kept_as)


class WrapNode(template.Node):
    """A component whose words are what stands between its two tags."""

    def __init__(self, call: Call, nodelist: NodeList) -> None:
        self.call = call
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        """Return the component round its content."""
        return self.call.html(context, text=self.nodelist.render(context))


@register.tag
def wrap(parser: Parser, token: Token) -> WrapNode:
    """Put a component round content: `{% wrap "inset-text" %}...{% endwrap %}`."""
    call = Call.read(parser, token.split_contents())
    nodelist = parser.parse(("endwrap",))
    parser.delete_first_token()
    return WrapNode(call, nodelist)


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
