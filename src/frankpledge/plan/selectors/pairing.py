"""Reading a target beside the harm it is paired with, for who judges performance."""

from frankpledge.plan.rules.pairing import Move, Paired, Reading, read_together


__all__ = ["Move", "Paired", "Reading", "read_together"]
