import numpy as np
import pytest
from scipy import stats

from frankpledge.analysis.patterns.repeats.prevalence import BadTargets, repeats
from tests.analysis.patterns.reference import reference


def cases():
    return reference("repeat_victimisation.json")["cases"]


@pytest.mark.parametrize("number", range(2))
def test_the_vectors(number):
    case = cases()[number]
    counts = np.repeat(np.arange(len(case["counts"])), case["counts"])
    found = repeats(counts)
    assert found.targets == case["targets"]
    assert found.events == case["crimes"]
    assert found.victims == case["victims"]
    assert found.repeat_victims == case["repeat_victims"]
    assert found.repeat_victim_pct == case["repeat_victim_pct"]
    assert found.events_against_repeat_victims == case["crimes_against_repeat_victims"]
    assert found.events_against_repeat_victims_pct == pytest.approx(
        case["crimes_against_repeat_victims_pct"]
    )
    assert found.repeat_events == case["repeat_crimes"]
    assert found.repeat_event_pct == pytest.approx(case["repeat_crime_rate_pct"])
    assert found.prevalence_per_1000 == case["prevalence_per_1000"]
    assert found.incidence_per_1000 == case["incidence_per_1000"]
    assert found.concentration == case["concentration"]
    assert found.expected_repeat_victims == pytest.approx(
        case["expected_repeat_victims_poisson"], rel=1e-8
    )
    assert found.expected_victims == pytest.approx(
        case["expected_victims_poisson"], rel=1e-8
    )


def test_targets_that_are_not_listed_had_nothing():
    listed = repeats([3, 1, 1], targets=100)
    assert listed == repeats([3, 1, 1, *[0] * 97])
    assert listed.by_times == (97, 2, 0, 1)


def test_without_knowing_the_targets_there_is_no_prevalence():
    found = repeats([3, 1, 1])
    assert found.targets is None
    assert (found.victims, found.events, found.repeat_victims) == (3, 5, 1)
    assert found.prevalence_per_1000 is found.incidence_per_1000 is None
    assert found.expected_victims is found.expected_repeat_victims is None
    assert found.expected(2) is None


def test_chance_agrees_with_scipy():
    found = repeats([4, 2, 1, 1], targets=50)
    for times in range(5):
        assert found.expected(times) == pytest.approx(
            50 * stats.poisson.pmf(times, 8 / 50)
        )


@pytest.mark.parametrize(("counts", "targets"), [([], None), ([], 10), ([0, 0], None)])
def test_without_events_shares_are_not_defined(counts, targets):
    found = repeats(counts, targets)
    assert found.victims == found.events == 0
    assert found.repeat_victim_pct is found.repeat_event_pct is found.concentration
    assert found.concentration is None
    if found.targets:
        assert found.expected(0) == found.targets
        assert found.expected(1) == found.expected_repeat_victims == 0


@pytest.mark.parametrize(
    ("counts", "targets"), [([-1], None), ([1.5], None), ([1, 1, 1], 2)]
)
def test_counts_that_cannot_be_are_refused(counts, targets):
    with pytest.raises(BadTargets):
        repeats(counts, targets)
