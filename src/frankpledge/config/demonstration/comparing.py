"""Who St Helens is compared with in the demonstration."""

from datetime import date

import pyarrow.parquet as pq

from frankpledge.access.models import Member
from frankpledge.analysis import codes
from frankpledge.config.demonstration.supplies import FIGURES
from frankpledge.evidence.services.groups import Membership, make_group
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import comparable_partnerships


# A group of fifteen with one's own, as the most similar groups have.
OTHERS = 14
STARTS_ON = date(2018, 1, 1)


def make_comparison_group(partnership: Partnership, *, by: Member, on: date) -> None:
    """Make a group of the partnerships nearest in deprivation that have figures."""
    table = pq.read_table(FIGURES / "street_partnership.parquet")
    supplied = set(table["partnership"].to_pylist())
    nearest = [
        one for one in comparable_partnerships(partnership) if one.code in supplied
    ]
    make_group(
        by=by,
        slug="similar-partnerships",
        name="Similar partnerships",
        reason="The nearest in deprivation whose police force's figures are held. Our"
        " own choice for the demonstration, not the Home Office's most similar group.",
        members=[
            Membership(area_code=one.code, area_name=one.name)
            for one in nearest[:OTHERS]
        ],
        starts_on=STARTS_ON,
        on=on,
        source="Deprivation distances, mySociety; police.uk",
    )
    make_county_group(partnership, supplied, by=by, on=on)


def make_county_group(
    partnership: Partnership, supplied: set[str], *, by: Member, on: date
) -> None:
    """Make a group of the other districts of the county, for its agreement."""
    force = codes.partnership(partnership.code).force
    make_group(
        by=by,
        slug="merseyside-districts",
        name="Merseyside districts",
        reason="The districts of the county, to follow its agreement across them.",
        members=[
            Membership(area_code=one.code, area_name=one.name)
            for one in codes.partnerships().values()
            if one.force == force and one.code in supplied - {partnership.code}
        ],
        starts_on=STARTS_ON,
        on=on,
        source="Office for National Statistics; police.uk",
    )
