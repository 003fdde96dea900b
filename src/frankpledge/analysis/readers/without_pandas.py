"""Keeps a large library from being loaded on the way, where nothing asks for it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


class LeftOut:
    """Answers that pandas is not there."""

    def find_spec(self, name: str, *_where: object) -> None:
        """Refuse pandas, and leave every other name to those who come after."""
        if name == "pandas":
            raise ModuleNotFoundError("pandas is left out while files are read.")


@contextmanager
def without_pandas() -> Iterator[None]:
    """
    Leave pandas unloaded meanwhile, as where it is not installed.

    pyarrow loads it, where it is there, before it turns its first number from Python
    into one of its own. It is no use to a load, of which it would be a tenth.
    """
    finder = LeftOut()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
