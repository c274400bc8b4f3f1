"""Checks that what an article says is not its alert is not recognised as its alert."""

from __future__ import annotations

from collections.abc import Iterator

from engine.lint.recognising import Recognising
from kb.model import Problem


def check(tried: Recognising) -> Iterator[Problem]:
    """One problem an entry of `not_examples` that is recognised as an alert of its article."""
    for each in tried.counterexamples:
        if any(alert.article == each.article.id for alert in each.recognition.alerts):
            text = f"is recognised as an alert of the article all the same: {each.example.paste}"
            yield Problem(each.article.file, each.example.line, text)
