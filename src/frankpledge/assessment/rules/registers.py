"""What follows when a priority from above is superseded, and where plans leave gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def lost_themes(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """Return the local themes that the old priority spoke to and the new does not."""
    kept = set(new)
    return [theme for theme in old if theme not in kept]


def gained_themes(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """Return the local themes that only the new priority speaks to."""
    had = set(old)
    return [theme for theme in new if theme not in had]


def uncovered(themes: Sequence[str], covered: Iterable[Iterable[str]]) -> list[str]:
    """Return the themes that no linked strategy meets."""
    met = {theme for strategy in covered for theme in strategy}
    return [theme for theme in themes if theme not in met]


def matrix(
    themes: Sequence[str], links: Mapping[tuple[str, str], int]
) -> list[list[int | None]]:
    """Return cause by effect: the strength, 0 where unlinked, None on the diagonal."""
    return [
        [
            None if cause == effect else links.get((cause, effect), 0)
            for effect in themes
        ]
        for cause in themes
    ]
