"""A fit draws a chain of equal words out to both sides."""

from __future__ import annotations

from engine.recognition.alignment import Link
from engine.recognition.compiling import compile_patterns
from engine.recognition.fit import Fit, fit
from engine.recognition.paste import read_paste
from engine.recognition.synonyms import synonyms_of
from tests.engine.recognition.building import QUEUE_FULL, article, knowledge


def drawn_out(text: str, *, literal: int, word: int) -> Fit:
    """The fit of the full queue's alert around one word that both have in these places."""
    patterns = compile_patterns(knowledge(article("queue", [QUEUE_FULL])), synonyms_of(()))
    return fit(patterns.all[0], read_paste(text, patterns), (Link(literal, word, 1.0),))


def test_a_word_beside_the_chain_that_is_the_same_counts_in_full() -> None:
    assert drawn_out("Print queue is full", literal=1, word=1).qualities[0] == 1.0


def test_a_word_beside_the_chain_with_a_slip_counts_less() -> None:
    assert 0 < drawn_out("Prinnt queue is full", literal=1, word=1).qualities[0] < 1.0
