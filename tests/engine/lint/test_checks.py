"""Every check that needs the recogniser accepts good articles and finds what is wrong with bad ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from engine.lint import (
    CHECKS,
    Check,
    counterexamples,
    never_established,
    own_examples,
    shared_sentences,
    unprinted_alerts,
)
from engine.lint.recognising import Recognising, recognising
from kb.model import Article, Problem
from tests.kb.lint.knowledge import KEYS, article, knowledge_base

BARE = {"confirmed_by": "", "ruled_out_by": "", "shows": "", "walkthroughs": ""}
"""Takes the relations away."""

PASTE = "Paper jam in Tray 2 while printing."
TONER = '["The toner of {tray} ran out this morning."]'


def found(check: Callable[[Recognising], Iterable[Problem]], *articles: Article) -> list[str]:
    """What a check finds in these articles, as `article:line: message`."""
    problems = check(recognising(knowledge_base(*articles)))
    return [f"{problem.file.stem}:{problem.line}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(("name", "check"), CHECKS)
def test_a_good_article_passes(name: str, check: Check) -> None:
    assert found(check, article()) == [], name


@pytest.mark.parametrize(("name", "check"), CHECKS)
def test_a_retired_article_is_not_tried(name: str, check: Check) -> None:
    assert found(check, article(status="retired", examples="[{paste: Fire.}]", **BARE)) == [], name


def test_an_example_that_is_not_recognised_is_found() -> None:
    messages = found(own_examples.check, article(examples="[{paste: The lamp is red.}]"))
    assert messages == [
        "paper-jam:13: the example is not recognised as an alert of the article: compare it with `alerts`"
    ]


def test_an_example_that_is_recognised_as_another_articles_is_found() -> None:
    toner = article(file="alerts/toner", alerts=TONER, examples=f"[{{paste: {PASTE}}}]")
    messages = found(own_examples.check, article(), toner)
    assert messages == [
        "toner:13: the example is not recognised as an alert of the article, but as one of `paper-jam`: "
        "compare it with `alerts`"
    ]


def test_an_example_that_prints_another_articles_alert_too_is_found() -> None:
    paste = "The toner of Tray 2 ran out this morning. Paper jam in Tray 2 while printing."
    toner = article(file="alerts/toner", alerts=TONER, examples=f"[{{paste: {paste}}}]")
    messages = found(own_examples.check, article(), toner)
    assert messages == ["toner:13: the example is recognised as an alert of `paper-jam` as well"]


@pytest.mark.parametrize(
    ("finds", "message"),
    [
        ("{tray: Tray 3}", "the example gives “Tray 2” for `tray`, and `finds` says “Tray 3”"),
        ("{job: scan}", "the example gives “print” for `job`, and `finds` says “scan”"),
        ("{page: A4}", "the example gives nothing for `page`, and `finds` says “A4”"),
    ],
)
def test_an_example_that_gives_something_else_is_found(finds: str, message: str) -> None:
    messages = found(own_examples.check, article(examples=f"[{{paste: {PASTE}, finds: {finds}}}]"))
    assert messages == [f"paper-jam:13: {message}"]


def test_a_counterexample_that_is_no_alert_passes() -> None:
    assert found(counterexamples.check, article(not_examples="[There is paper in the tray.]")) == []


def test_a_counterexample_that_is_recognised_is_found() -> None:
    messages = found(counterexamples.check, article(not_examples=f"[{PASTE}]"))
    assert messages == [f"paper-jam:18: is recognised as an alert of the article all the same: {PASTE}"]


def test_an_alert_that_no_example_prints_is_found() -> None:
    messages = found(unprinted_alerts.check, article(alerts=f"{KEYS['alerts'][:-1]}, {TONER[1:]}"))
    assert messages == ["paper-jam:12: no example prints the alert “The toner of {tray} ran out this morning.”"]


def test_a_shared_alert_needs_an_example_of_each_article() -> None:
    other = article(
        file="alerts/jam-too", alerts=f"{KEYS['alerts'][:-1]}, {TONER[1:]}", examples=f"[{{paste: {PASTE}}}]"
    )
    assert [message.partition(":")[0] for message in found(unprinted_alerts.check, article(), other)] == ["jam-too"]


@pytest.mark.parametrize(
    "keys", [{"codes": "[E42]"}, {"ruled_out_by": "{job: scan}"}, {"shows": "{tray_state: {jammed: often}}"}]
)
def test_a_shared_sentence_passes_where_something_differs(keys: dict[str, str]) -> None:
    assert found(shared_sentences.check, article(), article(file="alerts/jam-too", **keys)) == []


def test_a_shared_sentence_that_nothing_tells_apart_is_found() -> None:
    messages = found(shared_sentences.check, article(), article(file="alerts/jam-too"))
    assert messages == [
        "jam-too:12: prints the same sentence as `paper-jam`, and no code or answer tells the two apart"
    ]


@pytest.mark.parametrize("keys", [{}, {"alerts": ""}, {"alerts": "", "codes": "[E42]"}])
def test_answers_prove_an_article(keys: dict[str, str]) -> None:
    assert found(never_established.check, article(**keys)) == []


def test_a_sentence_of_its_own_proves_an_article() -> None:
    assert found(never_established.check, article(**BARE)) == []


@pytest.mark.parametrize("kind", ["procedure", "practice"])
def test_what_is_no_cause_needs_no_proof(kind: str) -> None:
    assert found(never_established.check, article(kind=kind, alerts="", **BARE)) == []


@pytest.mark.parametrize("alerts", ["", KEYS["alerts"]])
def test_an_article_that_nothing_proves_is_found(alerts: str) -> None:
    messages = found(never_established.check, article(), article(file="alerts/jam-too", **{**BARE, "alerts": alerts}))
    assert messages == ["jam-too:3: nothing can establish it: say in `confirmed_by` which answers prove it"]
