"""What examples and walkthroughs exercise, and what nobody exercises, uses or can establish."""

from __future__ import annotations

from engine.coverage import Coverage, coverage
from kb.model import Article
from tests.kb.lint.knowledge import KEYS, article, knowledge_base

BARE = dict.fromkeys([*KEYS][9:], "")
"""Takes the keys away that say how the article is recognised and proved."""

JAM = KEYS["alerts"]


def covered(*articles: Article, **questions: str) -> Coverage:
    """The coverage of the printer's knowledge base with these articles."""
    return coverage(knowledge_base(*articles, **questions))


def test_an_alert_that_an_example_prints_is_exercised() -> None:
    assert covered(article()).alerts.left == ()


def test_an_alert_without_example_is_not_exercised() -> None:
    alert = "The toner of {tray} ran out."
    assert covered(article(alerts=f'{JAM[:-1]}, "{alert}"]')).alerts.left == (("paper-jam", alert),)


def test_a_shared_sentence_is_exercised_for_the_article_with_the_example_only() -> None:
    other = article(file="alerts/jam-too", examples="", alerts=JAM)
    assert covered(article(), other).alerts.left == (("jam-too", JAM[2:-2]),)


def test_a_code_in_an_example_is_exercised_however_it_is_written() -> None:
    paste = "Paper jam in Tray 2 while printing. Error 0x80040265"
    found = covered(article(codes="[-2147220891, E_TONER]", examples=f"[{{paste: {paste}}}]"))
    assert found.codes.left == (("paper-jam", "E_TONER"),)


def test_an_answer_is_exercised_by_a_walkthrough_or_by_a_word_of_an_alert() -> None:
    exercised = {("tray_state", "jammed"), ("tray_state", "empty"), ("job", "print")}
    assert covered(article()).answers.exercised == exercised


def test_a_question_nobody_answers_is_not_exercised() -> None:
    assert covered(article(walkthroughs="")).questions.left == (("tray_state",),)


def test_what_an_article_is_never_walked_to_is_not_exercised() -> None:
    walks = "[{answers: {tray_state: jammed}}]"
    assert covered(article(walkthroughs=walks)).ratings.left == (("paper-jam", "excluded"),)


def test_an_example_that_only_one_article_claims_establishes_it() -> None:
    assert ("paper-jam", "established") in covered(article(walkthroughs="")).ratings.exercised


def test_a_question_in_no_relation_is_unused() -> None:
    found = covered(article(confirmed_by="", ruled_out_by="", shows=""))
    assert found.unused_questions == ("tray_state",)


def test_an_answer_that_a_word_of_an_alert_gives_is_used() -> None:
    assert covered(article(alerts='["Paper jam in {tray} while {job:printing}."]')).unused_answers == (("job", "scan"),)


def test_an_answer_that_escalates_is_used() -> None:
    question = "noise: {ask: Any noise?, answers: {loud: Loud, none: None}, escalates: [loud]}\n"
    assert covered(article(), questions=question).unused_answers == (("noise", "none"),)


def test_a_cause_without_proof_can_never_be_established() -> None:
    assert covered(article(**{**BARE, "alerts": "", "confirmed_by": ""})).never_established == ("paper-jam",)


def test_a_sentence_that_two_articles_share_establishes_neither() -> None:
    shared = {"confirmed_by": "", "walkthroughs": ""}
    found = covered(article(**shared), article(file="alerts/jam-too", **shared))
    assert found.never_established == ("paper-jam", "jam-too")


def test_a_procedure_need_not_be_established() -> None:
    found = covered(article(kind="procedure", alerts="", examples="", confirmed_by="", walkthroughs=""))
    assert found.never_established == ()


def test_an_example_that_is_not_recognised_is_told_with_its_line() -> None:
    found = covered(article(examples="[{paste: The weather is fine.}]"))
    assert [(each[0], each[2]) for each in found.failed] == [("paper-jam", "the example is not recognised")]


def test_a_walkthrough_that_leads_elsewhere_is_told() -> None:
    found = covered(article(walkthroughs="[{answers: {tray_state: empty}}]"))
    assert found.failed[0][2] == "the walkthrough leads to excluded, not to established"


def test_a_retired_article_exercises_nothing() -> None:
    assert covered(article(status="retired")).alerts.all == ()
