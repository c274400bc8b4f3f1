"""What is told apart from answers: ignorance and questions back."""

from __future__ import annotations

import pytest

from engine.reply.asides import Ignorance, ignorance_in, is_question_back, spelled_out


@pytest.mark.parametrize(
    "text",
    [
        "i really don't know",
        "dont know, sorry",
        "i'm not sure",
        "no idea, ask it",
        "we don't have access to that",
        "can't check this right now",
        "i haven't looked",
        "i'd have to ask our admin",
        "hard to say",
        "can't tell",
        "skip this one",
        "n/a",
        "??",
    ],
)
def test_somebody_says_that_they_do_not_know(text: str) -> None:
    assert ignorance_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "he doesn't know his password",
        "it can't find the server",
        "the host is not known",
        "an unknown error",
        "we can't open attachments",
        "i can't recall the message in outlook",
        "they can't see it",
    ],
)
def test_what_others_do_not_know_is_no_ignorance(text: str) -> None:
    assert ignorance_in(text) is None


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("not sure, maybe the hub", ", maybe the hub"),
        ("the hub, but i'm not sure", "the hub, but i "),
        ("i don't know which one", "i "),
    ],
)
def test_a_guess_stands_beside_the_ignorance(text: str, guess: str) -> None:
    assert ignorance_in(text) == Ignorance(guess)


@pytest.mark.parametrize(
    "text",
    [
        "why?",
        "what do you mean",
        "ok, where is that",
        "can i skip it?",
        "is this needed",
        "it is red, what does it mean",
    ],
)
def test_somebody_asks_back(text: str) -> None:
    assert is_question_back(text)


@pytest.mark.parametrize("text", ["the hub?", "when i brake", "is on", "does not work", "it is red"])
def test_a_guess_or_a_statement_is_no_question_back(text: str) -> None:
    assert not is_question_back(text)


@pytest.mark.parametrize("written", ["can't do", "cant do", "cannot do"])
def test_a_contraction_is_spelled_out(written: str) -> None:
    assert spelled_out(written) == "can not do"
