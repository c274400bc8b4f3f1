"""Replies to the questions of one knowledge base: each question is made ready when it is first replied to."""

from __future__ import annotations

from engine.reply.asking import asks_about
from engine.reply.meaning import reply_to
from engine.reply.other_words import other_words
from engine.reply.wording import Wording, wording_of
from kb.model import Question, Vocabulary


class Replies:
    """Safe for many threads: two that make the same question ready make the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._other_words = other_words(vocabulary.synonyms)
        self._ready: dict[str, Wording] = {}

    def meant(self, question: Question, typed: str) -> str:
        """See `reply_to`; the question is one of the vocabulary."""
        return reply_to(self._wording(question), typed)

    def asks_about(self, question: Question, typed: str) -> bool:
        """See `asking.asks_about`."""
        return asks_about(self._wording(question), typed)

    def _wording(self, question: Question) -> Wording:
        if question.id not in self._ready:
            self._ready[question.id] = wording_of(question, self._other_words)
        return self._ready[question.id]
