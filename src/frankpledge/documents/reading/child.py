"""The process that reads a document from outside: it bounds itself, reads, answers."""

import base64
import gc
import json
import sys
import traceback
from typing import Any

from frankpledge.analysis.failures import ExpectedFailure
from frankpledge.analysis.readers.child import bounded
from frankpledge.analysis.readers.failures import TooMuch
from frankpledge.analysis.readers.limits import Limits
from frankpledge.documents.reading.blocks import ReadDocument


def read_here(kind: str, content: bytes, limits: Limits) -> ReadDocument:
    """Return the document, read in this very process."""
    if kind == "pdf":
        from frankpledge.documents.reading.portable import read_portable

        return read_portable(content)
    if kind == "odt":
        from frankpledge.documents.reading.open_text import read_open_text

        return read_open_text(content, limits)
    from frankpledge.documents.reading.word import read_word

    return read_word(content, limits)


def read_asked(request: dict[str, Any]) -> dict[str, Any]:
    """
    Return the document as data, or a part of its pages where that is asked.

    Where it has a structure of its own, the first part is the whole document.
    """
    content = base64.b64decode(request["content"])
    if "part" in request:
        from frankpledge.documents.reading.portable import page_texts, structured

        if request["part"] == 0 and (found := structured(content)):
            return {"pages": [], "document": found.as_data()}
        return {"pages": page_texts(content, request["part"], request["parts"])}
    return read_here(request["kind"], content, Limits(**request["limits"])).as_data()


def answered(request: dict[str, Any]) -> dict[str, Any] | None:
    """Return what was asked, or what is wrong; None where memory ran out."""
    try:
        return read_asked(request)
    except MemoryError:
        return None
    except ExpectedFailure as failure:
        return {
            "failure": failure.args[0],
            "fix": failure.fix,
            "too_much": isinstance(failure, TooMuch),
        }
    except Exception:  # noqa: BLE001 - the parent knows of nothing but what is said
        traceback.print_exc()
        return {
            "failure": "Something in this file is not as such a file should be, and"
            " reading it was given up.",
            "fix": "Open it, save it under another name and send that.",
            "too_much": False,
        }


def main() -> None:
    """Answer the one request that stands on standard input."""
    request = json.loads(sys.stdin.read())
    limits = request["limits"]
    bounded(limits["memory_bytes"], limits["seconds"])
    gc.disable()  # the process ends with the document
    said = answered(request)
    if said is not None:
        sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
