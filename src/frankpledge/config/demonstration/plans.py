"""The demonstration's plans: five worked examples and one invented on real figures."""

from datetime import datetime
from pathlib import Path

from frankpledge.access.models import Member
from frankpledge.config.demonstration import people, promising
from frankpledge.config.demonstration.people import Invented
from frankpledge.plan import services
from frankpledge.plan.models import Plan


HERE = Path(__file__).parent
SHIPPED = services.EXAMPLES
FILES = (
    HERE / "plan_2019.toml",
    SHIPPED / "st_helens_2013.toml",
    SHIPPED / "charnwood_2005.toml",
    SHIPPED / "knowsley_2005.toml",
    SHIPPED / "west_lancashire_2011.toml",
    SHIPPED / "merseyside_street_crime_2002.toml",
)


def take_in_all(cast: dict[Invented, Member], *, at: datetime) -> list[Plan]:
    """Take every plan in, have one propose it and another record that it is agreed."""
    manager, chair = cast[people.MANAGER], cast[people.CHAIR]
    plans = []
    for file in FILES:
        content, beside = services.read_whole_file(file.name, file.read_bytes())
        plan = services.take_in_plan(
            content=content, beside=beside, by=manager, on=at.date()
        )
        plan = services.propose_plan(plan=plan, note="", by=manager, at=at)
        plans.append(
            services.agree_plan(
                plan=plan,
                note="Agreed for the demonstration.",
                accepts_pending_baselines=True,
                by=chair,
                at=at,
            )
        )
    promising.promise(plans[0], cast, at=at)
    return plans
