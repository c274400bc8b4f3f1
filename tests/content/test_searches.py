"""Every search phrase of an article finds it among the first three, and its title finds it first."""

from __future__ import annotations

import pytest

from kb.model import Article
from kb.search.query import SearchIndex
from tests.content.knowledge import KB, SEARCHES


def first(search_index: SearchIndex, query: str, places: int) -> list[str]:
    return [hit.article.id for hit in search_index.search(query).hits[:places]]


@pytest.mark.parametrize(("article", "query"), SEARCHES)
def test_a_search_phrase_finds_its_article_among_the_first_three(
    search_index: SearchIndex, article: Article, query: str
) -> None:
    assert article.id in first(search_index, query, places=3)


@pytest.mark.parametrize("article", [pytest.param(article, id=article.id) for article in KB.articles.values()])
def test_a_title_finds_its_article_first(search_index: SearchIndex, article: Article) -> None:
    assert first(search_index, article.title, places=1) == [article.id]
