"""Reads a supply of any known source: the one way in for agencies' files."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from frankpledge.analysis.readers import handover
from frankpledge.analysis.readers.files import supplied_files
from frankpledge.analysis.readers.isolation import Progress, run
from frankpledge.analysis.readers.parts import Order
from frankpledge.analysis.readers.reading import Reading, Supplied


def read(
    order: Order, paths: Sequence[Path | Supplied], progress: Progress | None = None
) -> Reading:
    """
    Return everything these files hold, every row of them accounted for.

    Files come from outside, and a parser that meets the wrong bytes may take all
    the memory there is or never end. It does so alone: its process may have the
    memory and the seconds of the order's limits, and when it dies the answer is a
    sentence.
    """
    files = supplied_files(paths)
    with tempfile.TemporaryDirectory(prefix="frankpledge-reading-") as folder:
        request = {
            "task": "read",
            "folder": folder,
            "order": handover.order_to_data(order),
            "files": [[str(file.path.resolve()), file.name] for file in files],
        }
        run(request, order.limits, progress)
        return handover.taken(Path(folder))
