"""The index that most tests of search look things up in."""

import pytest

from kb.search import SearchIndex
from tests.kb.search.garden import GARDEN
from tests.kb.search.knowledge import opened


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The garden knowledge base, indexed."""
    return opened(tmp_path_factory.mktemp("index"), GARDEN)
