"""The words of data.police.uk and the codes they are kept under."""

import re


def slug(words: str) -> str:
    """Return words as a code: lower case, hyphens, no marks."""
    plain = words.strip().casefold().replace("&", " and ").replace("'", "")
    return re.sub(r"[^0-9a-z]+", "-", plain).strip("-")


ANTI_SOCIAL = "anti-social-behaviour"

# The fourteen categories since May 2013 under their codes in the police's own
# interface, and the three labels that older months carry.
CRIME_TYPES = {
    "Anti-social behaviour": ANTI_SOCIAL,
    "Violence and sexual offences": "violent-crime",
    "Robbery": "robbery",
    "Burglary": "burglary",
    "Vehicle crime": "vehicle-crime",
    "Theft from the person": "theft-from-the-person",
    "Bicycle theft": "bicycle-theft",
    "Shoplifting": "shoplifting",
    "Other theft": "other-theft",
    "Criminal damage and arson": "criminal-damage-arson",
    "Drugs": "drugs",
    "Possession of weapons": "possession-of-weapons",
    "Public order": "public-order",
    "Other crime": "other-crime",
    "Violent crime": "violent-crime-to-2013",
    "Public disorder and weapons": "public-disorder-weapons-to-2013",
    "Public disorder & weapons": "public-disorder-weapons-to-2013",
}

_OUTCOMES = (
    "Action to be taken by another organisation",
    "Awaiting court outcome",
    "Court case unable to proceed",
    "Court result unavailable",
    "Defendant found not guilty",
    "Defendant sent to Crown Court",
    "Formal action is not in the public interest",
    "Further action is not in the public interest",
    "Further investigation is not in the public interest",
    "Investigation complete; no suspect identified",
    "Local resolution",
    "Offender deprived of property",
    "Offender fined",
    "Offender given a caution",
    "Offender given a drugs possession warning",
    "Offender given absolute discharge",
    "Offender given community sentence",
    "Offender given conditional discharge",
    "Offender given penalty notice",
    "Offender given suspended prison sentence",
    "Offender ordered to pay compensation",
    "Offender otherwise dealt with",
    "Offender sent to prison",
    "Status update unavailable",
    "Suspect charged",
    "Suspect charged as part of another case",
    "Unable to prosecute suspect",
    "Under investigation",
)
OUTCOMES = {words: slug(words) for words in _OUTCOMES}

# The codes of forces in data.police.uk's file names, by the names in its rows.
_ODD_FORCES = {
    "British Transport Police": "btp",
    "Police Service of Northern Ireland": "northern-ireland",
    "Metropolitan Police Service": "metropolitan",
    "City of London Police": "city-of-london",
}
_FORCES = (
    "Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "Cleveland",
    "Cumbria", "Derbyshire", "Devon & Cornwall", "Devon and Cornwall", "Dorset",
    "Durham", "Dyfed-Powys", "Essex", "Gloucestershire", "Greater Manchester",
    "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire",
    "Leicestershire", "Lincolnshire", "Merseyside", "Norfolk", "North Wales",
    "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire",
    "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex",
    "Thames Valley", "Warwickshire", "West Mercia", "West Midlands",
    "West Yorkshire", "Wiltshire",
)  # fmt: skip


def force_code(name: str) -> str:
    """Return a force's code by the name in its rows, or "" for no force we know."""
    if name in _ODD_FORCES:
        return _ODD_FORCES[name]
    stem = re.sub(r" (Police|Constabulary|Police Service)$", "", name)
    return slug(stem) if stem != name and stem in _FORCES else ""
