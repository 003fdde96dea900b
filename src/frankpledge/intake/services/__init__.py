"""Everything a person can do in the data room; other rooms come in here."""

from frankpledge.intake.services.catalogue import (
    add_source,
    agree_return,
    change_source,
    write_note,
)
from frankpledge.intake.services.checking import Checked, check_supply, preview_supply
from frankpledge.intake.services.context import (
    add_event,
    change_event,
    change_gap,
    close_gap,
    open_gap,
    withdraw_event,
)
from frankpledge.intake.services.handing_back import hand_back_rejected
from frankpledge.intake.services.layouts import save_layout
from frankpledge.intake.services.loading import (
    accept_supply,
    refuse_supply,
    undo_load,
)
from frankpledge.intake.services.mending import Mended, loaded, reconcile
from frankpledge.intake.services.receiving import receive_supply


__all__ = [
    "Checked",
    "Mended",
    "accept_supply",
    "add_event",
    "add_source",
    "agree_return",
    "change_event",
    "change_gap",
    "change_source",
    "check_supply",
    "close_gap",
    "hand_back_rejected",
    "loaded",
    "open_gap",
    "preview_supply",
    "receive_supply",
    "reconcile",
    "refuse_supply",
    "save_layout",
    "undo_load",
    "withdraw_event",
    "write_note",
]
