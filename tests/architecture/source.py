"""The product's source as the architecture tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path


ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "frankpledge"
CAPABILITIES = (
    "partnership",
    "actions",
    "intake",
    "evidence",
    "assessment",
    "plan",
    "funding",
    "performance",
    "publication",
)


def modules(*under: str) -> list[Path]:
    """Return every source file of ours, or those below some folders."""
    folders = [PACKAGE / name for name in under] or [PACKAGE]
    found = [
        file
        for folder in folders
        for file in sorted(folder.rglob("*.py"))
        if "migrations" not in file.parts and "static" not in file.parts
    ]
    assert found
    return found


def templates() -> list[Path]:
    """Return every page template."""
    found = sorted(PACKAGE.rglob("templates/**/*.html"))
    assert found
    return found


@cache
def tree(file: Path) -> ast.Module:
    """Return a file as a syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def shown(file: Path, line: int) -> str:
    """Return a place as people find it."""
    return f"{file.relative_to(ROOT)}:{line}"


def room(capability: str, name: str) -> list[Path]:
    """Return the files of one room: the file, or the folder of that name."""
    base = PACKAGE / capability
    files = [base / f"{name}.py", *sorted((base / name).rglob("*.py"))]
    return [file for file in files if file.is_file()]


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Return every call below a node."""
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def called_name(call: ast.Call) -> str:
    """Return the last name of what is called: `record` of `services.record(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
