"""What the interview does next: resolve, ask the most telling question, offer a shortlist or escalate."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.differential import Frequencies, column
from engine.findings import Candidate
from engine.information import information_gain
from engine.interview import Ask, Escalate, Known, NextStep, Resolve, Shortlist, next_step
from kb.model import UNKNOWN, Answer, Condition, Group, Question, Rating, Vocabulary

YES_NO = (Answer("yes", "Yes"), Answer("no", "No"))
SHARP = (0.99, 0.01)
BLUNT = (0.5, 0.5)


def suggested(article: str, likelihood: float) -> Candidate:
    return Candidate(article, Rating.SUGGESTED, likelihood)


def columns(**rows: dict[str, tuple[float, ...]]) -> Frequencies:
    made = {question: column(("yes", "no"), row) for question, row in rows.items()}
    return Frequencies(made, {}, frozenset())


def vocabulary(*questions: Question) -> Vocabulary:
    return Vocabulary({question.id: question for question in questions})


def question(name: str, effort: int = 1, only_if: tuple[Group, ...] = ()) -> Question:
    return Question(name, f"{name}?", YES_NO, effort=effort, only_if=only_if)


def known(answers: dict[str, str] | None = None, tried: tuple[str, ...] = ()) -> Known:
    return Known(answers or {}, {}, frozenset(tried))


TWO = (suggested("a", 0.5), suggested("b", 0.5))
TELLING = {"a": SHARP, "b": (0.01, 0.99)}
WEAK = {"a": (0.7, 0.3), "b": (0.3, 0.7)}


def step(frequencies: Frequencies, words: Vocabulary, said: Known, candidates: tuple[Candidate, ...] = TWO) -> NextStep:
    return next_step(words, frequencies, candidates, said)


def asked(taken: NextStep) -> str:
    assert isinstance(taken, Ask)
    return taken.question.id


def test_an_established_candidate_is_resolved_before_anything_is_asked() -> None:
    established = Candidate("a", Rating.ESTABLISHED, 0.2)
    taken = step(columns(q=TELLING), vocabulary(question("q")), known(), (established, suggested("b", 0.8)))
    assert taken == Resolve((established,))


def test_all_established_candidates_are_resolved_in_their_order() -> None:
    both = (Candidate("a", Rating.ESTABLISHED, 0.2), Candidate("b", Rating.ESTABLISHED, 0.1))
    assert step(columns(), vocabulary(), known(), both) == Resolve(both)


def test_a_candidate_beyond_the_stopping_likelihood_is_resolved() -> None:
    likely = suggested("a", 0.97)
    assert step(columns(q=TELLING), vocabulary(question("q")), known(), (likely, suggested("b", 0.03))) == Resolve(
        (likely,)
    )


def test_the_most_telling_question_is_asked_first() -> None:
    words = vocabulary(question("weak"), question("telling"))
    assert asked(step(columns(weak=WEAK, telling=TELLING), words, known())) == "telling"


def test_a_question_of_great_effort_yields_to_an_easy_one_that_tells_nearly_as_much() -> None:
    words = vocabulary(question("hard", effort=5), question("easy"))
    frequencies = columns(hard=TELLING, easy={"a": (0.9, 0.1), "b": (0.1, 0.9)})
    assert asked(step(frequencies, words, known())) == "easy"


def test_a_question_whose_condition_is_open_waits_for_the_question_it_depends_on() -> None:
    depending = question("depending", only_if=(Group((Condition("first", ("yes",)),)),))
    words = vocabulary(depending, question("first"))
    assert asked(step(columns(depending=TELLING, first={}), words, known())) == "first"


def test_a_question_whose_condition_was_denied_is_not_asked() -> None:
    depending = question("depending", only_if=(Group((Condition("first", ("yes",)),)),))
    words = vocabulary(depending, question("first"))
    assert isinstance(step(columns(depending=TELLING, first={}), words, known({"first": "no"})), Shortlist)


def test_not_knowing_the_condition_does_not_stand_in_the_way() -> None:
    depending = question("depending", only_if=(Group((Condition("first", ("yes",)),)),))
    words = vocabulary(depending, question("first"))
    assert asked(step(columns(depending=TELLING, first={}), words, known({"first": UNKNOWN}))) == "depending"


def test_conditions_that_wait_for_each_other_do_not_run_in_a_circle() -> None:
    words = vocabulary(
        question("x", only_if=(Group((Condition("y", ("yes",)),)),)),
        question("y", only_if=(Group((Condition("x", ("yes",)),)),)),
    )
    assert isinstance(step(columns(x=TELLING, y=TELLING), words, known()), Shortlist)


def test_an_answered_question_is_not_asked_again_even_when_nobody_knew() -> None:
    assert isinstance(step(columns(q=TELLING), vocabulary(question("q")), known({"q": UNKNOWN})), Shortlist)


def test_what_no_question_separates_becomes_a_shortlist() -> None:
    assert step(columns(), vocabulary(), known()) == Shortlist(TWO)


def test_the_only_plausible_candidate_is_resolved_when_nothing_is_left_to_ask() -> None:
    only = suggested("a", 0.6)
    assert step(columns(), vocabulary(), known(), (only,)) == Resolve((only,))


def test_when_everything_was_tried_the_case_is_escalated() -> None:
    assert step(columns(), vocabulary(), known(tried=("a", "b"))) == Escalate("tried")


def test_a_heard_answer_is_preselected() -> None:
    said = Known({}, {"q": "no"}, frozenset())
    taken = step(columns(q=TELLING), vocabulary(question("q")), said)
    assert isinstance(taken, Ask)
    assert taken.preselected == "no"


def test_why_a_question_is_asked_names_what_each_answer_speaks_for() -> None:
    taken = step(columns(q=TELLING), vocabulary(question("q")), known())
    assert isinstance(taken, Ask)
    assert {part.answer: part.articles for part in taken.separates} == {"yes": ("a",), "no": ("b",)}


def test_a_perfect_question_about_two_equal_candidates_tells_one_bit() -> None:
    asked_about = column(("yes", "no"), {"a": (1 - 1e-12, 1e-12), "b": (1e-12, 1 - 1e-12)})
    assert information_gain(asked_about, TWO) == pytest.approx(1.0)


def test_a_question_no_candidate_speaks_of_tells_nothing() -> None:
    assert information_gain(column(("yes", "no"), {}), TWO) == 0.0


@given(
    st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 0.99)), min_size=2, max_size=8),
)
def test_a_question_never_tells_more_than_there_is_to_know(pairs: list[tuple[float, float]]) -> None:
    total = sum(weight for weight, _ in pairs)
    candidates = [suggested(str(place), weight / total) for place, (weight, _) in enumerate(pairs)]
    asked_about = column(("yes", "no"), {str(place): (yes, 1 - yes) for place, (_, yes) in enumerate(pairs)})
    entropy = -sum(each.likelihood * math.log2(each.likelihood) for each in candidates)
    assert -1e-9 <= information_gain(asked_about, candidates) <= entropy + 1e-9


def test_a_clear_lead_is_resolved_when_the_best_question_saves_less_work_than_it_costs() -> None:
    leading = (suggested("a", 0.9), suggested("b", 0.1))
    words = vocabulary(question("hard", effort=5))
    assert step(columns(hard={"a": (0.7, 0.3), "b": (0.3, 0.7)}), words, known(), leading) == Resolve((leading[0],))


def test_a_question_is_asked_despite_a_lead_when_it_saves_more_than_it_costs() -> None:
    leading = (suggested("a", 0.6), suggested("b", 0.4))
    assert asked(step(columns(q=TELLING), vocabulary(question("q")), known(), leading)) == "q"


@pytest.mark.parametrize(("effort", "taken"), [(1, Resolve), (4, Ask)])
def test_a_quick_resolution_is_tried_where_a_laborious_one_is_first_asked_about(effort: int, taken: type) -> None:
    leading = (suggested("a", 0.9), suggested("b", 0.1))
    frequencies = replace(columns(q={"a": (0.8, 0.2), "b": (0.2, 0.8)}), efforts={"a": effort, "b": effort})
    assert isinstance(step(frequencies, vocabulary(question("q")), known(), leading), taken)


def test_a_condition_that_was_heard_need_not_be_asked_for() -> None:
    depending = question("depending", only_if=(Group((Condition("first", ("yes",)),)),))
    words = vocabulary(depending, question("first"))
    heard = Known({}, {"first": "yes"}, frozenset())
    assert asked(step(columns(depending=TELLING, first={}), words, heard)) == "depending"


def test_what_was_heard_is_asked_after_what_tells_nearly_as_much() -> None:
    words = vocabulary(question("heard"), question("other"))
    frequencies = columns(heard=TELLING, other={"a": (0.9, 0.1), "b": (0.1, 0.9)})
    assert asked(step(frequencies, words, Known({}, {"heard": "yes"}, frozenset()))) == "other"


def test_words_merely_heard_do_not_escalate() -> None:
    grave = Question("grave", "Grave?", YES_NO, escalates=("yes",))
    taken = step(
        columns(q=TELLING, grave={}), vocabulary(question("q"), grave), Known({}, {"grave": "yes"}, frozenset())
    )
    assert asked(taken) == "q"


def test_a_condition_that_all_candidates_agree_on_need_not_be_asked_for() -> None:
    depending = question("depending", only_if=(Group((Condition("first", ("yes",)),)),))
    words = vocabulary(depending, question("first"))
    frequencies = columns(depending=TELLING, first={"a": (0.9, 0.1), "b": (0.9, 0.1)})
    assert asked(step(frequencies, words, known())) == "depending"


def at_a_loss(*questions: str) -> Known:
    return known(dict.fromkeys(questions, UNKNOWN))


def test_who_can_answer_nothing_is_shown_what_there_is_where_advice_leads() -> None:
    taken = step(columns(q=TELLING), vocabulary(question("q")), at_a_loss("k", "l", "m", "n"))
    assert taken == Shortlist(TWO)


def test_who_can_answer_nothing_is_asked_on_where_a_cause_leads() -> None:
    frequencies = replace(columns(q=TELLING), causes=frozenset({"a"}))
    assert asked(step(frequencies, vocabulary(question("q")), at_a_loss("k", "l", "m", "n"))) == "q"


def test_who_can_answer_nothing_for_long_is_shown_what_there_is() -> None:
    frequencies = replace(columns(q=TELLING), causes=frozenset({"a"}))
    assert step(frequencies, vocabulary(question("q")), at_a_loss(*"klmnop")) == Shortlist(TWO)


def test_who_could_answer_often_is_asked_on() -> None:
    said = known({**dict.fromkeys("klmn", UNKNOWN), "o": "yes", "p": "yes", "r": "no"})
    assert asked(step(columns(q=TELLING), vocabulary(question("q")), said)) == "q"
