"""Every GOV.UK component we use gives the design system's own markup."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test.html import parse_html
from django.utils.safestring import mark_safe

from frankpledge.ui.components import render


GOVUK = (
    Path(__file__).resolve().parents[2]
    / "node_modules/govuk-frontend/dist/govuk/components"
)
NOT_USED = {
    "accordion": "its script names a button otherwise than it reads; use details",
    "cookie-banner": "we set no cookie that needs asking",
    "feedback": "pages carry a help link instead",
    "footer": "ours shows no crown and claims no Crown copyright",
    "header": "only gov.uk may show it; we use generic-header",
    "language-navigation": "the product speaks one language",
}
# Options that carry HTML through a macro call, a Nunjucks slot or a raw string.
UNSUPPORTED = {
    ("service-navigation", "slots"): "a page adds to the header by its own blocks",
}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


AS_THEY_ARE = {"attributes", "values", "wrapperAttributes"}


def ours(value: Any) -> Any:
    """Nunjucks options as ours: snake_case, HTML as safe words."""
    if isinstance(value, list):
        return [ours(item) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {snake(name): own(name, item) for name, item in value.items()}
    html = {name: item for name, item in value.items() if is_html(name, item)}
    safe = {snake(text_of(name)): mark_safe(item) for name, item in html.items()}  # noqa: S308
    return plain | {name: item for name, item in safe.items() if item}


def own(name: str, item: Any) -> Any:
    by_plural = name.endswith("Text") and isinstance(item, dict)
    return item if name in AS_THEY_ARE or by_plural else ours(item)


def is_html(name: str, item: Any) -> bool:
    return isinstance(item, str) and (name == "html" or name.endswith("Html"))


def text_of(name: str) -> str:
    return "text" if name == "html" else f"{name[:-4]}Text"


def fixtures() -> list[Any]:
    found = []
    for file in sorted(GOVUK.glob("*/fixtures.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        component = content["component"]
        if component in NOT_USED:
            continue
        for fixture in content["fixtures"]:
            if any((component, option) in UNSUPPORTED for option in fixture["options"]):
                continue
            found.append(
                pytest.param(
                    component,
                    fixture["options"],
                    fixture["html"],
                    id=f"{component}: {fixture['name']}",
                )
            )
    return found


def test_the_fixtures_are_there():
    assert len(fixtures()) > 500, "run `make assets`"


@pytest.mark.parametrize(("component", "options", "expected"), fixtures())
def test_component_gives_the_markup_of_the_design_system(component, options, expected):
    html = render(component, ours(options))

    assert parse_html(html) == parse_html(expected)


def test_every_component_of_the_design_system_is_ported_or_left_out_on_purpose():
    theirs = {file.parent.name for file in GOVUK.glob("*/fixtures.json")}
    templates = Path(__file__).resolve().parents[2] / (
        "src/frankpledge/ui/templates/components"
    )
    held = {folder.name for folder in templates.iterdir()}

    assert theirs - held == set(NOT_USED)
