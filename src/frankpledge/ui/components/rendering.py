"""Turn a component's name and options into HTML."""

from collections.abc import Callable, Mapping
from typing import Any

from django.template import Context
from django.template.base import Template
from django.template.engine import Engine
from django.utils.safestring import SafeString

from frankpledge.ui.components import (
    choices,
    fields,
    layered,
    navigation,
    ours,
    plain,
    tabular,
)


Options = dict[str, Any]

PREPARE: dict[str, Callable[[Options], Options]] = {
    "alert": plain.alert,
    "breadcrumbs": navigation.breadcrumbs,
    "button": plain.button,
    "character-count": layered.character_count,
    "checkboxes": choices.checkboxes,
    "date-input": layered.date_input,
    "definition-card": ours.definition_card,
    "error-message": plain.error_message,
    "error-summary": plain.error_summary,
    "fieldset": plain.fieldset,
    "figure": ours.figure,
    "file-upload": fields.file_upload,
    "filter": ours.filter_panel,
    "identity-bar": ours.identity_bar,
    "input": fields.text_input,
    "multi-select": tabular.multi_select,
    "notification-banner": plain.notification_banner,
    "pagination": navigation.pagination,
    "panel": plain.panel,
    "password-input": layered.password_input,
    "phase-banner": plain.phase_banner,
    "radios": choices.radios,
    "select": choices.select,
    "service-navigation": navigation.service_navigation,
    "status": ours.status,
    "strip": ours.strip,
    "summary-list": tabular.summary_list,
    "table": tabular.table,
    "tabs": navigation.tabs,
    "task-list": tabular.task_list,
    "textarea": fields.textarea,
    "timeline": ours.timeline,
}


def render(
    which: str, given: Mapping[str, Any] | None = None, /, **more: Any
) -> SafeString:
    """
    Return the HTML of one component.

    Options carry the design system's own names in snake_case. Words given as a
    plain string are escaped; words already marked safe are taken as HTML.
    """
    options: Options = {**(given or {}), **more}
    prepare = PREPARE.get(which)
    values = prepare(options) if prepare else options
    return _template(which).render(Context(values))


def _template(name: str) -> Template:
    return Engine.get_default().get_template(f"components/{name}/{name}.html")
