"""Which questions are offered before anything is known, and what an answer to one of them says besides."""

from __future__ import annotations

from engine.ways_in import begun_with, ways_in
from kb.model import Answer, Condition, Group, Question, Vocabulary

ANSWERS = (Answer("yes", "Yes"), Answer("no", "No"))


def question(name: str, *only_if: Group, way_in: str = "") -> Question:
    return Question(name, f"{name}?", ANSWERS, only_if=only_if, way_in=way_in)


def vocabulary(*questions: Question) -> Vocabulary:
    return Vocabulary({each.id: each for each in questions})


def when(*conditions: tuple[str, ...]) -> Group:
    return Group(tuple(Condition(name, answers) for name, *answers in conditions))


def test_authors_say_which_questions_are_offered() -> None:
    offered = ways_in(vocabulary(question("a"), question("b", way_in="Begin here")))
    assert [each.id for each in offered] == ["b"]


def test_the_first_question_is_offered_where_they_say_nothing() -> None:
    assert [each.id for each in ways_in(vocabulary(question("a"), question("b")))] == ["a"]


def test_nothing_is_offered_where_nothing_is_asked() -> None:
    assert ways_in(vocabulary()) == ()


def test_an_answer_says_what_its_question_waits_for() -> None:
    about = vocabulary(question("a"), question("b", when(("a", "yes"))), question("c", when(("b", "no"))))
    assert list(begun_with(about, {"c": "yes"}).items()) == [("a", "yes"), ("b", "no"), ("c", "yes")]


def test_an_answer_does_not_say_which_of_several_it_was() -> None:
    about = vocabulary(question("a"), question("b", when(("a", "yes", "no"))))
    assert begun_with(about, {"b": "yes"}) == {"b": "yes"}


def test_an_answer_does_not_say_which_of_two_reasons_there_was_to_ask() -> None:
    about = vocabulary(question("a"), question("b", when(("a", "yes")), when(("c", "yes"))), question("c"))
    assert begun_with(about, {"b": "yes"}) == {"b": "yes"}


def test_questions_that_wait_for_each_other_come_to_an_end() -> None:
    about = vocabulary(question("a", when(("b", "yes"))), question("b", when(("a", "yes"))))
    assert begun_with(about, {"a": "no"}) == {"b": "yes", "a": "no"}
