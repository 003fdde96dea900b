from datetime import date

from frankpledge.analysis import codes
from frankpledge.analysis.codes.files import provenance


def test_fourteen_crime_types_today_six_at_first():
    assert len(codes.crime_types(date(2020, 1, 1))) == 14
    assert {one.id for one in codes.crime_types(date(2011, 1, 1))} == {
        "anti-social-behaviour",
        "robbery",
        "burglary",
        "vehicle-crime",
        "violent-crime-to-2013",
        "other-crime",
    }


def test_anti_social_behaviour_is_the_only_type_that_is_no_crime():
    assert [one.id for one in codes.crime_types() if not one.is_crime] == [
        "anti-social-behaviour"
    ]


def test_types_that_ended_say_what_they_became():
    ended = [one for one in codes.crime_types() if one.ends_before]
    ids = {one.id for one in codes.crime_types()}
    assert len(ended) == 2
    assert all(set(one.became) <= ids and one.became for one in ended)


def test_types_are_found_by_the_label_in_supplied_files():
    found = codes.crime_type_labelled("Drugs")
    assert found is not None
    assert found.id == "drugs"
    assert codes.crime_type_labelled("Piracy") is None


def test_outcomes_are_unique():
    found = codes.outcome_types()
    assert len({one.id for one in found}) == len({one.label for one in found}) == 29


def test_asb_has_three_kinds_today_and_each_old_category_became_one_of_them():
    today = {one.id for one in codes.asb_types(date(2020, 1, 1))}
    assert today == {"asb:personal", "asb:nuisance", "asb:environmental"}
    old = codes.asb_types(date(2010, 1, 1))
    assert len(old) == len(codes.asb_types()) - 3 == 15
    assert all(one.becomes in today for one in old)


def test_every_shipped_table_names_its_sources():
    for name in provenance():
        for source in codes.sources_of(name):
            assert source.title
            assert source.vintage
            assert source.licence in {"OGL-3.0", "MIT"}
    assert "Open Government Licence v3.0" in codes.attribution()
