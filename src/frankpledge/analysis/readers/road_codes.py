"""The words and numbers of STATS19, the police's record of road injuries."""

import re


# Severity is the casualty's own; the collision's is that of its worst casualty.
SEVERITIES = {
    "1": "fatal", "fatal": "fatal",
    "2": "serious", "serious": "serious",
    "3": "slight", "slight": "slight",
}  # fmt: skip

BANDS = (
    "0-5", "6-10", "11-15", "16-20", "21-25", "26-35", "36-45", "46-55", "56-65",
    "66-75", "over-75",
)  # fmt: skip
UNKNOWN = {"", "-1", "9", "unknown", "not known", "na", "n/a", "data missing"}

# Spreadsheets take these bands for days of the year.
_DATES_OF_BANDS = {
    "06-oct": "6-10", "6-oct": "6-10", "10-jun": "6-10",
    "11-nov": "11-15", "nov-15": "11-15", "15-nov": "11-15",
}  # fmt: skip

# Targets are set for children (0 to 15) and young people (16 to 25).
_GROUPS = {
    "0-5": "0-15", "6-10": "0-15", "11-15": "0-15", "16-20": "16-25", "21-25": "16-25"
}  # fmt: skip

_MOTORCYCLES = dict.fromkeys(("2", "3", "4", "5", "23", "97"), "powered-2-wheeler")
_GOODS = dict.fromkeys(("19", "20", "21", "98"), "goods-vehicle")
_OTHERS = dict.fromkeys(("10", "16", "17", "22", "90", "99"), "other-vehicle")
MODES = {
    "0": "pedestrian", "1": "pedal-cycle", "8": "taxi-or-private-hire", "9": "car",
    "11": "bus-or-coach", "18": "tram", **_MOTORCYCLES, **_GOODS, **_OTHERS,
    "pedestrian": "pedestrian", "pedal cycle": "pedal-cycle", "cyclist": "pedal-cycle",
    "powered 2 wheeler": "powered-2-wheeler", "motorcycle": "powered-2-wheeler",
    "car": "car", "taxi or private hire": "taxi-or-private-hire",
    "bus or coach": "bus-or-coach", "goods vehicle": "goods-vehicle", "tram": "tram",
    "other vehicle": "other-vehicle",
}  # fmt: skip

# Contributory factors (STATS20): the hundreds are what the factor is about.
_ABOUT = {
    "1": "road-environment", "2": "vehicle-defect", "3": "injudicious-action",
    "4": "error-or-reaction", "5": "impairment-or-distraction",
    "6": "behaviour-or-inexperience", "7": "vision-affected", "8": "pedestrian",
    "9": "special",
}  # fmt: skip
_ALONE = {
    "306": "speed", "307": "speed", "501": "alcohol", "502": "drugs",
    "508": "mobile-phone",
}  # fmt: skip
_NAMED = {
    "exceeding speed limit": "306", "travelling too fast for conditions": "307",
    "impaired by alcohol": "501", "impaired by drugs": "502",
    "impaired by drugs (illicit or medicinal)": "502",
    "driver using mobile phone": "508", "driver/rider using mobile phone": "508",
    "failed to look properly": "405", "failed to judge other person's path or speed": "406",
    "careless, reckless or in a hurry": "602", "aggressive driving": "601",
    "speed": "306", "alcohol": "501", "drugs": "502", "mobile phone": "508",
}  # fmt: skip
FACTOR_COLUMNS = 6
"""An officer gives a collision up to six contributory factors."""

SEXES = {"1": "male", "male": "male", "2": "female", "female": "female"}


def band_of(text: str) -> tuple[str, str] | None:
    """Return the age band that a cell names and what was not plain, None if neither."""
    folded = text.casefold().replace(" to ", "-").replace(" ", "")
    if folded.isascii() and folded.isdigit() and 1 <= int(folded) <= len(BANDS):
        return BANDS[int(folded) - 1], "the number of an age band"
    if folded in ("over75", "over-75", "75+", "76+"):
        return "over-75", ""
    if folded in _DATES_OF_BANDS:
        return _DATES_OF_BANDS[folded], "an age band that a spreadsheet made a date"
    return (folded, "") if folded in BANDS else None


def band_of_age(age: int) -> str:
    """Return the band that an age in years falls in."""
    for band in BANDS[:-1]:
        if age <= int(band.split("-")[1]):
            return band
    return BANDS[-1]


def age_marks(band: str) -> list[str]:
    """Return the qualifiers of an age band: itself and the group that targets use."""
    group = _GROUPS.get(band)
    return [f"age:{band}"] + ([f"age:{group}"] if group else [])


def factor_marks(text: str) -> list[str] | None:
    """
    Return the qualifiers of the contributory factors in a cell, None if one is unknown.

    A cell holds one factor or several: numbers of STATS20, or words between
    semicolons. "factor:recorded" says that somebody wrote one down at all.
    """
    numbers = re.fullmatch(r"[\d\s,;|/]+", text) is not None
    parts = re.split(r"\D+" if numbers else r"[;|]", text.casefold())
    codes = [_NAMED.get(part.strip(), part.strip()) for part in parts if part.strip()]
    if not all(re.fullmatch(r"[1-9]\d\d", code) for code in codes):
        return None
    marks = ["factor:recorded"] if codes else []
    for code in codes:
        marks.append(f"factor:{_ABOUT[code[0]]}")
        if code in _ALONE:
            marks.append(f"factor:{_ALONE[code]}")
    return list(dict.fromkeys(marks))
