import pytest

from frankpledge.analysis.words import counted, listed


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_a_sentence_does(parts, expected):
    assert listed(parts) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 days"), (1, "1 day"), (1204, "1,204 days")]
)
def test_a_count_agrees_with_its_noun(number, expected):
    assert counted(number, "day") == expected


def test_a_noun_may_have_a_plural_of_its_own():
    assert counted(2, "duty is", "duties are") == "2 duties are"
