"""Reads the measures that ship with the product, one TOML file each."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import ValidationError

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.measures.definition import Definition
from frankpledge.analysis.measures.worked import Example


CATALOGUE = files("frankpledge.analysis.measures") / "catalogue"


class BadDefinition(ExpectedFailure):
    """A measure's file that does not say what it must."""


def read_measure(text: str, where: str) -> tuple[Definition, Example]:
    """Return the definition and worked example that one TOML file holds."""
    try:
        content = tomllib.loads(text)
        example = Example.model_validate(content.pop("example", None))
        return Definition.model_validate(content), example
    except tomllib.TOMLDecodeError as fault:
        raise BadDefinition(f"{where} cannot be read: {fault}.") from fault
    except ValidationError as fault:
        faults = "; ".join(
            f"{'.'.join(map(str, e['loc'])) or 'the measure'}: {e['msg']}"
            for e in fault.errors()
        )
        raise BadDefinition(f"{where} is not a measure: {faults}.") from fault


@cache
def _shipped() -> Mapping[str, tuple[Definition, Example]]:
    found = {}
    for file in sorted(CATALOGUE.iterdir(), key=lambda entry: entry.name):
        definition, example = read_measure(file.read_text("utf-8"), file.name)
        if f"{definition.id}.toml" != file.name:
            raise BadDefinition(f"{file.name} holds the measure {definition.id}.")
        found[definition.id] = definition, example
    check_together(definition for definition, _ in found.values())
    return MappingProxyType(found)


def catalogue() -> dict[str, Definition]:
    """Return every measure that ships with the product, by id, each one checked."""
    return {name: definition for name, (definition, _) in _shipped().items()}


def examples() -> dict[str, Example]:
    """Return the worked example of every shipped measure, by id."""
    return {name: example for name, (_, example) in _shipped().items()}


def check_together(definitions: Iterable[Definition]) -> None:
    """Refuse a set whose names clash or that refers to measures it does not hold."""
    by_id = {definition.id: definition for definition in definitions}
    names: dict[str, str] = {}
    for definition in by_id.values():
        for name in {_folded(n) for n in (definition.id, *definition.aliases)}:
            if names.setdefault(name, definition.id) != definition.id:
                raise BadDefinition(
                    f"“{name}” names both {names[name]} and {definition.id}."
                )
        for other in (*definition.not_added_to, definition.denominator.measure):
            if other and other not in by_id:
                raise BadDefinition(f"{definition.id} speaks of {other}: unknown.")


def _folded(name: str) -> str:
    return "-".join(name.lower().replace("-", " ").replace("_", " ").split())
