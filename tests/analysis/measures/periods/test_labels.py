import pytest

from frankpledge.analysis.measures.periods import NotAPeriod, Period


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Q4 2019/20", "2019/20-Q4"),
        ("2019/20 Q4", "2019/20-Q4"),
        ("2019/2020", "2019/20"),
        ("  2019/20 ", "2019/20"),
        ("Apr–Aug 2019/20", "Apr-Aug 2019/20"),
        ("April - August 2019/20", "Apr-Aug 2019/20"),
        ("12 months to march 2020", "12 months to Mar 2020"),
        ("Oct 2010 – Sept 2011", "Oct 2010-Sep 2011"),
    ],
)
def test_other_ways_of_writing_a_period_are_understood(written, label):
    assert Period.parse(written).label == label


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019-13",
        "2019/21",
        "2019/2021",
        "2012-13",
        "2019/20-Q5",
        "Apr-Foo 2019/20",
        "12 months to Foo 2020",
        "Oct 2010-Aug 2011",
        "Foo 2010-Sep 2011",
        "0000",
        "0000-01",
        "9999-12",
        "2019-02-30",
        "9999-12-31",
        "last year",
    ],
)
def test_text_that_names_no_period_is_refused_with_examples(text):
    with pytest.raises(NotAPeriod, match="Write it like 2019-07"):
        Period.parse(text)
