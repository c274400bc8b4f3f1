"""A text is compared with single passages of each article."""

from __future__ import annotations

import pytest

from kb.search.passages import read_passages

ARTICLES = (["valv stay open", "water run on the lawn"], ["clock is an hour late"])
PASSAGES = read_passages(ARTICLES)


def likeness(text: str) -> list[float]:
    return [round(float(each), 3) for each in PASSAGES.likeness(text.split())]


def test_a_passage_said_again_is_as_like_as_can_be() -> None:
    assert likeness("water run on the lawn") == [1.0, 0.0]


def test_words_of_two_passages_are_not_added_up() -> None:
    both, one = likeness("valv stay open lawn"), likeness("valv stay open")
    assert both[0] < one[0]


def test_words_in_another_order_are_less_like() -> None:
    assert likeness("open stay valv")[0] < likeness("valv stay open")[0]


def test_unknown_words_make_a_text_less_like() -> None:
    assert likeness("hour late tomato")[1] < likeness("hour late")[1]


@pytest.mark.parametrize("text", ["", "the on", "tomato"])
def test_a_text_without_a_known_word_is_like_nothing(text: str) -> None:
    assert likeness(text) == [0.0, 0.0]


def test_no_articles_are_like_nothing() -> None:
    assert read_passages(()).likeness(["valv"]).tolist() == []


def test_an_article_without_words_is_like_nothing() -> None:
    assert read_passages(([""], ["hour"])).likeness(["hour"]).tolist() == [0.0, 1.0]
