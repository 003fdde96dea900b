"""Reading a plan in from a document on the command line: its doubts and their answers."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frankpledge.config.cli.frame import Desk


def content_from(
    desk: Desk,
    file: Path,
    *,
    answers: Path | None,
    leaves_as_text: bool,
    head: Mapping[str, str | None],
) -> tuple[Any, Any]:
    """
    Return the plan a document says with its doubts answered, and the draft read.

    The plan is None where this is a dry run and doubts are open.
    """
    from frankpledge.plan.services import reading_in

    read = reading_in.read_plan_document(file.name, file.read_bytes())
    draft = reading_in.with_head(read, head)
    known = answers_in(answers)
    if leaves_as_text:
        asked = dict.fromkeys((each.id for each in draft.doubts), reading_in.AS_TEXT)
        known = asked | known
    for each in draft.doubts:
        desk.say(in_words(each, known.get(each.id, "")))
    is_open = any(each.id not in known for each in draft.doubts)
    if desk.is_dry_run and is_open:
        return None, draft
    return reading_in.as_plan(draft, known), draft


def answers_in(file: Path | None) -> dict[str, str]:
    """Return the answers of a file: JSON of doubt and answer."""
    from frankpledge.analysis.failures import ExpectedFailure

    if file is None:
        return {}
    try:
        said = json.loads(file.read_text("utf-8"))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise ExpectedFailure(
            f"{file} holds no answers.", 'Write {"d1": "as-text", "d2": "wounding"}.'
        )
    return {str(name): str(answer) for name, answer in said.items()}


def in_words(doubt: Any, answer: str) -> str:
    """Return a doubt for a person: what it is, where, what may be answered."""
    allowed = " | ".join(doubt.values())
    said = f"answered: {answer}" if answer else f"answers: {allowed}"
    return f"{doubt.id} {doubt.place}\n  {doubt.question}\n  {said}"


def as_rows(draft: Any) -> dict[str, Any]:
    """Return what was read and every doubt, in names that scripts rely on."""
    return {
        "layout": draft.layout,
        "found": draft.found,
        "doubts": [
            {
                "id": each.id,
                "kind": each.kind.value,
                "place": each.place,
                "said": each.said,
                "question": each.question,
                "about": list(each.refs),
                "answers": each.values(),
            }
            for each in draft.doubts
        ],
    }
