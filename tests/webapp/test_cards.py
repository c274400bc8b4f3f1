"""The cards hold all that is shown of a resolution or a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.findings import Candidate
from engine.helpdesk import Helpdesk
from engine.resolution import resolution_of
from kb.model import Answer, Rating
from tests.webapp.pages import DESCALE, NEAR_DESCALE
from tests.webapp.standings import asking, near, standing, suggested
from webapp.presenters.cards import (
    Choice,
    QuestionCard,
    ResolutionCard,
    changing_card,
    question_card,
    resolution_card,
    similar_alerts,
)


def shown(desk: Helpdesk, text: str) -> ResolutionCard:
    """The card of the first resolution of a text."""
    diagnosed = desk.diagnose(text)
    return resolution_card(desk.kb, diagnosed, desk.resolutions(diagnosed)[0])


@pytest.fixture(scope="module")
def exact(desk: Helpdesk) -> ResolutionCard:
    return shown(desk, DESCALE)


def asked(desk: Helpdesk, question: str, preselected: str = "", misunderstood: str = "") -> QuestionCard:
    return question_card(desk.kb, asking(desk.kb, question, preselected), {}, misunderstood)


def test_an_exact_alert_is_sure(exact: ResolutionCard) -> None:
    assert exact.sure


def test_its_confidence_is_said_in_words(exact: ResolutionCard) -> None:
    assert exact.confidence == "Exact alert text"


def test_captures_are_marked_in_the_steps(exact: ResolutionCard) -> None:
    assert exact.steps is not None
    assert exact.steps.steps[0].html == "Open <strong><mark>North</mark></strong>."


def test_the_command_of_a_step_can_be_copied(exact: ResolutionCard) -> None:
    assert exact.steps is not None
    assert exact.steps.steps[1].commands == ('clean --machine "North"',)


def test_all_steps_can_be_copied_as_text(exact: ResolutionCard) -> None:
    assert exact.steps_text.startswith("1. Open North.")


def test_links_lead_to_the_pages_of_articles(exact: ResolutionCard) -> None:
    assert exact.steps is not None
    assert 'href="/article/no-water"' in exact.steps.steps[2].html


def test_who_can_do_it_is_told(exact: ResolutionCard) -> None:
    assert ("Who can do it", "Kitchen manager") in exact.facts


def test_the_proof_says_where_its_author_wrote_it(exact: ResolutionCard) -> None:
    assert exact.proof[0].where.startswith("descale.md:")


def test_an_exact_alert_has_no_differences(exact: ResolutionCard) -> None:
    assert exact.differences == ()


def test_a_near_alert_shows_its_differences(desk: Helpdesk) -> None:
    assert [part.yours for part in shown(desk, NEAR_DESCALE).differences if not part.same] == ["get"]


def test_a_near_alert_is_not_sure(desk: Helpdesk) -> None:
    assert not shown(desk, NEAR_DESCALE).sure


def test_i_dont_know_is_always_offered_last(desk: Helpdesk) -> None:
    assert asked(desk, "power").choices[-1] == Choice("unknown", "I don’t know", "3")


def test_the_answer_that_was_heard_is_marked(desk: Helpdesk) -> None:
    marked = [choice for choice in asked(desk, "lamp", preselected="red").choices if choice.mark]
    assert marked == [Choice("red", "It is red", "1", "as I understood you")]


def test_a_question_says_how_many_there_will_be(desk: Helpdesk) -> None:
    assert asked(desk, "power").progress == "Question 2 of about 5"


def test_a_question_says_why_it_is_asked(desk: Helpdesk) -> None:
    assert asked(desk, "power").why[0].sentence == "A machine without power cannot do anything."


def test_a_question_says_where_to_look(desk: Helpdesk) -> None:
    assert "<code>lamp --show</code>" in asked(desk, "power").look[0].html


def test_a_reply_that_was_no_answer_is_quoted(desk: Helpdesk) -> None:
    assert "“perhaps”" in asked(desk, "power", misunderstood="perhaps").note


def test_a_long_reply_is_quoted_in_part(desk: Helpdesk) -> None:
    assert len(asked(desk, "power", misunderstood="perhaps " * 50).note) < 160


def test_changing_an_answer_marks_the_one_that_stands(desk: Helpdesk) -> None:
    card = changing_card(desk.kb, desk.kb.vocabulary.questions["power"], "no", {})
    assert [choice.answer for choice in card.choices if choice.mark] == ["no"]


def test_a_tenth_answer_has_no_key(many: QuestionCard) -> None:
    assert [choice.key for choice in many.choices][-2:] == ["9", ""]


@pytest.fixture
def many(desk: Helpdesk) -> QuestionCard:
    """A question with nine answers, and "I don't know" as the tenth."""
    question = replace(desk.kb.vocabulary.questions["power"], answers=tuple(Answer(f"a{n}", f"A{n}") for n in range(9)))
    return changing_card(desk.kb, question, "", {})


def test_a_cause_that_is_proved_is_not_put_in_doubt_by_a_similar_alert(desk: Helpdesk) -> None:
    proved = Candidate("descale", Rating.ESTABLISHED, 1.0)
    shown = resolution_of(desk.article("descale"), proved, (near("descale"),))
    card = resolution_card(desk.kb, standing(asking(desk.kb, "power")), shown)
    assert (card.confidence, card.differences) == ("Established by your answers", ())


def test_a_near_alert_is_offered_beside_a_question(desk: Helpdesk) -> None:
    at = standing(asking(desk.kb, "power"), near("descale"))
    assert [each.article for each in similar_alerts(desk.kb, at, ())] == ["descale"]


def test_a_near_alert_that_was_tried_is_not_offered_again(desk: Helpdesk) -> None:
    at = standing(asking(desk.kb, "power"), near("descale"))
    assert similar_alerts(desk.kb, at, ("descale",)) == ()


def test_a_near_alert_that_is_excluded_is_not_offered(desk: Helpdesk) -> None:
    excluded = tuple(replace(each, rating=Rating.EXCLUDED) for each in suggested("descale"))
    at = standing(asking(desk.kb, "power"), near("descale"), differential=excluded)
    assert similar_alerts(desk.kb, at, ()) == ()
