"""Invented people in two sources, some of them the same with a slip of the pen."""

import numpy as np
import pyarrow as pa


FIRST = [
    "amber",
    "bruno",
    "cedric",
    "delia",
    "elmo",
    "fenna",
    "gwil",
    "hattie",
    "idris",
    "jonty",
    "kezia",
    "lowri",
]
LAST = [
    "ashby",
    "birtwell",
    "colclough",
    "dunkerley",
    "entwistle",
    "fazakerley",
    "grimshaw",
]
LAST += [
    "hollinshead",
    "ickringill",
    "jepson",
    "kettlewell",
    "lathom",
    "molyneux",
    "naylor",
]
STREETS = [
    "Abbey",
    "Beech",
    "Cropper",
    "Duke",
    "Elephant",
    "Frodsham",
    "Gerard",
    "Haydock",
    "Ivy",
    "Junction",
]
EMPTY = {"id": [], "first_name": [], "surname": [], "date_of_birth": [], "postcode": []}


def slipped(text, random):
    """Return the text with two neighbouring letters exchanged."""
    at = int(random.integers(1, max(2, len(text) - 1)))
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


def sources(people=400, shared=250, seed=5):
    """Return two tables of invented people and the true pairs of their ids."""
    random = np.random.default_rng(seed)
    first, last = (
        random.integers(0, len(FIRST), people),
        random.integers(0, len(LAST), people),
    )
    born = np.datetime64("1960-01-01") + random.integers(0, 16000, people)
    codes = [
        f"WA{random.integers(1, 20)} {random.integers(1, 9)}"
        f"{''.join(random.choice(list('ABDEFGHJLN'), 2))}"
        for _ in range(people)
    ]
    left = {
        "id": [f"L{at}" for at in range(people)],
        "first_name": [FIRST[at].title() for at in first],
        "surname": [LAST[at].upper() for at in last],
        "date_of_birth": [str(day) for day in born],
        "postcode": codes,
    }
    right = {name: list(column) for name, column in left.items()}
    right["id"] = [f"R{at}" for at in range(people)]
    for at in range(shared, people):
        right["first_name"][at] = FIRST[int(random.integers(0, len(FIRST)))]
        right["surname"][at] = LAST[int(random.integers(0, len(LAST)))]
        right["date_of_birth"][at] = str(born[at] + random.integers(100, 9000))
        right["postcode"][at] = codes[int(random.integers(0, people))]
    for at in range(0, shared, 6):
        right["surname"][at] = slipped(right["surname"][at], random)
    for at in range(1, shared, 9):
        right["postcode"][at] = None
    return (
        pa.table(left),
        pa.table(right),
        {(f"L{at}", f"R{at}") for at in range(shared)},
    )


def places(number=300, seed=6):
    """Return two tables of invented places; the same place stands in the same row."""
    random = np.random.default_rng(seed)
    streets = random.integers(0, len(STREETS), number)
    numbers = random.integers(1, 200, number)
    codes = [
        f"WA{at % 7 + 1} {at % 9}{'ABDEFGH'[at % 7]}{'JLNPQRS'[s % 7]}"
        for at, s in enumerate(streets)
    ]
    left = {
        "id": [f"L{at}" for at in range(number)],
        "address": [
            f"{n} {STREETS[s]} Road" for n, s in zip(numbers, streets, strict=True)
        ],
        "postcode": codes,
    }
    right = {
        "id": [f"R{at}" for at in range(number)],
        "address": [
            f"{n}, {STREETS[s]} Rd." for n, s in zip(numbers, streets, strict=True)
        ],
        "postcode": [code.replace(" ", "").lower() for code in codes],
    }
    return pa.table(left), pa.table(right)
