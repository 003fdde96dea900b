"""Gathers a draft: its lines and the doubts about them, each numbered."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from frankpledge.plan.rules.reading.draft import Choice, Doubt, DoubtKind
from frankpledge.plan.rules.reading.figures import ends_of
from frankpledge.plan.rules.reading.names import Directory, alike


Data = dict[str, Any]
# A name means the same wherever it stands in a plan.
# Until these are answered nobody knows what a target promises: it stays text.
UNSETTLED = frozenset({DoubtKind.UNIT, DoubtKind.LIMIT, DoubtKind.GROUP, DoubtKind.WAY})
ASKED_ONCE = frozenset({DoubtKind.AGENCY, DoubtKind.PERSON})


def leading_instead(words: str, name: str) -> Data:
    """Return a person known as the lead, in place of the words that were printed."""
    return {"leads": [name], "lead_words_without": words}


@dataclass
class Asking:
    """What one reading knows and has still to ask."""

    directory: Directory
    doubts: list[Doubt] = field(default_factory=list)
    # The document is one of this product's own layouts: nothing in it is as printed.
    is_own: bool = False
    found: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    # What was seen but cannot be placed until its line is known.
    line: str = ""
    ref: str = ""
    place: str = ""

    def about(self, line: str, ref: str, place: str) -> None:
        """Say which line the next doubts are about."""
        self.line, self.ref, self.place = line, ref, place

    def ask(
        self,
        kind: DoubtKind,
        said: str,
        question: str,
        choices: Iterable[Choice] = (),
    ) -> None:
        """Note a doubt about the line in hand."""
        refs = (f"{self.line} {self.ref}".strip(),)
        for place, known in enumerate(self.doubts):
            if kind in ASKED_ONCE and (known.kind, known.said) == (kind, said):
                self.doubts[place] = replace(known, refs=(*known.refs, *refs))
                return
        self.asked += 1
        name = f"d{self.asked}"
        self.doubts.append(
            Doubt(
                kind, self.line, refs, self.place, said, question, tuple(choices), name
            )
        )

    def drop(self, kind: DoubtKind, ref: str) -> None:
        """Take back a doubt about a target that what follows has settled."""
        self.doubts = [
            each
            for each in self.doubts
            if (each.kind, each.refs) != (kind, (f"target {ref}",))
        ]

    def is_unsettled(self, target: Data) -> bool:
        """
        Say whether it is in doubt what a target's figure counts or promises.

        Each answer to that doubt then brings the whole target, which is text until.
        """
        refs = (f"target {target['ref']}",)
        found = False
        for place, each in enumerate(self.doubts):
            if each.refs == refs and each.kind in UNSETTLED:
                # The first answer brings the target back; the others then change it.
                brought = {} if found else target
                choices = tuple(
                    replace(one, changes={**brought, **one.changes})
                    for one in each.choices
                )
                self.doubts[place] = replace(each, choices=choices)
                found = True
        return found

    def year(self, words: str) -> Data:
        """Return the day after the period words name; ask where they leave it open."""
        sure, open_to = ends_of(words)
        if sure is not None:
            return {"due_on": sure.isoformat()}
        if open_to:
            self.ask(
                DoubtKind.YEAR,
                words,
                f"When does “{words}” end?",
                [
                    Choice(
                        day.isoformat(),
                        f"the end of {label}",
                        {"due_on": day.isoformat()},
                    )
                    for day, label in open_to
                ],
            )
        return {}

    def drop_unsettled(self, target: Data) -> bool:
        """Take back what was asked of a target that has no measure yet; say if it was."""
        refs = (f"{self.line} {self.ref}",)
        kept = [
            each
            for each in self.doubts
            if not (each.refs == refs and each.kind in UNSETTLED)
        ]
        found = len(kept) < len(self.doubts)
        self.doubts = kept
        return found

    def who(self, owner: str, lead: str) -> Data:
        """Return who answers for a line and who leads it; an agency may stand as lead."""
        names = [each.strip() for each in lead.replace("\n", " / ").split(" / ")]
        agencies = [name for each in names if (name := self.directory.agency(each))]
        if owner.strip() or len(agencies) != 1:
            return self.owner(owner) | self.leads(lead)
        people = [each for each in names if not self.directory.agency(each)]
        return {"owner": agencies[0]} | self.leads(" / ".join(people))

    def owner(self, words: str) -> Data:
        """Return who answers for a line: an agency known, or the words with a doubt."""
        said = " ".join(words.replace("\n", " / ").split())
        known = self.directory.agency(said)
        if known or not said:
            return {"owner": known} if known else {}
        self.ask(
            DoubtKind.AGENCY,
            said,
            f"No agency of the directory is called “{said}”. Which is it?",
            [
                Choice(name, name, {"owner": name, "owner_words": ""})
                for name in alike(said, self.directory.agencies)
            ],
        )
        return {"owner_words": said[:200]}

    def ask_person(self, said: str, changes: Callable[[str], Data]) -> None:
        """Ask whom a name means; `changes` says what an answer makes of the line."""
        self.ask(
            DoubtKind.PERSON,
            said,
            f"Nobody in the directory is called “{said}”, or more than one is. Who is it?",
            [
                Choice(name, name, changes(name))
                for name in alike(said, self.directory.people)
            ],
        )

    def leads(self, words: str) -> Data:
        """Return who leads, "A / B": people known, and the words of those who are not."""
        names = [each.strip() for each in words.replace("\n", " / ").split(" / ")]
        known = [name for each in names if (name := self.directory.person(each))]
        unknown = [each for each in names if each and not self.directory.person(each)]
        for each in unknown:
            self.ask_person(each, partial(leading_instead, each))
        made: Data = {"leads": known} if known else {}
        return made | ({"lead_words": " / ".join(unknown)[:200]} if unknown else {})
