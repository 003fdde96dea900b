import pytest

from tests.documents.sample import sample


@pytest.fixture(scope="session")
def chart_workspace(tmp_path_factory):
    """One folder for the drawings of all tests: the first chart takes two seconds."""
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture(autouse=True)
def _workspace(settings, chart_workspace):
    settings.WORKSPACE = chart_workspace


@pytest.fixture
def document():
    return sample()[0]
