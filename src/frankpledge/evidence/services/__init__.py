"""What people do with measures and figures: define, check, work out, compare."""

from frankpledge.evidence.services.changes import record_change, withdraw_change
from frankpledge.evidence.services.definitions import (
    check_definition,
    load_catalogue,
    propose_definition,
    withdraw_definition,
)
from frankpledge.evidence.services.files import export_figures, export_table
from frankpledge.evidence.services.groups import make_group, revise_group
from frankpledge.evidence.services.publishing import (
    publish_series,
    withdraw_series,
)
from frankpledge.evidence.services.refreshing import Refreshed, refresh


__all__ = [
    "Refreshed",
    "check_definition",
    "export_figures",
    "export_table",
    "load_catalogue",
    "make_group",
    "propose_definition",
    "publish_series",
    "record_change",
    "refresh",
    "revise_group",
    "withdraw_change",
    "withdraw_definition",
    "withdraw_series",
]
