"""How a typed reply is mapped to an answer of the question that was asked."""

import pytest

from engine.reply.meaning import reply_to
from engine.reply.other_words import other_words
from engine.reply.wording import wording_of
from kb.model import UNKNOWN, Answer, Question

PROFILE = Question(
    "profile",
    "Which profile?",
    (
        Answer("online", "Microsoft Exchange Online"),
        Answer("hybrid", "Exchange Server (Hybrid)"),
        Answer("none", "None"),
    ),
)
YES_NO = Question("q", "Really?", (Answer("yes", "Yes"), Answer("no", "No")))
PORT = Question("port", "Which port?", (Answer("587", "587"), Answer("2", "Another")))


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        (PROFILE, "Microsoft Exchange Online", "online"),
        (PROFILE, "  microsoft exchange online. ", "online"),
        (PROFILE, "microsoft exchnage online", "online"),
        (PROFILE, "hybrid", "hybrid"),
        (PROFILE, "3", "none"),
        (PROFILE, "7", ""),
        (PROFILE, "the office printer is on fire", ""),
        (PROFILE, "I don’t know", UNKNOWN),
        (PROFILE, "not sure", UNKNOWN),
        (YES_NO, "Yes, since Monday", "yes"),
        (YES_NO, "no", "no"),
        (YES_NO, "nobody", ""),
        (PORT, "2", "2"),
        (PORT, "1", "587"),
        (PORT, "x" * 5000, ""),
    ],
)
def test_a_reply_is_mapped_to_the_answer_it_means(question: Question, typed: str, meant: str) -> None:
    assert reply_to(wording_of(question, other_words(())), typed) == meant
