"""What is wrong with one value of a plan file, in words for whoever filled it in."""

from typing import Any


AWAITED_WORDS = frozenset({"tbc", "?", "to be confirmed", "to be agreed", "n/a", "-"})
AWAITED = (
    "leave the cell blank, and say to-be-confirmed, to-be-established or"
    " not-applicable in baseline_state"
)
WORDS = {
    "missing": "is missing",
    "extra_forbidden": "is not known in a plan: is it misspelt?",
    "string_too_short": "is blank",
    "greater_than_equal": "is below the least that is allowed, {ge:g}",
    "less_than_equal": "is above the most that is allowed, {le:g}",
    "string_too_long": "is longer than {max_length} letters",
    "int_from_float": "must be a whole number",
    "finite_number": "is not a number",
}


def in_words(fault: Any) -> str:
    """Return one fault, as it was found, as the end of a sentence about its value."""
    kind, said = fault["type"], fault.get("input")
    if kind == "value_error":
        return str(fault["ctx"]["error"])
    if kind.startswith(("float_", "int_")) and kind not in WORDS:
        return not_a_number(said)
    if kind.startswith(("date_", "datetime_")):
        return f"“{said}” is not a date: write it as a date, or as 2012-03-31"
    if kind == "enum":
        return (
            f"“{said}” is not one of {fault['ctx']['expected'].replace(' or ', ', ')}"
        )
    if kind == "string_pattern_mismatch":
        return f"“{said}” may hold only lower case letters, figures and hyphens"
    words = WORDS.get(kind)
    return words.format(**fault.get("ctx", {})) if words else str(fault["msg"])


def not_a_number(said: Any) -> str:
    """Return what to do about a value that should have been a number."""
    if str(said).strip().casefold() in AWAITED_WORDS:
        return f"“{said}” is not a number: {AWAITED}"
    return f"“{said}” is not a number: put words under printed or reason"
