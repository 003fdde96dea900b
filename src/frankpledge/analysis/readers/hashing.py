"""Turns references and callers into keyed hashes, so that repeats can be counted."""

import hashlib
import hmac

from frankpledge.analysis.readers.sieve import Meaning, Understand
from frankpledge.analysis.readers.values.text import cleaned


def hashed_under(key: bytes, purpose: str) -> Understand:
    """
    Return the reading of a reference or a caller: its hash, or nothing.

    The lake holds no names and no telephone numbers. The same caller gives the same
    hash in this workspace and in no other, and a caller's hash is never the hash of
    a reference that happens to read the same.
    """
    if not key:
        raise ValueError("hashing references needs the workspace's key")

    def understand(value: str) -> Meaning:
        text, _ = cleaned(value)
        if not text:
            return Meaning(None)
        message = f"{purpose}\0{text.casefold()}".encode()
        return Meaning(hmac.new(key, message, hashlib.sha256).hexdigest())

    return understand
