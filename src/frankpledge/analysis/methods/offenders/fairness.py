"""Who a scoring rule picks, and what followed old scores: in counts of people."""

from __future__ import annotations

from typing import Annotated

import pyarrow as pa

from frankpledge.analysis.charts.effects import Mark, effects_spec
from frankpledge.analysis.charts.theme import Spec
from frankpledge.analysis.methods.offenders.tables import NO_PREDICTION, names_in
from frankpledge.analysis.methods.registry import (
    ColumnOf,
    Example,
    Family,
    method,
)
from frankpledge.analysis.methods.result import Result
from frankpledge.analysis.methods.tables import (
    BadTable,
    TableLike,
    column,
    counts,
    rows_of,
    texts,
)
from frankpledge.analysis.patterns.offenders.fairness import (
    FEWEST_IN_GROUP,
    BandOutcome,
    GroupShare,
    outcome_by_band,
    shares_by_group,
)
from frankpledge.analysis.patterns.offenders.matrix import standard
from frankpledge.analysis.statistics.sentences import number


FAIR = (
    "The share of each group that was picked, with Wilson's interval, over the share "
    "of everybody else, and Fisher's exact chance of so large a gap. Groups of fewer "
    f"than {FEWEST_IN_GROUP} people get counts only."
)
BACK_TEST = (
    "People who were scored on a day in the past, by the band they fell in: how many "
    "there were, how many were proven to have offended in the time after, and how "
    "many offences. The interval is Wilson's."
)


@method(
    "selection-fairness",
    family=Family.OFFENDERS,
    title="Who is picked, group by group",
    question="Does the rule pick some groups more than others?",
    definition=FAIR,
    sources=(
        "Equality Act 2010 section 149 (public sector equality duty)",
        "Fisher 1935, J. Royal Statist. Soc. 98, 39-54",
    ),
    example=Example(
        {
            "group": ["A"] * 20 + ["B"] * 30,
            "picked": [1] * 10 + [0] * 10 + [1] * 6 + [0] * 24,
        }
    ),
)
def selection_fairness(
    table: TableLike,
    *,
    group: Annotated[str, ColumnOf("The group; empty where not known.")] = "group",
    picked: Annotated[
        str, ColumnOf("1 or true where the person was picked.")
    ] = "picked",
) -> Result:
    """Return each group's people, picked, share and ratio to everybody else."""
    rows = rows_of(table)
    groups = [name or "not known" for name in texts(rows, group)]
    hits = _truths(rows, picked)
    found = shares_by_group(groups, hits)
    clear = [one for one in found if one.p is not None and one.p < 0.05 / len(found)]
    if clear:
        told = "; ".join(
            f"{one.group}: {one.picked} of {one.considered}, {_times(one)}"
            for one in clear
        )
        sentence = f"Picked more or less often than the rest, beyond chance: {told}."
    else:
        sentence = (
            f"{sum(hits)} of {len(hits)} were picked; no group's share differs from the "
            "rest by more than chance explains."
        )
    small = [one.group for one in found if one.share is None]
    return Result(
        method="selection-fairness",
        definition=FAIR,
        sentence=sentence,
        table=_groups(found),
        figures={"considered": len(hits), "picked": sum(hits), "groups": len(found)},
        warnings=_group_warnings(small),
        spec=_group_spec(found, hits),
    )


@method(
    "score-back-test",
    family=Family.OFFENDERS,
    title="What followed old scores, in counts of people",
    question="Would the rule have found those who went on offending?",
    definition=BACK_TEST,
    sources=("Wilson 1927, J. Amer. Statist. Assoc. 22, 209-212",),
    example=Example(
        {
            "band": ["priority"] * 8 + ["consider"] * 10,
            "offences": [4, 2, 0, 1, 7, 3, 0, 2, 0, 0, 1, 0, 0, 2, 0, 0, 1, 0],
        }
    ),
)
def score_back_test(
    table: TableLike,
    *,
    band: Annotated[str, ColumnOf("The band on the day they were scored.")] = "band",
    offences: Annotated[
        str, ColumnOf("Proven offences in the time after; empty: not followed.")
    ] = "offences",
) -> Result:
    """Return each band's people, those who offended, and their offences."""
    rows = rows_of(table)
    bands, after = names_in(rows, band), counts(rows, offences, may_be_missing=True)
    kept = [at for at, one in enumerate(after.tolist()) if one == one]
    if not kept:
        raise BadTable("Nobody was followed, so there is nothing to tell.")
    found = outcome_by_band(
        [bands[at] for at in kept],
        [int(after[at]) for at in kept],
        [name for name, _ in standard().bands],
    )
    lost = rows.num_rows - len(kept)
    return Result(
        method="score-back-test",
        definition=BACK_TEST,
        sentence=_band_words(found),
        table=_bands(found),
        figures={"people": len(kept), "not_followed": lost},
        warnings=_band_warnings(lost),
        spec=_band_spec(found),
    )


def _truths(rows: pa.Table, name: str) -> list[bool]:
    if pa.types.is_boolean(column(rows, name).type):
        values: list[bool] = column(rows, name).to_pylist()
        if None in values:
            raise BadTable(f"Column “{name}” has an empty cell.")
        return values
    found = counts(rows, name)
    if (found > 1).any():
        raise BadTable(f"Column “{name}” holds something other than 0 and 1.")
    return [bool(one) for one in found]


def _times(one: GroupShare) -> str:
    if one.ratio is None:
        return "nobody else was picked"
    return f"{number(one.ratio, 1)} times the share of the rest"


def _groups(found: list[GroupShare]) -> pa.Table:
    return pa.table(
        {
            name: [getattr(one, name) for one in found]
            for name in (
                *("group", "considered", "picked", "share"),
                *("low", "high", "ratio", "p"),
            )
        }
    )


def _group_spec(found: list[GroupShare], hits: list[bool]) -> Spec:
    return effects_spec(
        [
            Mark(
                one.group,
                100 * one.share,
                100 * (one.low or 0),
                100 * (one.high or 0),
            )
            for one in found
            if one.share is not None
        ],
        title="Share picked in each group",
        subtitle="With intervals; the dashed line is the share of all.",
        unit="Per cent",
        none=100 * sum(hits) / len(hits),
    )


def _group_warnings(small: list[str]) -> tuple[str, ...]:
    return (
        "A difference is a question, not an answer: look at which lines of the "
        "matrix make it, and whether policing or recording does.",
        *(
            [f"Too few people to work out a share: {', '.join(small)}."]
            if small
            else []
        ),
    )


def _bands(found: list[BandOutcome]) -> pa.Table:
    return pa.table(
        {
            "band": [one.band for one in found],
            "people": [one.people for one in found],
            "offended": [one.offended for one in found],
            "offences": [one.offences for one in found],
            "low_percent": [100 * one.low for one in found],
            "high_percent": [100 * one.high for one in found],
        }
    )


def _band_words(found: list[BandOutcome]) -> str:
    told = [
        f"of {number(one.people)} in “{one.band}” {number(one.offended)} were proven to "
        f"have offended again ({number(one.offences)} offences)"
        for one in found
    ]
    return f"In the time after, {'; '.join(told)}."


def _band_spec(found: list[BandOutcome]) -> Spec:
    """Return the share of each band that offended again; bands of nobody left out."""
    return effects_spec(
        [
            Mark(
                f"{one.band} ({one.people} people)",
                100 * one.offended / one.people,
                100 * one.low,
                100 * one.high,
            )
            for one in found
            if one.people
        ],
        title="Proven to have offended again, by band",
        subtitle="With intervals; the bands are those of the earlier day.",
        unit="Per cent",
    )


def _band_warnings(lost: int) -> tuple[str, ...]:
    return (
        NO_PREDICTION,
        "People under supervision offend less because of it, and those in custody "
        "cannot: what followed is not what the score was worth.",
        *([f"{lost} people were not followed and are left out."] if lost else []),
    )
