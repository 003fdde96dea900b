"""The Delta log of one table: opened, read, written to, and put on the disk."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties, Schema
from deltalake._internal import RemoveAction
from deltalake.transaction import AddAction

from frankpledge.analysis.lake.commits import Commit, Operation
from frankpledge.analysis.lake.data_files import DataFile
from frankpledge.analysis.lake.durable import synced_file, synced_folder
from frankpledge.analysis.tables import Slice
from frankpledge.analysis.tables.registry import Standard


LOG = "_delta_log"
# After so many commits their sum is written down, so that opening stays quick.
CHECKPOINT_EVERY = 50
# Nothing happens behind our back: what is written is also synced, by us.
_NO_HOOKS = PostCommitHookProperties(
    create_checkpoint=False, cleanup_expired_logs=False
)
# Delta would keep the least and greatest text of a column in its log for ever.
_CONFIGURATION: Mapping[str, str | None] = {"delta.dataSkippingNumIndexedCols": "0"}
_OURS = "frankpledge"


@dataclass(frozen=True)
class Change:
    """What one commit adds and takes away."""

    operation: Operation
    load_id: str
    slices: tuple[Slice, ...]
    added: Sequence[DataFile]
    removed: Sequence[DataFile]


def opened(folder: Path, version: int | None = None) -> DeltaTable | None:
    """Return the table as it stands, or stood at a version; None before any load."""
    if not (folder / LOG).is_dir() or not DeltaTable.is_deltatable(str(folder)):
        return None
    return DeltaTable(str(folder), version=version)


def created(folder: Path, table: Standard) -> DeltaTable:
    """Return the table, made empty and synced if it was not there."""
    found = opened(folder)
    if found:
        return found
    folder.mkdir(parents=True, exist_ok=True)
    made = DeltaTable.create(
        str(folder),
        Schema.from_arrow(table.schema),
        partition_by=list(table.partitions),
        configuration=_CONFIGURATION,
        commit_properties=CommitProperties(custom_metadata=_told(_creation())),
    )
    _synced(folder, 0)
    return made


def _creation() -> Change:
    return Change(Operation.CREATE, "", (), (), ())


def files_at(state: DeltaTable | None, table: Standard) -> list[DataFile]:
    """Return every data file of the table in this state."""
    if state is None:
        return []
    actions = pa.table(state.get_add_actions(flatten=False)).to_pylist()
    return [
        DataFile(
            action["path"],
            table.slice_of(action["partition"]),
            action["num_records"],
            action["size_bytes"],
        )
        for action in actions
    ]


def committed(folder: Path, table: Standard, change: Change) -> int:
    """Write one commit, sync it, and return its version."""
    state = created(folder, table)
    now = time.time_ns() // 1_000_000
    actions: list[AddAction | RemoveAction] = [
        AddAction(
            file.path,
            file.size,
            table.partition_of(file.part),
            now,
            True,
            json.dumps({"numRecords": file.rows}),
        )
        for file in change.added
    ]
    actions += [
        RemoveAction(
            file.path, True, now, file.size, dict(table.partition_of(file.part))
        )
        for file in change.removed
    ]
    state.create_write_transaction(
        actions,
        mode="append",
        schema=Schema.from_arrow(table.schema),
        partition_by=list(table.partitions),
        commit_properties=CommitProperties(custom_metadata=_told(change)),
        post_commithook_properties=_NO_HOOKS,
    )
    state.update_incremental()
    version = state.version()
    _synced(folder, version)
    if version % CHECKPOINT_EVERY == 0:
        checkpointed(folder)
    return version


def checkpointed(folder: Path) -> None:
    """Write down the sum of the log so far, on the disk before it is relied on."""
    DeltaTable(str(folder)).create_checkpoint()
    for path in (folder / LOG).iterdir():
        if path.name == "_last_checkpoint" or ".checkpoint" in path.name:
            synced_file(path)
    synced_folder(folder / LOG)


def _synced(folder: Path, version: int) -> None:
    synced_file(folder / LOG / f"{version:020d}.json")
    synced_folder(folder / LOG)
    synced_folder(folder)
    synced_folder(folder.parent)


def _told(change: Change) -> dict[str, Any]:
    rows = sum(file.rows for file in change.added)
    return {
        _OURS: json.dumps(
            {
                "operation": change.operation,
                "load_id": change.load_id,
                "slices": [str(part) for part in change.slices],
                "rows": rows,
            }
        )
    }


def history(folder: Path, table: str) -> list[Commit]:
    """Return every commit of the table, oldest first."""
    state = opened(folder)
    entries = state.history() if state else []
    found = [_commit(table, entry) for entry in entries if _OURS in entry]
    return sorted(found, key=lambda commit: commit.version)


def _commit(table: str, entry: Mapping[str, Any]) -> Commit:
    told = json.loads(entry[_OURS])
    return Commit(
        table,
        entry["version"],
        Operation(told["operation"]),
        told["load_id"],
        tuple(Slice.parse(text) for text in told["slices"]),
        told["rows"],
        datetime.fromtimestamp(entry["timestamp"] / 1000, UTC),
    )


def forgotten(folder: Path) -> None:
    """Delete every file that no longer belongs to the table, and sum up its log."""
    state = opened(folder)
    if state is None:
        return
    state.vacuum(
        retention_hours=0,
        dry_run=False,
        enforce_retention_duration=False,
        post_commithook_properties=_NO_HOOKS,
        full=True,
    )
    checkpointed(folder)
