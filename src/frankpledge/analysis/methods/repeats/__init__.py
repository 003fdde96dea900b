"""Repeat victims, callers, places and offenders: how many, how soon, from where."""
