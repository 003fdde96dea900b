"""What the Regulations require of an assessment, ticked off in the assessment."""

from __future__ import annotations

from collections.abc import Iterator

from frankpledge.assessment.rules.contents import REGULATION, ticked
from frankpledge.documents.columns import Column
from frankpledge.documents.model import Block, Callout, Heading, Table, Tone, runs


CONTENTS = (
    Column("letter", "Regulation 7"),
    Column("what", "What must be there"),
    Column("there", "Is it there?"),
)


def required_contents(written: frozenset[str], *, has_county: bool) -> Iterator[Block]:
    """Yield the required contents ticked off, and a warning where some are missing."""
    ticks = ticked(written, has_county=has_county)
    yield Heading(runs("What the Regulations require"))
    yield Table(
        "Required contents, ticked off",
        CONTENTS,
        tuple(
            (
                f"({tick.required.letter})",
                tick.required.what,
                "yes" if tick.is_there else f"not yet: {tick.missing}",
            )
            for tick in ticks
        ),
        (REGULATION,),
        name="required-contents",
    )
    missing = [tick for tick in ticks if not tick.is_there]
    if missing:
        yield Callout(
            "This assessment is not complete",
            (
                runs(
                    f"{len(missing)} of {len(ticks)} required contents are still to be "
                    "written by people; records alone cannot give them."
                ),
            ),
            Tone.WARNING,
        )
