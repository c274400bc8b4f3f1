"""Which answer a reply names by its place."""

from __future__ import annotations

import pytest

from engine.reply.places import answer_at
from kb.model import Answer, Question

COLOURS = Question("colour", "Which colour?", tuple(Answer(name, name) for name in ("red", "green", "blue")))


@pytest.mark.parametrize(
    ("reply", "named"),
    [
        ("2", "green"),
        ("2)", "green"),
        ("number two", "green"),
        ("the first one", "red"),
        ("i think it's the 3rd option", "blue"),
        ("probably the second", "green"),
        ("the last one, i guess", "blue"),
        ("4", ""),
        ("0", ""),
        ("the first time it happened", ""),
        ("two of them", ""),
    ],
)
def test_the_whole_reply_names_a_place(reply: str, named: str) -> None:
    assert answer_at(COLOURS, reply) == named
