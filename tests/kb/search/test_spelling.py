"""Repairing unknown words."""

import pytest

from kb.search.spelling import Lexicon, lexicon


@pytest.fixture
def known() -> Lexicon:
    """A few words; "valve" is the most frequent."""
    return lexicon({"valve": 9, "value": 2, "membrane": 3, "8004a001": 1, "pump": 4})


@pytest.mark.parametrize("typed", ["mebrane", "memrbane", "membrxne", "memmbrane", "mmbrnae", "mebrene"])
def test_one_or_two_mistakes_in_a_long_word_are_repaired(known: Lexicon, typed: str) -> None:
    assert known.repairs(typed)[0].form == "membrane"


def test_two_mistakes_in_a_short_word_are_not_repaired(known: Lexicon) -> None:
    assert not known.repairs("pxyp")


def test_of_equally_near_words_the_more_frequent_comes_first(known: Lexicon) -> None:
    assert [repair.form for repair in known.repairs("valxe")] == ["valve", "value"]


def test_a_code_is_never_repaired(known: Lexicon) -> None:
    assert known.repairs("8004a002") == ()


def test_no_word_is_repaired_to_a_code(known: Lexicon) -> None:
    assert all(repair.form.isalpha() for repair in known.repairs("vallve"))
