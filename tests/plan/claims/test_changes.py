"""Claims of change under a table: each form of words, right and wrong."""

import pytest

from tests.plan.claims.checks import checked, of_sentence


RIGHT = [
    "Violent crime fell by 14% over the last three years.",
    "Over three years there was a 14.2% reduction in violent crime.",
    "There has been a fall of fourteen per cent in violent crime since 2010/11.",
    "Violent crime decreased by 4% last year.",
    "Violent crime went down by 4% compared with 2011/12.",
    "Violent crime is down 14.2% on 2010/11.",
    "Reductions of 14% and 16% respectively in violent crime and violence against the person were seen over three years.",
    "Violent crime and violence against the person fell by 14% and 16% respectively over three years.",
    "Violence against the person fell by nearly a sixth between 2010 and 2013.",
    "Wounding rose by about 9% between 2010/11 and 2012/13.",
    "Wounding has risen every year.",
    "Wounding rose by more than 8% over the period.",
    "There were 4% fewer violent crimes than in 2011/12.",
    "Violent crime fell from 1,773 in 2010/11 to 1,522 in 2012/13, a drop of 14%.",
    "In 2012/13 there were 1,522 violent crimes, compared with 1,585 in 2011/12, a fall of 4%.",
    "Domestic burglary has remained broadly stable.",
    "Wounding is at its highest for three years.",
    "The detection rate rose by 2.2 percentage points over three years.",
    "The detection rate remained below 25% throughout the period.",
    "There were 690 woundings in 2012/13.",
    "VAP fell by 4.3% in the last year.",
    "There were 63 fewer violent crimes in 2012/13 than in 2011/12, a cut of 4%.",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_claim_gives_no_finding_and_is_said_to_agree(sentence):
    kinds, agreeing, _ = of_sentence(sentence)
    assert kinds == []
    assert agreeing > 0


WRONG = [
    ("Violent crime fell by 16% over the last three years.", "wrong base"),
    ("Wounding offences, which have increased by 8% since 2010/11.", "wrong base"),
    ("Violent crime fell by 21% over three years.", "change does not follow"),
    ("Violent crime has fallen by a third since 2010/11.", "change does not follow"),
    ("Violent crime has halved over three years.", "change does not follow"),
    ("Wounding fell by 9% between 2010/11 and 2012/13.", "contradicted by the table"),
    ("Wounding has fallen over the last three years.", "contradicted by the table"),
    ("Violent crime has risen each year.", "contradicted by the table"),
    ("Violent crime remained constant over three years.", "contradicted by the table"),
    ("Wounding was at its lowest in 2012/13.", "contradicted by the table"),
    ("Wounding has risen in each of the last three years.", "years do not fit"),
    ("The detection rate rose by 2.2% over three years.", "percent of what"),
    ("The detection rate has remained under 23.5%.", "contradicted by the table"),
    ("The rate of violent crime fell by 14% over three years.", "count called a rate"),
    ("The rate of thefts fell by 10%, from 2,000 to 1,800.", "count called a rate"),
    ("Shoplifting fell by 40%.", "period missing"),
    ("Shoplifting fell by 16% from 1,000 to 862 in the year.", "wrong base"),
    ("There were 661 woundings in 2012/13.", "figure differs from the table"),
    ("Fraud fell by 9% between 1 April 2009 and 31 March 2012.", "period missing"),
]


@pytest.mark.parametrize(("sentence", "kind"), WRONG)
def test_a_wrong_claim_gives_one_finding_of_its_kind(sentence, kind):
    assert of_sentence(sentence)[0] == [kind]


UNKNOWN = [
    "Shoplifting fell by 40% over three years.",
    "Violent crime fell by 38% since 2005/06.",
    "Violent crime fell by 30% in Northtown over three years.",
    "Alcohol-related violent crime fell by 30% over three years.",
    "Violent crime among young people fell by 30% over three years.",
]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_what_no_table_shows_is_said_to_be_unknown_and_not_wrong(sentence):
    assert of_sentence(sentence) == ([], 0, 1)


AIMS = [
    "We aim to reduce violent crime by 50%.",
    "Our target is a 20% fall in wounding.",
    "Violent crime will fall by 10% over three years.",
]


@pytest.mark.parametrize("sentence", AIMS)
def test_an_aim_with_no_figures_is_no_claim(sentence):
    assert of_sentence(sentence) == ([], 0, 0)


def test_the_finding_names_place_figures_and_the_slip():
    from tests.plan.claims.checks import TABLE

    [found] = [
        each
        for each in checked(
            TABLE + "Over three years violent crime fell by 16%."
        ).findings
        if each.kind
    ]
    assert found.place.words() == "under “Crime”, paragraph 2"
    assert (float(found.printed), float(found.computed)) == (-16.0, -14.2)
    assert found.right == "-14.2%"
    assert found.sentence == (
        "The text says 16%; the row “Violent crime” in “Table 1: Recorded crime in Exampleton"
        " 2010-2013” gives -14.2%, from 1,773 to 1,522 (2010/11 to 2012/13). The printed figure"
        " divides by the last year in place of the first."
    )


def test_a_figure_of_another_row_is_named_as_such():
    [found] = [
        each
        for each in checked(
            "Table: Crime\n\n| | 2011/12 | 2012/13 |\n|---|---|---|\n| Fraud | 100 | 80 |\n"
            "| Arson | 50 | 30 |\n\nFraud fell by 40% in the last year."
        ).findings
        if each.kind
    ]
    assert found.sentence.endswith("40% is the change of “Arson”.")
