"""Options that many methods share, so that one word means one thing everywhere."""

from typing import Annotated

from frankpledge.analysis.methods.registry import ColumnOf, Option


Confidence = Annotated[float, Option("Share the interval should hold, as 0.95.")]
Per = Annotated[float, Option("Per how many it is given: 1000, or 100 for per cent.")]
Seed = Annotated[int, Option("Number that makes the draws repeat exactly.")]
FalseDiscovery = Annotated[
    float, Option("Share of the finds called clear that may be chance.")
]
Dispersion = Annotated[
    float, Option("How many times more than chance the counts vary, at least 1.")
]
LessIsBetter = Annotated[bool, Option("Whether fewer is what is wanted.")]

Name = Annotated[str, ColumnOf("What each row is: an area, a type.")]
Events = Annotated[str, ColumnOf("How many happened.")]
Base = Annotated[str, ColumnOf("Who or what they are counted on.")]
NoBase = Annotated[
    str, ColumnOf("Who or what they are counted on; none where it stays the same.")
]
When = Annotated[str, ColumnOf("When: a month (2019-07), a day or an hour.")]
Value = Annotated[str, ColumnOf("The figure of that time; empty where not supplied.")]
Step = Annotated[str, Option("What a row stands for: month, day, hour, week, year.")]
