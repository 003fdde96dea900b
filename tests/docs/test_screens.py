"""The words that the guides print bold stand on the screens."""

import re
from functools import cache

from frankpledge.config.demonstration.people import EVERYONE
from tests.docs.pages import GUIDES, ROOT, bold, name, pages


# What the demonstration shows, addresses and marks, and a button made of two parts.
SHOWN = {
    "/members/",
    "A1",
    "Load the rows that can be loaded",
    "T1 Burglary",
    "T3 Shoplifting",
    "[c]",
    "layout",
}


@cache
def screens() -> str:
    """Return every word that templates and presenters can put on a screen."""
    package = ROOT / "src" / "frankpledge"
    files = [*package.rglob("*.html"), *package.rglob("*.py"), *package.rglob("*.toml")]
    text = " ".join(file.read_text(encoding="utf-8") for file in sorted(files))
    return re.sub(r"\s+", " ", text)


def is_on_a_screen(words: str) -> bool:
    """Say whether the words are one button or link, or begin one that goes on."""
    plain = words.rstrip(".,:")
    return f'"{plain}' in screens() or f">{plain}" in screens()


def test_bold_words_of_the_guides_stand_on_the_screens():
    people = {one.name for one in EVERYONE}
    unknown = [
        f"{name(file)}: {words}"
        for file in pages(*GUIDES)
        for words in bold(file)
        if words not in people | SHOWN and not is_on_a_screen(words)
    ]
    assert unknown == []


def test_the_people_of_the_tutorials_are_in_the_demonstration():
    people = {one.name for one in EVERYONE}
    told = {
        words
        for file in pages("tutorials")
        for words in bold(file)
        if words.endswith(" Example")
    }
    assert len(told) >= 5
    assert told <= people
