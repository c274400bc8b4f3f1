"""Pairs of words are found in the articles in which they stand side by side."""

from __future__ import annotations

import pytest

from kb.search.side_by_side import read_pairs

RUNS = (" the mail server is down | the mail ", " mail the server ", "")


@pytest.mark.parametrize(
    ("pair", "articles"),
    [(" mail server ", [0]), (" the mail ", [0]), (" mail the ", [1]), (" down the ", []), (" server ", [])],
)
def test_a_pair_is_found_once_in_each_article_that_has_it_in_one_part(pair: str, articles: list[int]) -> None:
    assert read_pairs(RUNS).holding(pair).tolist() == articles
