"""Everything a person can do in the data room; other rooms come in here."""

from frankpledge.intake.services.asking import ask_for_dataset
from frankpledge.intake.services.catalogue import (
    add_source,
    agree_return,
    change_source,
    find_open_source,
    write_note,
)
from frankpledge.intake.services.chasing import write_chase_letter
from frankpledge.intake.services.checking import Checked, check_supply, preview_supply
from frankpledge.intake.services.context import (
    EVENT_FIELDS,
    GAP_FIELDS,
    add_event,
    change_event,
    change_gap,
    close_gap,
    open_gap,
    withdraw_event,
)
from frankpledge.intake.services.counting import (
    count_owed,
    figures_were_counted,
    loaded,
    owed_loads,
)
from frankpledge.intake.services.handing_back import hand_back_rejected, take_list_away
from frankpledge.intake.services.lakeside import turn_to_count
from frankpledge.intake.services.layouts import (
    propose_for_file,
    propose_layout,
    save_layout,
)
from frankpledge.intake.services.loading import (
    accept_supply,
    refuse_supply,
    undo_load,
)
from frankpledge.intake.services.mending import Mended, reconcile, settle_loads
from frankpledge.intake.services.receiving import (
    receive_supply,
    receive_typed,
    receive_upload,
    use_layout,
)


__all__ = [
    "EVENT_FIELDS",
    "GAP_FIELDS",
    "Checked",
    "Mended",
    "accept_supply",
    "add_event",
    "add_source",
    "agree_return",
    "ask_for_dataset",
    "change_event",
    "change_gap",
    "change_source",
    "check_supply",
    "close_gap",
    "count_owed",
    "figures_were_counted",
    "find_open_source",
    "hand_back_rejected",
    "loaded",
    "open_gap",
    "owed_loads",
    "preview_supply",
    "propose_for_file",
    "propose_layout",
    "receive_supply",
    "receive_typed",
    "receive_upload",
    "reconcile",
    "refuse_supply",
    "save_layout",
    "settle_loads",
    "take_list_away",
    "turn_to_count",
    "undo_load",
    "use_layout",
    "withdraw_event",
    "write_chase_letter",
    "write_note",
]
