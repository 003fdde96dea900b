"""Ways of writing that let an attacker in, looked for in every file."""

import ast
import re
from collections.abc import Callable

import pytest

from tests.architecture.source import (
    called_name,
    calls,
    modules,
    shown,
    templates,
    tree,
)


def places(is_wrong: Callable[[ast.Call], bool]) -> list[str]:
    return [
        shown(file, call.lineno)
        for file in modules()
        for call in calls(tree(file))
        if is_wrong(call)
    ]


def text_of(node: ast.AST) -> str:
    return ast.unparse(node)


def is_constant(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant)


def opens_a_shell(call: ast.Call) -> bool:
    return any(
        word.arg == "shell" and text_of(word.value) != "False" for word in call.keywords
    )


def filters_by_request(call: ast.Call) -> bool:
    return called_name(call) in {
        "filter",
        "exclude",
        "get",
        "update",
        "create",
    } and any(
        word.arg is None
        and re.search(r"request|POST|GET|cleaned_data", text_of(word.value))
        for word in call.keywords
    )


def trusts_text(call: ast.Call) -> bool:
    if called_name(call) == "mark_safe":
        return True
    return called_name(call) == "SafeString" and not all(map(is_constant, call.args))


FORBIDDEN = {
    "a shell": opens_a_shell,
    "filters made of what a browser sent": filters_by_request,
    "eval": lambda call: (
        called_name(call) in {"eval", "exec"} and isinstance(call.func, ast.Name)
    ),
    "pickle": lambda call: text_of(call.func).startswith(("pickle.", "marshal.")),
    "raw queries": lambda call: (
        called_name(call) in {"raw", "extra"} and "objects" in text_of(call.func)
    ),
    "forms without their token": lambda call: called_name(call) == "csrf_exempt",
    "YAML that runs": lambda call: (
        text_of(call.func) in {"yaml.load", "yaml.full_load"}
    ),
    "unsafe archives": lambda call: (
        called_name(call) in {"extractall", "unpack_archive"}
    ),
    "certificates ignored": lambda call: any(
        word.arg == "verify" and text_of(word.value) == "False"
        for word in call.keywords
    ),
}


@pytest.mark.parametrize("wrong", FORBIDDEN)
def test_source_has_none_of(wrong: str) -> None:
    assert places(FORBIDDEN[wrong]) == []


# Components, documents and the manual put together markup of escaped parts.
MAKERS_OF_MARKUP = (
    "/ui/components/",
    "/ui/templatetags/",
    "/documents/writers/",
    "/config/manual.py",
)


def test_only_makers_of_markup_call_text_safe() -> None:
    trusting = [
        place
        for place in places(trusts_text)
        if not any(maker in place for maker in MAKERS_OF_MARKUP)
    ]
    assert trusting == []


# The trail's own: fixed statements without a value from anywhere.
OWN_STATEMENTS = ("/audit/triggers.py", "/audit/services.py")


def test_only_the_trail_speaks_to_the_database_in_its_own_tongue() -> None:
    def has_cursor(call: ast.Call) -> bool:
        return called_name(call) == "cursor" and "connection" in text_of(call.func)

    speaking = [
        place
        for place in places(has_cursor)
        if not any(own in place for own in OWN_STATEMENTS)
    ]
    assert speaking == []


@pytest.mark.parametrize(
    ("wrong", "pattern"),
    [
        ("text called safe", r"\|\s*safe\b|autoescape off"),
        ("inline style", r"\sstyle\s*="),
        ("inline script", r"<script(?![^>]*\ssrc=)"),
        ("inline handler", r"\son[a-z]+\s*="),
        ("third party file", r"""(?:src|srcset|action)\s*=\s*["']https?:"""),
        ("third party style sheet", r"""<link[^>]*href\s*=\s*["']https?:"""),
    ],
)
def test_templates_have_no(wrong: str, pattern: str) -> None:
    found = [
        shown(file, number)
        for file in templates()
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if re.search(pattern, line)
    ]
    assert found == []


def test_every_form_that_writes_carries_its_token() -> None:
    form = re.compile(r"<form[^>]*method=\"post\".*?</form>", re.IGNORECASE | re.DOTALL)
    bare = [
        str(file.name)
        for file in templates()
        for found in form.findall(file.read_text())
        if "csrf_token" not in found
    ]
    assert bare == []


def test_the_rules_themselves_find_what_they_look_for() -> None:
    wrong = ast.parse(
        "run(x, shell=True); q.filter(**request.GET); eval(x); pickle.loads(x);"
        "M.objects.raw(x); csrf_exempt(v); yaml.load(x); z.extractall();"
        "get(x, verify=False)"
    )
    found = {
        name
        for name, is_wrong in FORBIDDEN.items()
        for call in calls(wrong)
        if is_wrong(call)
    }
    assert found == set(FORBIDDEN)
