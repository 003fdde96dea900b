"""Making the demonstration partnership: St Helens, on real open figures."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from frankpledge.access.models import Member
from frankpledge.access.trail import OPERATOR
from frankpledge.config.demonstration import (
    assessing,
    loading,
    money,
    people,
    plans,
    registering,
    showing,
    working,
)
from frankpledge.config.demonstration.comparing import make_comparison_group
from frankpledge.config.demonstration.supplies import write_street_files
from frankpledge.intake.services import count_owed
from frankpledge.intake.states import SourceKind
from frankpledge.partnership import services as partnership_services
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.selectors import home


Say = Callable[[str], None]
FORCE = "merseyside"


def supply(
    partnership: Partnership, folder: Path, *, by: Member, at: datetime, say: Say
) -> list[Path]:
    """Load everything that agencies send and count it; return the police files."""
    say("35 monthly police files, written again out of published counts")
    files = write_street_files(folder / "police", FORCE)
    say("Loading them")
    loading.load(SourceKind.POLICE_STREET, files, by=by, at=at)
    loading.close_open_data(by=by)
    say("St Helens' printed tables, as returns of its agencies")
    loading.load_returns(partnership, folder / "returns", by=by, at=at)
    say("Other partnerships' totals, to compare with")
    make_comparison_group(partnership, by=by, on=at.date())
    loading.load_nation(partnership, folder / "nation", by=by, at=at)
    say("Every measure, counted")
    count_owed()
    return files


def make(folder: Path, *, at: datetime, say: Say) -> dict[str, Any]:
    """
    Fill a new workspace: people, supplies by the front door, plans.

    `folder` is where the suppliers' files are written, so that a person can load
    them again by hand.
    """
    today, partnership = at.date(), home()
    say("The partnership's agencies, groups, posts and neighbourhoods")
    partnership_services.take_in_example(
        partnership=partnership, name="st_helens", by=OPERATOR, on=today
    )
    cast = people.add_everyone(partnership, on=today)
    files = supply(partnership, folder, by=cast[people.ANALYST], at=at, say=say)
    at = localtime()  # What follows rests on figures that are known only now.
    say("Plans")
    taken = plans.take_in_all(cast, at=at)
    say("Commentary, a quarterly report and a release")
    shown = showing.show(taken[0], cast, at=at)
    say("A strategic assessment, scored and decided, and the next one to score")
    assessed = assessing.assess(partnership, cast, at=at)
    say("Two funds, three bids and an award with its returns")
    paid = money.pay(partnership, taken[0], cast, at=at)
    say("A theme group's plan, a county agreement, a counted standard, a month's pack")
    working.work(partnership, taken[0], cast, at=at)
    say("Registers, and what agencies are asked for")
    registering.keep_registers(partnership, cast, at=at)
    return {
        "partnership": partnership.name,
        "people": [one.email for one in people.EVERYONE],
        "police_files": len(files),
        "plans": [plan.slug for plan in taken],
        **shown,
        **assessed,
        **paid,
    }
