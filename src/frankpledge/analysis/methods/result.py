"""What a method gives back: numbers, and what is needed to believe them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from frankpledge.analysis.methods.wording import agreeing


if TYPE_CHECKING:
    import altair as alt

ROWS_SHOWN = 20
Value = float | int | str | bool | None


@dataclass(frozen=True, kw_only=True)
class Result:
    """
    One answer: `sentence` in plain English, `figures` by name, rows in `table`.

    `definition` says in words what was worked out and by which rule; `warnings`
    must be shown wherever a figure of this result is. A figure is None, and a cell of
    the table null, where it is not defined: neither is ever NaN. `source` and `period` say what the data were; `seed` is the one
    that makes a random method repeat. `spec` is a Vega-Lite chart or None.
    """

    method: str
    definition: str
    sentence: str
    table: pa.Table
    figures: Mapping[str, Value] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    source: str = ""
    period: str = ""
    seed: int | None = None
    spec: Mapping[str, Any] | None = None

    def __post_init__(self) -> None:
        """Make what is not defined None or null, and one thing not called many."""
        object.__setattr__(self, "table", _defined(self.table))
        figures = {name: _plain(value) for name, value in self.figures.items()}
        object.__setattr__(self, "figures", figures)
        object.__setattr__(self, "sentence", agreeing(self.sentence))
        warnings = tuple(agreeing(warning) for warning in self.warnings)
        object.__setattr__(self, "warnings", warnings)
        if self.spec is not None:
            object.__setattr__(self, "spec", _titled(self.spec))

    def about(self, *, source: str = "", period: str = "") -> Result:
        """Return the result marked with where its data came from and their period."""
        return replace(self, source=source or self.source, period=period or self.period)

    def chart(self) -> alt.TopLevelMixin | None:
        """Return the chart as Altair holds it, for a notebook; None if it has none."""
        if self.spec is None:
            return None
        import altair as alt

        return alt.Chart.from_dict(dict(self.spec))

    def _repr_html_(self) -> str:
        """Return the result as a notebook shows it: sentence, first rows, warnings."""
        rows = self.table.slice(0, ROWS_SHOWN)
        more = self.table.num_rows - rows.num_rows
        parts = [f"<p><strong>{escape(self.sentence)}</strong></p>"]
        parts += [_row("th", rows.column_names)]
        parts += [_row("td", row.values()) for row in rows.to_pylist()]
        parts[1] = f"<table>{parts[1]}"
        parts[-1] += "</table>"
        if more > 0:
            parts.append(f"<p>... and {more:,} more rows</p>")
        parts += [f"<p>Mind: {escape(warning)}</p>" for warning in self.warnings]
        return "".join(parts)

    def record(self) -> dict[str, Any]:
        """Return the whole result as plain values, ready for JSON: no NaN in it."""
        return {
            "method": self.method,
            "sentence": self.sentence,
            "figures": {name: _plain(value) for name, value in self.figures.items()},
            "warnings": list(self.warnings),
            "definition": self.definition,
            "source": self.source,
            "period": self.period,
            "seed": self.seed,
            "rows": [
                {name: _plain(value) for name, value in row.items()}
                for row in self.table.to_pylist()
            ],
        }


def _defined(table: pa.Table) -> pa.Table:
    """Return the table with null where a number is not one, or has no end."""
    for at, kind in enumerate(table.schema.types):
        column, name = table.column(at), table.column_names[at]
        if not pa.types.is_floating(kind):
            continue
        if not pc.all(pc.is_finite(column), min_count=0).as_py():
            known = pc.if_else(pc.is_finite(column), column, pa.scalar(None, kind))
            table = table.set_column(at, name, known)
    return table


def _titled(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a chart whose title calls one thing not many."""
    title = spec.get("title")
    if not isinstance(title, Mapping) or not isinstance(title.get("text"), list):
        return spec
    lines = agreeing("\n".join(title["text"])).split("\n")
    return {**spec, "title": {**title, "text": lines}}


def _row(tag: str, cells: Iterable[Any]) -> str:
    plain = ("" if cell is None else escape(f"{cell}") for cell in map(_plain, cells))
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in plain) + "</tr>"


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
