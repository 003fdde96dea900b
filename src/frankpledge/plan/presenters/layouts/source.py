"""What every layout is made from: the plan's content, its measures' words, its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from frankpledge.access.models import Member
from frankpledge.analysis.statistics.change import percent_change
from frankpledge.analysis.statistics.rounding import half_up
from frankpledge.documents.bindings import Answer, Request
from frankpledge.documents.columns import Column, Kind, Value
from frankpledge.documents.failures import DocumentFailure
from frankpledge.documents.model import Block, Cell, Table, cell_value
from frankpledge.plan.models import Plan
from frankpledge.plan.policies import may_see_plans
from frankpledge.plan.rules.beside import Beside
from frankpledge.plan.rules.content import (
    PassageLine,
    PlanContent,
    PriorityLine,
    TargetLine,
    targets_in,
)
from frankpledge.plan.rules.open_ends import OpenEnd
from frankpledge.plan.rules.printing import Named
from frankpledge.plan.selectors import content_of, late_first, open_ends
from frankpledge.plan.selectors.beside import beside_of
from frankpledge.plan.selectors.layouts import (
    MISSING,
    YearFigures,
    area_name,
    measure_words,
    year_figures,
)
from frankpledge.plan.states import Part


# A table of figures shows this many years up to the plan's start, as plans print them.
YEARS_SHOWN = 3
DIFFERENCES = (
    Column("difference", "Difference", Kind.NUMBER),
    Column("difference_percent", "Difference (%)", Kind.NUMBER),
)


@dataclass
class Source:
    """One plan, ready to be laid out; tables are numbered as they are made."""

    content: PlanContent
    names: Mapping[str, Named]
    figures: YearFigures
    partnership: str
    state: str
    version: str
    on: date
    approved_on: date | None = None
    area: str = ""
    open_ends: tuple[OpenEnd, ...] = ()
    beside: Beside = field(default_factory=Beside)
    tables: int = 0

    def named(self, target: TargetLine) -> Named | None:
        """Return the words of a target's measure."""
        return self.names.get(target.measure)

    def passages(self, part: Part, under: str = "") -> Iterator[PassageLine]:
        """Yield the passages of one part, of the plan or under a priority."""
        return (
            each
            for each in self.content.passages
            if each.part is part and each.under == under
        )

    def answer(self, request: Request) -> Answer:
        """Return a live figure that prose asks for: a measure for a period."""
        period = request.arguments.get("period", "")
        area = request.arguments.get("area", self.content.area)
        found = self.figures.get(request.name, area, period)
        origin = {"measure": request.name, "area": area, "period": period}
        return Answer(found.words, found.value, origin)

    def part(self, request: Request) -> list[Block]:
        """Return a live table that prose asks for: measures by years."""
        if request.name != "years":
            raise DocumentFailure(
                f"There is no part called “{request.name}” in a plan.",
                'Write {{ part "years" measures="wounding" periods="2011/12" }}.',
            )
        said = request.arguments
        measures = [name.strip() for name in said.get("measures", "").split(",")]
        periods = [label.strip() for label in said.get("periods", "").split(",")]
        caption = said.get("caption", "Figures for each year")
        captioned = self.numbered(caption, said.get("number", ""))
        table = self.table_of_years(captioned, measures, periods)
        has_differences = said.get("difference") == "yes"
        return [self.with_differences(table, measures) if has_differences else table]

    def numbered(self, caption: str, asked: str = "") -> str:
        """Return a caption with the next number, the one asked for, or "none"."""
        if asked == "none":
            return caption
        self.tables = int(asked) if asked.isdecimal() else self.tables + 1
        return f"Table {self.tables}: {caption}"

    def years_before(self, measures: list[str]) -> list[str]:
        """Return the last years before the plan began that its measures have figures for."""
        known = self.figures.labels(set(measures), self.content.area)
        start = f"{self.content.starts_on.year}/"
        return [label for label in known if label < start][-YEARS_SHOWN:]

    def table_of_years(
        self, caption: str, measures: list[str], periods: list[str]
    ) -> Table:
        """Return measures by years as a table of the figures kept here."""
        columns = (
            Column("measure", "Measure"),
            *(
                Column(f"period_{place}", label, Kind.NUMBER)
                for place, label in enumerate(periods, 1)
            ),
        )
        rows: tuple[tuple[Value | Cell, ...], ...] = tuple(
            (self.name_of(name), *(self.cell(name, label) for label in periods))
            for name in measures
        )
        taken = self.figures.taken(measures, self.content.area, periods)
        note = (f"Taken from the suppliers' systems on {taken}.",) if taken else ()
        return Table(caption, columns, rows, note)

    def with_differences(self, table: Table, measures: list[str]) -> Table:
        """Return a table of years with what each row changed by, first year to last."""
        rows = tuple(
            (*row, *self.differences(name, cell_value(row[1]), cell_value(row[-1])))
            for name, row in zip(measures, table.rows, strict=True)
        )
        return replace(table, columns=(*table.columns, *DIFFERENCES), rows=rows)

    def differences(
        self, measure: str, before: Value, after: Value
    ) -> tuple[Cell, Cell]:
        """Return a change in the measure's own unit and in per cent of its start."""
        if not isinstance(before, int | float) or not isinstance(after, int | float):
            return Cell(None, MISSING), Cell(None, MISSING)
        known = self.names.get(measure)
        change = half_up(after - before, known.decimals if known else 0)
        percent = percent_change(before, after)
        share = "[z]" if percent is None else f"{half_up(percent, 0):+,}%"
        return Cell(float(change), f"{change:+,}"), Cell(percent, share)

    def cell(self, measure: str, period: str) -> Cell:
        """Return one figure as a cell, with the words that print it."""
        found = self.figures.get(measure, self.content.area, period)
        return Cell(found.value, found.words)

    def name_of(self, measure: str) -> str:
        """Return a measure's name, or its id where the catalogue has lost it."""
        known = self.names.get(measure)
        return known.name if known else measure


def source_of(plan: Plan, *, by: Member, on: date) -> Source:
    """Return everything a layout needs of a plan; refuse who may not see plans."""
    may_see_plans(by, on=on).require()
    content = content_of(plan)
    measures = {target.measure for target in targets_in(content)}
    measures |= {asked for each in content.passages for asked in asked_in(each.text)}
    agreed = plan.versions.first()
    return Source(
        content=content,
        names=measure_words(),
        figures=year_figures(measures, {content.area}),
        partnership=plan.partnership.name,
        state=plan.state,
        version=str(plan.version),
        on=on,
        approved_on=agreed.agreed_on if agreed else None,
        area=area_words(plan),
        open_ends=tuple(late_first(open_ends(plan))),
        beside=beside_of(plan),
    )


def area_words(plan: Plan) -> str:
    """Return a plan's area by name and code: "Charnwood (E07000130)"."""
    home = plan.partnership
    named = home.name if plan.area_code == home.area_code else area_name(plan.area_code)
    return f"{named} ({plan.area_code})" if named else plan.area_code


def asked_in(text: str) -> Iterator[str]:
    """Yield the measures whose figures a passage asks for."""
    from frankpledge.documents.markdown import requests

    for request in requests(text):
        if request.verb == "figure":
            yield request.name
        for name in request.arguments.get("measures", "").split(","):
            yield name.strip()


def targets_under(priority: PriorityLine) -> list[TargetLine]:
    """Return every target of a priority in its order."""
    return [target for each in priority.objectives for target in each.targets]
