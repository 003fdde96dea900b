"""
What a phrase is about, as a set of words that a table's label can be held against.

The field has several names for one thing and one word for several: theft from a
vehicle is not theft of one, and violent crime is not violence against the person.
Such names are made one word each; words that every label has are left out.
"""

import re
from functools import lru_cache


_VEHICLE = r"(?:a |the |motor )*(?:motor )?(?:vehicles?|cars?)"
_NAMES = (
    (r"theft/unauthorised taking of " + _VEHICLE, "theftofvehicle"),
    (r"(?:anti[- ]?social behaviou?rs?|\bas\.?b\b|\ba\.s\.b\.?)", "asb"),
    (r"violence against (?:the |a )?persons?|\bvap\b", "violenceagainstperson"),
    (r"violence with(?:out)? injury", lambda m: m[0].replace(" ", "")),
    (r"serious(?: and)? violen(?:t crimes?|ce)", "seriousviolence"),
    (
        r"violent crimes?|violent offences|violent incidents|crimes? of violence",
        "violentcrime",
    ),
    (
        r"domestic (?:violence|abuse)(?: and abuse|/abuse)?|\bdv\b(?: and abuse)?|\bda\b",
        "domesticabuse",
    ),
    (r"serious acquisitive crimes?|\bsac\b", "sac"),
    (
        r"non[- ]domestic burglar(?:y|ies)|burglar(?:y|ies)[ -]+(?:other|non[- ]dwelling)|other burglar(?:y|ies)|(?:commercial|business) burglar(?:y|ies)",
        "otherburglary",
    ),
    (
        r"(?:domestic|dwelling|household|residential|house) burglar(?:y|ies)|burglar(?:y|ies)[ -]+(?:in |of )?(?:an? )?dwellings?|burglar(?:y|ies) of (?:a )?homes?",
        "domesticburglary",
    ),
    (rf"thefts? from {_VEHICLE}|vehicle contents theft", "theftfromvehicle"),
    (
        rf"thefts? (?:of|and taking of) {_VEHICLE}|{_VEHICLE} thefts?|stolen {_VEHICLE}|unauthorised taking of {_VEHICLE}",
        "theftofvehicle",
    ),
    (r"thefts? from (?:the |a )?persons?", "theftfromperson"),
    (
        r"unauthorised taking of (?:a )?(?:pedal )?cycles?|(?:pedal )?(?:cycle|bicycle|bike) thefts?|thefts? of (?:a |pedal )*(?:cycles?|bicycles?|bikes?)",
        "cycletheft",
    ),
    (r"(?:vehicle|car) crimes?", "vehiclecrime"),
    (r"hate (?:crimes?|incidents?)(?: and incidents?| incidents?)?", "hatecrime"),
    (r"re-?offend(?:ing|ers?)?", "reoffending"),
    (r"re[- ]?presentations?", "representation"),
    (r"first[- ]time entrants?|\bftes?\b", "firsttimeentrants"),
    (r"killed (?:or|and) seriously injured|\bksis?\b", "ksi"),
    (r"shop ?lifting|thefts? from (?:a )?shops?|theft shop|shop thefts?", "shoptheft"),
    (
        r"\b(?:all|total|overall)(?: recorded| police recorded)? crimes?\b(?! types)|\bcrime overall\b|\boverall crime\b|\btotal (?:recorded )?(?:crime|offences)\b",
        "allcrime",
    ),
    (r"criminal damage(?: and arson)?", "criminaldamage"),
    (r"multi-?agency risk assessment conferences?", "marac"),
    (r"integrated offender management", "iom"),
    (r"anti[- ]?social", "antisocial"),
)
_COMPILED = tuple((re.compile(p, re.I), word) for p, word in _NAMES)
_NEUTRAL_WORDS = """
a an and the of in on at to for by from with within across among amongst per or as
is are was were be been being has have had it its this that these those there their
our we all both each any total overall number numbers amount level levels incident
incidents incidence offence offences crime crimes record recorded case cases rate
rates figure figures volume volumes count counts report reports reported supplied
occurrence occurrences type types people user users persons local borough district
city town county area areas year years time annual quarterly during over under last
past previous which who also however significant significantly further similar
general actual percentage proportion share percent such some most more fewer less
than committed against known through locally force police seen experienced achieved
encouraging encouragingly only notable notably now still although though while
whilst despite since then when after before into out up down not no so but where
went gone come came table end they about
"""
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
_PLURALS = (
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=[sxz])es$|(?<=ch)es$|(?<=sh)es$"), ""),
    (re.compile(r"(?<![suiy])s$"), ""),
)
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def topic(phrase: str) -> frozenset[str]:
    """Return the words that a phrase is about; those that every label has are out."""
    words = _all_words(phrase)
    about = frozenset(w for w in words if w not in _NEUTRAL and not w.isdigit())
    # “recorded crime” and plain “crime” are all of it
    return about or (frozenset({"allcrime"}) if "crime" in words else about)


@lru_cache(maxsize=4096)
def in_order(phrase: str) -> tuple[str, ...]:
    """Return the words that a phrase is about, in its order; plain figures are out."""
    words = _all_words(phrase)
    return tuple(w for w in words if w not in _NEUTRAL and not w.isdigit())


@lru_cache(maxsize=4096)
def every_word(phrase: str) -> frozenset[str]:
    """Return all words of a phrase, in one form each."""
    return frozenset(_all_words(phrase))


def _all_words(phrase: str) -> list[str]:
    low = phrase.lower().replace("’", "'").replace("'s", "")
    for pattern, word in _COMPILED:
        low = pattern.sub(word if callable(word) else f" {word} ", low)
    return [_singular(word) for word in _WORD.findall(low)]


_STEM, _ENDING, _LONG = 5, 3, 7


def is_one_word(one: str, other: str) -> bool:
    """Say whether two words are one but for their ending: claim, claimed; investigated, investigation."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    is_stem = len(short) >= _STEM and long.startswith(short)
    is_kin = len(short) > _LONG and short[:_LONG] == long[:_LONG]
    return is_kin or (is_stem and len(long) - len(short) <= _ENDING)


def _singular(word: str) -> str:
    if len(word) < 4 or word in _NEUTRAL:
        return word
    for pattern, ending in _PLURALS:
        changed = pattern.sub(ending, word)
        if changed != word:
            return changed
    return word
