"""Every paste an article gives as example is recognised as its alert, and no other article's."""

from __future__ import annotations

import pytest

from engine.findings import Recognition
from engine.recognition.recogniser import Recogniser
from kb.model import Article, Example
from tests.content.knowledge import EXAMPLES, NOT_EXAMPLES


def found(recognition: Recognition) -> dict[str, str]:
    """The captured names, and the answers of choices, of all alerts of a text."""
    captures = {capture.name: capture.text for alert in recognition.alerts for capture in alert.captures}
    return captures | {finding.question: finding.answer for alert in recognition.alerts for finding in alert.findings}


@pytest.mark.parametrize(("article", "example"), EXAMPLES)
def test_an_example_is_recognised_as_the_alert_of_its_article(
    recogniser: Recogniser, article: Article, example: Example
) -> None:
    alerts = recogniser.recognise(example.paste).alerts
    assert any(article.id in alert.claimants for alert in alerts), [alert.article for alert in alerts]


@pytest.mark.parametrize(("article", "example"), EXAMPLES)
def test_an_example_is_no_alert_of_another_article(recogniser: Recogniser, article: Article, example: Example) -> None:
    alerts = recogniser.recognise(example.paste).alerts
    assert [alert.article for alert in alerts if article.id not in alert.claimants] == []


@pytest.mark.parametrize(("article", "example"), EXAMPLES)
def test_an_example_gives_what_it_says(recogniser: Recogniser, article: Article, example: Example) -> None:
    given = found(recogniser.recognise(example.paste))
    assert {name: given.get(name) for name in example.finds} == dict(example.finds)


@pytest.mark.parametrize(("article", "paste"), NOT_EXAMPLES)
def test_what_is_no_example_is_not_recognised_as_the_article(
    recogniser: Recogniser, article: Article, paste: str
) -> None:
    assert article.id not in [alert.article for alert in recogniser.recognise(paste).alerts]
