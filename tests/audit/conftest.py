import pytest


@pytest.fixture(autouse=True)
def _trail_of_its_own(request: pytest.FixtureRequest) -> None:
    """Let tests that count entries find their own only."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("empty_trail")
