"""Checks of questions, answers and synonyms that nobody uses, or that cannot be told apart."""

from __future__ import annotations

from dataclasses import replace

from kb.lint import Check, labels, synonym_sets, unused_answers
from kb.model import SynonymSet, TicketItem
from tests.kb.lint.knowledge import QUESTIONS, article, knowledge_base


def found(check: Check, questions: str, **keys: str) -> list[str]:
    """What a check finds in the good article with these keys and the questions of the printer and these."""
    problems = check(knowledge_base(article(**keys), questions=QUESTIONS + questions))
    return [f"{problem.line}: {problem.message}" for problem in problems]


def synonyms(*sets: tuple[str, ...]) -> list[str]:
    """What is found in these sets of synonyms."""
    kb = knowledge_base(article())
    words = replace(kb.vocabulary, synonyms=tuple(map(SynonymSet, sets)))
    return [problem.message for problem in synonym_sets.check(replace(kb, vocabulary=words))]


def test_answers_that_relations_and_alerts_use_pass() -> None:
    assert found(unused_answers.check, "") == []


def test_an_answer_that_nothing_uses_is_found() -> None:
    messages = found(unused_answers.check, "", ruled_out_by="")
    assert messages == ["1: no article uses the answer `tray_state: empty`: say what it shows or rules out"]


def test_a_question_that_nothing_needs_is_found() -> None:
    messages = found(unused_answers.check, "moon: {ask: Moon?, answers: {new: New, full: Full}}")
    assert messages == ["6: nothing needs the question `moon`: use it or take it out"]


def test_an_answer_that_escalates_is_of_use() -> None:
    moon = "moon: {ask: Moon?, answers: {new: New, full: Full}, escalates: [new, full]}"
    assert found(unused_answers.check, moon) == []


def test_a_question_that_a_ticket_names_is_needed() -> None:
    kb = knowledge_base(article(), questions=QUESTIONS + "moon: {ask: Moon?, answers: {new: New}}")
    item = TicketItem("when", "When", questions=("moon",))
    problems = unused_answers.check(replace(kb, vocabulary=replace(kb.vocabulary, ticket=(item,))))
    assert ["nothing needs" in problem.message for problem in problems] == [False]


def test_a_retired_article_uses_nothing() -> None:
    assert "tray_state" in " ".join(found(unused_answers.check, "", status="retired"))


def test_without_an_article_nothing_is_unused() -> None:
    assert list(unused_answers.check(knowledge_base())) == []


def test_words_that_differ_pass() -> None:
    assert found(labels.check, "lid: {ask: Lid?, answers: {a: Open, b: Shut}}") == []


def test_answers_with_the_same_words_are_found() -> None:
    messages = found(labels.check, "lid: {ask: Lid?, answers: {a: Open, b: ' open'}}")
    assert messages == ["6: the answers `a` and `b` of `lid` have the same words"]


def test_questions_with_the_same_words_are_found() -> None:
    messages = found(labels.check, "tray: {ask: how is the tray?, answers: {a: Open}}")
    assert messages == ["6: `tray` asks the same as `tray_state`"]


def test_synonyms_of_words_that_somebody_uses_pass() -> None:
    assert synonyms(("tray", "drawer"), ("paper jam", "blockage")) == []


def test_a_synonym_of_two_words_is_found() -> None:
    assert synonyms(("tray", "drawer"), ("sheet", "Drawer")) == ["`Drawer` is a synonym of `tray` and of `sheet`"]


def test_synonyms_that_nobody_uses_are_found() -> None:
    assert synonyms(("moon", "satellite")) == ["nothing uses a word of the set `moon`"]
