from frankpledge.analysis import codes


def test_old_names_lead_to_todays():
    assert codes.term("CDRP").now == "community safety partnership (CSP)"
    assert codes.term("pct").ended == 2013
    assert codes.term("no such word") is None


def test_search_finds_a_term_from_either_name():
    found = [one.short for one in codes.glossary() if one.matches("integrated care")]
    assert {"CCG", "PCT", "ICB"} <= set(found)


def test_terms_are_unique_and_in_order():
    shorts = [one.short for one in codes.glossary()]
    assert shorts == sorted(set(shorts), key=str.casefold)
    assert all(one.full or one.means for one in codes.glossary())
