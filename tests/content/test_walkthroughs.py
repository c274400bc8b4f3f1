"""The answers of every walkthrough lead to the rating it says."""

from __future__ import annotations

import pytest

from engine.expert import Expert
from kb.model import Article, Walkthrough
from tests.content.knowledge import WALKTHROUGHS, said_by


@pytest.mark.parametrize(("article", "walkthrough"), WALKTHROUGHS)
def test_a_walkthrough_leads_to_its_rating(expert: Expert, article: Article, walkthrough: Walkthrough) -> None:
    differential = expert.consider(said_by(walkthrough)).differential
    ratings = {candidate.article: candidate.rating for candidate in differential}
    assert ratings.get(article.id, "unclear") == walkthrough.rated
