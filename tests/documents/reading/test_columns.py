"""Tables that only gaps hold apart: labels that go on below, prose beneath."""

from frankpledge.documents.reading.columns import table_at


def test_a_label_that_goes_on_in_the_next_lines_stays_in_its_row():
    lines = [
        "Type          2017/18     2018/19",
        "Violence      6,480       7,452",
        "against",
        "the person",
        "Robbery       410         459",
        "ASB           515         412",
        "incidents",
        "Violence against the person makes up a third of all crime here.",
    ]
    rows, used = table_at(lines, 0)
    assert rows == [
        ["Type", "2017/18", "2018/19"],
        ["Violence against the person", "6,480", "7,452"],
        ["Robbery", "410", "459"],
        ["ASB incidents", "515", "412"],
    ]
    assert used == len(lines) - 1


def test_prose_beneath_a_table_of_words_is_none_of_its_rows():
    lines = [
        "Target           Baseline     Actual     Met?",
        "Cut burglary     140          126        Yes",
        "Cut robbery      25           20         Yes",
        "Both targets were met and partners were pleased with this.",
    ]
    rows, used = table_at(lines, 0)
    assert rows[-1] == ["Cut robbery", "25", "20", "Yes"]
    assert used == 3
