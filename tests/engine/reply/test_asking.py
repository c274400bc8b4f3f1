"""When somebody asks about the question on the screen, and when about something else."""

from __future__ import annotations

import pytest

from engine.reply.asking import asks_about
from tests.engine.reply.building import wording


@pytest.mark.parametrize(
    "typed",
    [
        "Why do you ask?",
        "why does this matter",
        "how do you know?",
        "how do I find out?",
        "where can I see the gears?",
        "what is a derailleur",
        "what do you mean by hub?",
        "is this really necessary",
    ],
)
def test_the_question_is_asked_about(typed: str) -> None:
    assert asks_about(wording("gears"), typed)


@pytest.mark.parametrize(
    "typed",
    [
        "how do I order a new saddle?",
        "why does my chain slip?",
        "why are there no gears?",
        "can I talk to a human",
        "with a derailleur",
        "a derailleur?",
        "how would I know",
        "no idea",
        "what " * 100,
    ],
)
def test_something_else_is_asked_or_said(typed: str) -> None:
    assert not asks_about(wording("gears"), typed)
