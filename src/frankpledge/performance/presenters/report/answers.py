"""What the report's template may ask for by name."""

from collections.abc import Callable

from frankpledge.analysis.dates import day_in_words
from frankpledge.analysis.measures.periods import Period
from frankpledge.documents.bindings import Answer, Request
from frankpledge.documents.failures import DocumentFailure
from frankpledge.evidence.selectors import (
    Observation,
    as_printed,
    kept_series,
    spoken_period,
)
from frankpledge.evidence.selectors.measures import MeasureVersion, measure
from frankpledge.performance.presenters import words
from frankpledge.performance.presenters.report.ledger import origin
from frankpledge.performance.presenters.report.material import LATE, Material
from frankpledge.plan.states import TargetStatus


SHOWN = {
    "on course": (TargetStatus.ON_COURSE, TargetStatus.MET),
    "off course": (TargetStatus.OFF_COURSE, TargetStatus.MISSED),
    "cannot tell": (TargetStatus.CANNOT_TELL, TargetStatus.NO_BASELINE),
    "no target": (TargetStatus.NO_TARGET,),
}


def answers(material: Material) -> Callable[[Request], Answer]:
    """Return what answers the template's `figure` and `text` directives."""

    def answer(request: Request) -> Answer:
        if request.verb == "text":
            return Answer(text(request.name, material))
        if request.name == "targets":
            return targets(request, material)
        if request.name == "actions":
            return actions(request, material)
        return measured(request, material)

    return answer


def text(name: str, material: Material) -> str:
    """Return words about the report that are not figures."""
    last = day_in_words(material.quarter.ends_before)
    said = {
        "quarter": f"{material.quarter.label} ({spoken_period(material.quarter)})",
        "judging": f"Figures of periods that ended before {last} are judged.",
        "plan": material.plan.title,
        "area": material.area,
    }
    if name not in said:
        raise DocumentFailure(f"The template asks for “{name}”, which nobody knows.")
    return said[name]


def targets(request: Request, material: Material) -> Answer:
    """Return how many targets stand as asked."""
    wanted = request.arguments.get("show", "all")
    if wanted == "all":
        count = len(material.entries)
    elif wanted in SHOWN:
        count = len(material.with_status(*SHOWN[wanted]))
    else:
        raise DocumentFailure(f"“{request.asked()}” cannot be counted.")
    return Answer(
        str(count), count, {"counted from": f"targets of {material.plan.title}"}
    )


def actions(request: Request, material: Material) -> Answer:
    """Return how many actions there are, or how many are late."""
    is_all = request.arguments.get("show", "all") == "all"
    count = sum(is_all or each.progress in LATE for each in material.actions)
    return Answer(
        str(count), count, {"counted from": f"actions of {material.plan.title}"}
    )


def measured(request: Request, material: Material) -> Answer:
    """Return a measure's figure for the area and period the template names."""
    version = measure(request.name)
    definition = version.definition
    area = request.arguments.get("area", material.plan.area_code)
    period = Period.parse(request.arguments.get("period", material.quarter.label))
    found = printed_one(version, area, period)
    cell = words.observed_cell(found, definition)
    if found is None or definition.restricted:
        return Answer(words.WITHHELD if definition.restricted else words.NOT_THERE)
    return Answer(f"{cell.words} {cell.mark}".rstrip(), cell.value, origin(found))


def printed_one(
    version: MeasureVersion, area: str, period: Period
) -> Observation | None:
    """Return one figure as everybody may read it in print, None where there is none."""
    kept = kept_series(version.measure, area, period.type)
    if kept is None:
        return None
    key = version.measure, area, str(period.type)
    return as_printed({key: kept}, [version])[key].figure(period)
