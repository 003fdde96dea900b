"""Live figures: what a template asks for, what it was given, and where from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from frankpledge.documents.columns import Column, Kind, Value
from frankpledge.documents.model import Block, Table


@dataclass(frozen=True)
class Request:
    """One directive of a template: `{{ verb "name" key="value" ... }}`."""

    verb: str
    name: str
    arguments: Mapping[str, str] = field(default_factory=dict, hash=False)

    def asked(self) -> str:
        """Return the request as one line, for records and messages."""
        given = "".join(f' {key}="{said}"' for key, said in self.arguments.items())
        return f'{self.verb} "{self.name}"{given}'


@dataclass(frozen=True)
class Answer:
    """The words to print, the value behind them and where it came from."""

    text: str
    value: Value = None
    provenance: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Binding:
    """One figure as it stands in one document."""

    id: str
    request: Request
    answer: Answer


Figures = Callable[[Request], Answer]
Parts = Callable[[Request], Sequence[Block]]

_ORIGIN = (
    Column("figure", "Figure"),
    Column("asked", "Asked for"),
    Column("shown", "Shown"),
    Column("value", "Value", Kind.NUMBER),
    Column("origin", "Where it came from"),
)


def origins(bindings: Sequence[Binding]) -> Table:
    """Return the appendix “where did this number come from”: one row a figure."""
    return Table(
        "Where each figure came from",
        _ORIGIN,
        tuple(
            (
                binding.id,
                binding.request.asked(),
                binding.answer.text,
                binding.answer.value,
                "; ".join(
                    f"{what}: {said}"
                    for what, said in binding.answer.provenance.items()
                )
                or "not recorded",
            )
            for binding in bindings
        ),
        name="origins",
    )
