"""A column of results as plain figures, so that whole values can be compared."""


def listed(column):
    """Return None for no figure, and whole numbers as integers."""
    return [
        None if number != number else int(number) if number.is_integer() else number
        for number in column.tolist()
    ]
