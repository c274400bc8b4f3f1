"""What the tests of the articles share: the knowledge base of this project, read and compiled once."""

from __future__ import annotations

import pytest

from engine.expert import Expert
from engine.recognition.codes import canonical_code
from engine.recognition.recogniser import Recogniser
from kb.search.index import build_index
from kb.search.query import SearchIndex
from tests.content.knowledge import KB


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """Recognises the alerts of all articles."""
    return Recogniser(KB)


@pytest.fixture(scope="session")
def search_index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The index of all articles, built into a temporary folder."""
    return SearchIndex.open(build_index(KB, tmp_path_factory.mktemp("index")), KB, canonical_code)


@pytest.fixture(scope="session")
def expert(search_index: SearchIndex) -> Expert:
    """Considers cases with all articles."""
    return Expert(KB, search_index)
