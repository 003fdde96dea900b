"""The same victim, caller, address or person again: how many, how soon, since when."""
