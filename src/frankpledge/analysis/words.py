"""Lists and counts as sentences carry them."""

from collections.abc import Sequence


def listed(parts: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"; nothing of nothing."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return "1 day", "0 days" or "1,204 days"; `several` where an s is not enough."""
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
