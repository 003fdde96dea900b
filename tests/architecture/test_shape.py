"""The shape of the source: doors, sizes, what views and services do."""

import ast
from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.architecture.source import (
    CAPABILITIES,
    called_name,
    calls,
    modules,
    room,
    shown,
    tree,
)


FRONT_DOOR = {"services", "selectors", "states"}
MOST_LINES_IN_A_FILE = 300
MOST_LINES_IN_A_FUNCTION = 40


def address(module: str) -> tuple[str, str] | None:
    """Return (capability, room) for a module inside a capability, else None."""
    parts = module.split(".")[1:3]
    return (
        (parts[0], parts[1]) if len(parts) == 2 and parts[0] in CAPABILITIES else None
    )


def test_capabilities_are_entered_by_their_front_door() -> None:
    graph = grimp.build_graph("frankpledge")
    trespass = [
        f"{importer} -> {imported}"
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if (here := address(importer))
        and (there := address(imported))
        and here[0] != there[0]
        and there[1] not in FRONT_DOOR
    ]
    assert trespass == []


def test_files_stay_short() -> None:
    long = [
        shown(file, length)
        for file in modules()
        if (length := len(file.read_text().splitlines())) > MOST_LINES_IN_A_FILE
    ]
    assert long == []


def lines_of(node: ast.FunctionDef) -> int:
    """Return how long a function is without the words that say what it is for."""
    words = node.body[0] if ast.get_docstring(node) else None
    said = (words.end_lineno or 0) - words.lineno + 1 if words else 0
    return (node.end_lineno or 0) - node.lineno + 1 - said


def test_functions_stay_short() -> None:
    long = [
        f"{shown(file, node.lineno)} {node.name}: {lines_of(node)}"
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef)
        and lines_of(node) > MOST_LINES_IN_A_FUNCTION
    ]
    assert long == []


def test_views_leave_the_database_to_selectors_and_services() -> None:
    touching = [
        shown(file, node.lineno)
        for capability in (*CAPABILITIES, "access", "audit", "ui", "config")
        for file in room(capability, "views")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert touching == []


@cache
def functions_of(capability: str) -> dict[str, ast.FunctionDef]:
    """Return every function of a capability's services by name."""
    return {
        node.name: node
        for file in room(capability, "services")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef)
    }


def reaches(capability: str, start: str, wanted: str) -> bool:
    """Say whether a service leads to a call of this name, through its own room."""
    known, seen, todo = functions_of(capability), set(), [start]
    while todo:
        name = todo.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        names = {called_name(call) for call in calls(known[name])}
        if wanted in names:
            return True
        todo.extend(names)
    return False


WRITING = (
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "update",
    "delete",
)


def writes(capability: str, start: str) -> bool:
    """Say whether a service changes anything; a preview and a proposal do not."""
    return any(reaches(capability, start, act) for act in WRITING)


def acts_for_somebody(node: ast.FunctionDef) -> bool:
    """Say whether a function is a service: all by keyword, and done `by` somebody."""
    names = {each.arg for each in node.args.kwonlyargs}
    is_open = not node.name.startswith("_")
    return "by" in names and not node.args.args and is_open


def public_services(capability: str) -> list[ast.FunctionDef]:
    """Return the services that other rooms and people call."""
    return [
        node for node in functions_of(capability).values() if acts_for_somebody(node)
    ]


@pytest.mark.parametrize("capability", [*CAPABILITIES, "access"])
def test_every_service_is_written_to_the_trail(capability: str) -> None:
    silent = [
        node.name
        for node in public_services(capability)
        if writes(capability, node.name)
        and not reaches(capability, node.name, "record")
    ]
    assert silent == []


def test_services_are_there_to_be_checked() -> None:
    counted = {name: len(public_services(name)) for name in (*CAPABILITIES, "access")}
    assert min(counted.values()) > 0, counted


def test_only_the_door_and_the_root_know_allauth() -> None:
    knowing = {
        file.parts[file.parts.index("frankpledge") + 1]
        for file in modules()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("allauth")
    }
    assert knowing - {"config"} == {"access"}


def test_source_names_no_place_of_one_machine() -> None:
    from tests.architecture.source import PACKAGE

    named = [
        str(Path(file).relative_to(PACKAGE))
        for file in modules()
        if any(word in file.read_text() for word in ("/home/", "/Users/", "/work/"))
    ]
    assert named == []
