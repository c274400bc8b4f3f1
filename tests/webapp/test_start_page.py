"""The empty conversation offers alerts of the knowledge base itself to try."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from engine.helpdesk import Helpdesk
from kb.model import Example, KnowledgeBase
from tests.webapp.pages import DESCALE
from webapp.presenters.start_page import LONGEST_EXAMPLE, example_alerts


def with_example(kb: KnowledgeBase, paste: str) -> KnowledgeBase:
    """The knowledge base with one article, whose only example is `paste`."""
    article = replace(kb.articles["descale"], examples=(Example(paste),))
    return replace(kb, articles=MappingProxyType({article.id: article}))


def test_examples_are_of_different_areas(desk: Helpdesk) -> None:
    assert [example.area for example in example_alerts(desk.kb)] == ["Water", "Tank"]


def test_the_project_offers_three(project_kb: Helpdesk) -> None:
    assert len(example_alerts(project_kb.kb)) == 3


def test_each_offered_by_the_project_is_recognised(project_kb: Helpdesk) -> None:
    offered = [example.text for example in example_alerts(project_kb.kb)]
    assert [text for text in offered if not project_kb.diagnose(text).alerts] == []


def test_a_quoted_mail_is_no_clean_example(desk: Helpdesk) -> None:
    assert example_alerts(with_example(desk.kb, DESCALE.replace(" before", "\n> before"))) == ()


def test_an_example_that_begins_with_other_words_is_not_offered(desk: Helpdesk) -> None:
    assert example_alerts(with_example(desk.kb, f"Since Monday: {DESCALE}")) == ()


def test_a_very_long_example_is_not_offered(desk: Helpdesk) -> None:
    assert example_alerts(with_example(desk.kb, DESCALE + "!" * LONGEST_EXAMPLE)) == ()
