"""Every product has its sections, its readers and its shelf life."""

from datetime import date

from frankpledge.assessment.rules.products import (
    TEMPLATES,
    template_of,
    usual_review_on,
)
from frankpledge.assessment.states import Product


def test_every_product_has_a_template_whose_needed_sections_are_there():
    assert set(TEMPLATES) == set(Product)
    assert all(set(one.needed) <= set(one.sections) for one in TEMPLATES.values())


def test_the_problem_profile_asks_for_what_the_source_lists():
    asked = template_of("problem-profile").sections
    assert list(asked)[:4] == ["purpose", "definition", "location", "victims"]
    assert {"offenders", "triangle", "tried", "gaps", "options", "success"} <= set(
        asked
    )


def test_shelf_life_gives_the_review_where_none_is_given():
    made, given = date(2021, 1, 1), date(2021, 9, 9)
    assert usual_review_on("tactical-assessment", None, made) == date(2021, 2, 12)
    assert usual_review_on("tactical-assessment", given, made) == given
