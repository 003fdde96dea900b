"""No setting without a line in the documentation, and no line without a setting."""

import ast
import re
from collections.abc import Iterator

from tests.docs.pages import DOCS, ROOT


SETTINGS = DOCS / "reference" / "settings.md"
LOOKED_THROUGH = ("src", "tools", "tests", "bench")
VARIABLE = re.compile(r"\bFRANKPLEDGE_[A-Z]+(?:_[A-Z]+)*\b")


def documented(under: str) -> set[str]:
    """Return what stands in the first column of the table under a heading."""
    text = SETTINGS.read_text(encoding="utf-8")
    part = text.split(f"# {under}\n", 1)[1].split("\n#", 1)[0]
    return set(re.findall(r"^\| `([^`]+)`", part, re.MULTILINE))


class Reads(ast.NodeVisitor):
    """Collects the settings that a module takes out of frankpledge.toml."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.names = {"_values": ""}

    def visit_Assign(self, node: ast.Assign) -> None:
        path = self.path(node.value)
        if path is not None and isinstance(node.targets[0], ast.Name):
            self.names[node.targets[0].id] = path
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        path = self.path(node)
        if path:
            self.found.add(path)
        self.generic_visit(node)

    def path(self, node: ast.AST) -> str | None:
        """Return which setting an expression is, None for anything else."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if isinstance(node, ast.Attribute):
            return "" if node.attr == "values" else None
        is_get = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if not is_get or node.func.attr != "get" or not node.args:
            return None
        base, key = self.path(node.func.value), node.args[0]
        if base is None or not isinstance(key, ast.Constant):
            return None
        return f"{base}.{key.value}" if base else str(key.value)


def read_by_the_code() -> set[str]:
    """Return every setting that the configuration reads."""
    reads = Reads()
    for file in sorted((ROOT / "src/frankpledge/config").rglob("*.py")):
        reads.visit(ast.parse(file.read_text(encoding="utf-8")))
    return {
        one
        for one in reads.found
        if not any(other.startswith(f"{one}.") for other in reads.found)
    }


def variables() -> Iterator[str]:
    """Give every environment variable of ours that any of our code names."""
    here = {*(ROOT / "tests" / "docs").rglob("*.py")}
    for folder in LOOKED_THROUGH:
        for file in sorted((ROOT / folder).rglob("*.py")):
            if file not in here:
                yield from VARIABLE.findall(file.read_text(encoding="utf-8"))


def test_every_setting_is_documented():
    found = read_by_the_code()
    assert "web.hosts" in found
    assert documented("Settings") == found


def test_every_environment_variable_is_documented():
    told = set(VARIABLE.findall(SETTINGS.read_text(encoding="utf-8")))
    assert "FRANKPLEDGE_WORKSPACE" in documented("Environment variables")
    assert told == set(variables())
