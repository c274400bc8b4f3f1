"""The check of names that are cut out accepts good ones and finds those nothing declares, captures or replaces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.lint import captures
from kb.model import CaptureName
from tests.kb.lint.knowledge import BODY, article, found, knowledge_base


def test_a_capture_in_an_alert_that_is_not_declared_is_found() -> None:
    messages = found(captures.check, article(alerts='["Jam in {trai} and {tray} on {page}."]'))
    assert messages == ["12: the capture `trai` is not declared (did you mean `tray`?)"]


def test_a_capture_in_the_text_that_is_not_declared_is_found() -> None:
    messages = found(captures.check, article(BODY.replace("The printer stops.", "Stop {drum}.")))
    assert messages == ["21: the capture `drum` is not declared"]


def declared(capture: CaptureName) -> list[str]:
    """What is found when the vocabulary declares this capture too."""
    kb = knowledge_base(article())
    words = replace(kb.vocabulary, captures={**kb.vocabulary.captures, capture.id: capture})
    return [problem.message for problem in captures.check(replace(kb, vocabulary=words))]


def test_a_capture_without_words_for_a_missing_name_is_found() -> None:
    assert declared(CaptureName("tray", "Tray", "")) == [
        "`tray` has no `placeholder` to stand where it is not captured"
    ]


def test_a_capture_that_no_alert_cuts_out_is_found() -> None:
    assert declared(CaptureName("drum", "Drum", "the drum")) == ["no alert captures `drum`: use it or take it out"]


def test_a_capture_of_no_alert_of_the_article_is_found() -> None:
    messages = found(captures.check, article(alerts='["Jam."]'))
    assert messages[0] == "29: no alert of the article captures `tray`: write “the tray” instead"


def test_without_an_alert_a_name_may_come_from_another_one() -> None:
    assert found(captures.check, article(alerts="", examples="")) == []


@pytest.mark.parametrize("between", ["", " ", " - ", "] ["])
def test_captures_with_no_word_between_are_found(between: str) -> None:
    messages = found(captures.check, article(alerts=f"['Jam in {{tray}}{between}{{page}}.']"))
    assert messages == ["12: no word stands between {tray} and {page}"]
