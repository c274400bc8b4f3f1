"""The verdicts of walkthroughs hang by the answers they cite, and by nothing else."""

from __future__ import annotations

import pytest

from engine.expert import Expert
from kb.model import Article, Walkthrough
from tests.content.knowledge import WALKTHROUGHS
from tests.engine.citing import cited, removals, verdicts

SAMPLE = WALKTHROUGHS[::7]


@pytest.mark.parametrize(("article", "walkthrough"), SAMPLE)
def test_a_walkthrough_leads_elsewhere_without_an_answer_its_verdict_cites(
    expert: Expert, article: Article, walkthrough: Walkthrough
) -> None:
    assert all(each.changes_the_verdict for each in removals(expert, walkthrough.answers, of=article.id))


@pytest.mark.parametrize(("article", "walkthrough"), SAMPLE)
def test_what_the_verdict_of_a_walkthrough_cites_is_enough_for_it(
    expert: Expert, article: Article, walkthrough: Walkthrough
) -> None:
    verdict = verdicts(expert, walkthrough.answers)[article.id]
    grounds = cited(verdict, expert.conclude(walkthrough.answers).derivations)
    enough = {question: answer for question, answer in walkthrough.answers.items() if question in grounds}
    assert verdicts(expert, enough)[article.id].rating is verdict.rating
