"""The words around one figure of a sentence, and whether they say more than a table does."""

import re

from frankpledge.plan.rules.claims.composites import is_joint_name
from frankpledge.plan.rules.claims.passages import Passage
from frankpledge.plan.rules.claims.selected import Selected
from frankpledge.plan.rules.claims.spoken import full_first, plain_words


_EMPTY_WORDS = """
see saw account make made happen happened take took taken place number numbered
remain remained stand stood alone together between thus therefore hence part whole
majority about nearly almost just quite around again well bit slight slightly little
main mainly commonest common biggest largest busiest worst highest lowest fewest
least quietest peak respectively cent represent represented constitute cover covered
receive received get got give gave given bring brought form formed go went use used
happening occur occurred fall fell rise rose start end begin began them one two
three four five six seven eight nine ten us here dealt deal record show showed have
had having do did done say said behind concern concerned cause caused first second
third last latest next other only a an too even very sum full half quarter fifth
tenth double twice time overall altogether combined so he she his her per group
category band kind aged age people person find found recorded held hold there can be
could would contribute contributed lead led follow followed belong month months year
years week weeks day days night nights period hour hours am pm new such these those
it they calendar financial while whereas but though average averaged averages
averaging mean
"""
_LEAST_STEM = 5
EMPTY = frozenset(_EMPTY_WORDS.split())
_CUT_BEFORE = re.compile(
    r".*(?:[;:]\s|,?\s\b(?:but|while|whereas|though|although)\b|, and\b)", re.S
)
_CUT_LATER = re.compile(
    r".*(?:[;:]\s|\b(?:but|while|whereas|though|although|and)\b)", re.S
)
_CUT_AFTER = re.compile(r"[;:,](?=\s)|\s[–—-]\s")


def segment(passage: Passage, at: int) -> str:
    """Return the words between the figure before and the one after, up to a comma behind it."""
    start = passage.figures[at - 1].end if at else 0
    return _cut(passage, at, start)


def _cut(passage: Passage, at: int, start: int) -> str:
    figures = passage.figures
    end = figures[at + 1].start if at + 1 < len(figures) else len(passage.text)
    rule = _CUT_LATER if start else _CUT_BEFORE
    before = rule.sub("", passage.text[start : figures[at].start])
    after = passage.text[figures[at].end : end]
    cut = _CUT_AFTER.search(after)
    return f"{before} {after[: cut.start()] if cut else after}"


def narrowed_by(
    passage: Passage, at: int, each: Selected, home: frozenset[str]
) -> frozenset[str]:
    """Return the words of a clause that say more than the table, its caption and heading do."""
    # “evening offences (18-24)”: the words before the brackets say what the label does
    words = re.sub(r"(?:[\w-]+ ){1,2}\((?=\d)", "(", _cut(passage, at, 0))
    more = beyond(words, each, home) - frozenset(plain_words(passage.heading))
    if not at or not more:
        return more
    # “the council's share is 31% and the grant a quarter”: a row of a figure before
    told = passage.text[: passage.figures[at - 1].start]
    return more - {
        word
        for row in full_first(told, each.grid.labels)
        for word in plain_words(each.grid.labels[row.index])
    }


def beyond(words: str, each: Selected, home: frozenset[str]) -> frozenset[str]:
    """Return the words that say more than a table, its caption and its heading do."""
    more = frozenset(plain_words(words)) - each.said - EMPTY - home
    if each.is_joint:
        more = frozenset(word for word in more if not is_joint_name(word))
    # “thefts of vehicles” is one word of two that the table may say
    stems = tuple(word for word in each.said if len(word) >= _LEAST_STEM)
    return frozenset(word for word in more if not word.startswith(stems))
