from frankpledge.analysis.measures import Status


def test_only_final_and_provisional_figures_have_a_value():
    assert {status for status in Status if status.has_value} == {
        Status.FINAL,
        Status.PROVISIONAL,
    }
