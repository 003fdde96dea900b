from frankpledge.intake.rules.storing import storable


def test_zero_bytes_are_shown_wherever_they_stand():
    told = {"value\x00": ["1\x002", ("a", None)], "times": 3, "plain": "x"}
    assert storable(told) == {
        "value\u2400": ["1\u24002", ["a", None]],
        "times": 3,
        "plain": "x",
    }
