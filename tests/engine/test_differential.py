"""How candidates are ordered: what articles state and imply about answers, evidence, outcomes, and what stays out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.differential import compile_frequencies, order
from engine.findings import Conclusion, Experience, Finding, Origin
from kb.model import Answer, Article, Condition, Group, Kind, KnowledgeBase, Question, Rating, Shows, Status, Vocabulary

YES_NO = (Answer("yes", "Yes"), Answer("no", "No"))


def article(name: str, *shows: tuple[str, str, float], kind: Kind = Kind.SYMPTOM) -> Article:
    return Article(name, name, kind, "", Path(name), shows=tuple(Shows(*entry) for entry in shows))


def group(question: str, answer: str) -> Group:
    return Group((Condition(question, (answer,)),))


def base(*articles: Article, questions: tuple[Question, ...] = (Question("q", "q?", YES_NO),)) -> KnowledgeBase:
    asked = {question.id: question for question in questions}
    return KnowledgeBase(Path(), "v", {each.id: each for each in articles}, Vocabulary(asked))


def said(question: str, answer: str, origin: Origin = Origin.ANSWERED) -> Finding:
    return Finding(question, answer, origin)


def likelihoods(kb: KnowledgeBase, *findings: Finding, **more: dict[str, float]) -> dict[str, float]:
    ordered = order(compile_frequencies(kb), (), findings, more.get("evidence", {}), {})
    return {each.article: each.likelihood for each in ordered}


OFTEN, SELDOM = article("often", ("q", "yes", 0.9)), article("seldom", ("q", "yes", 0.1))


def test_an_answer_raises_the_article_that_shows_it_more_often_in_that_proportion() -> None:
    found = likelihoods(base(OFTEN, SELDOM), said("q", "yes"))
    assert found["often"] / found["seldom"] == pytest.approx(9.0)


def test_what_is_merely_heard_counts_a_fifth() -> None:
    found = likelihoods(base(OFTEN, SELDOM), said("q", "yes", Origin.HEARD))
    assert found["often"] / found["seldom"] == pytest.approx(9.0**0.2)


def test_an_answer_that_no_question_offers_changes_nothing() -> None:
    assert likelihoods(base(OFTEN, SELDOM), said("q", "perhaps")) == likelihoods(base(OFTEN, SELDOM))


def test_evidence_raises_an_article() -> None:
    assert likelihoods(base(OFTEN, SELDOM), evidence={"seldom": 1.0})["seldom"] > 0.8


def test_what_earlier_cases_reported_shifts_the_prior() -> None:
    experience = {"often": Experience(tried=9, helped=9, factor=2.0)}
    ordered = order(compile_frequencies(base(OFTEN, SELDOM)), (), (), {}, experience)
    assert ordered[0].likelihood / ordered[1].likelihood == pytest.approx(2.0)


def test_a_retired_article_is_no_candidate() -> None:
    assert likelihoods(base(OFTEN, replace(SELDOM, status=Status.RETIRED))).keys() == {"often"}


def test_a_procedure_is_a_candidate_only_when_evidence_speaks_for_it() -> None:
    kb = base(OFTEN, article("how", ("q", "yes", 0.9), kind=Kind.PROCEDURE))
    assert ("how" in likelihoods(kb), "how" in likelihoods(kb, evidence={"how": 1.0})) == (False, True)


def test_an_excluded_article_has_no_likelihood() -> None:
    kb = base(OFTEN, SELDOM)
    ordered = order(compile_frequencies(kb), (Conclusion("often", Rating.EXCLUDED, ()),), (), {}, {})
    assert [(each.article, each.likelihood) for each in ordered] == [("seldom", 1.0), ("often", 0.0)]


def test_an_established_article_comes_before_a_likelier_one() -> None:
    kb = base(OFTEN, SELDOM)
    concluded = (Conclusion("seldom", Rating.ESTABLISHED, ()),)
    assert order(compile_frequencies(kb), concluded, (said("q", "yes"),), {}, {})[0].article == "seldom"


@pytest.mark.parametrize(
    ("stating", "share"),
    [
        (replace(article("a"), requires=group("q", "yes")), 0.97),
        (replace(article("a"), confirmed_by=(group("q", "yes"),)), 0.8),
        (replace(article("a"), ruled_out_by=(group("q", "no"),)), 0.97),
        (replace(article("a", ("q", "yes", 0.6)), requires=group("q", "yes")), 0.6),
    ],
)
def test_what_an_article_implies_about_an_answer_follows_from_its_relations(stating: Article, share: float) -> None:
    assert compile_frequencies(base(stating)).columns["q"].of("a")[0] == pytest.approx(share, abs=0.011)


TOP = Question("top", "top?", (Answer("left", "Left"), Answer("right", "Right")))
BELOW = Question("q", "q?", YES_NO, derived=(("yes", group("top", "left")), ("no", group("top", "right"))))


def test_a_question_that_settles_another_is_as_telling_as_what_it_settles() -> None:
    columns = compile_frequencies(base(OFTEN, SELDOM, questions=(TOP, BELOW))).columns
    assert columns["top"].of("often") == pytest.approx(columns["q"].of("often"))


def test_an_answer_that_settles_others_is_not_counted_twice() -> None:
    kb = base(OFTEN, SELDOM, questions=(TOP, BELOW))
    once = likelihoods(kb, said("q", "yes", Origin.DERIVED))
    assert likelihoods(kb, said("top", "left"), said("q", "yes", Origin.DERIVED)) == once


BOTH = (Question("q", "q?", YES_NO), Question("r", "r?", YES_NO))


def not_known(kb: KnowledgeBase, question: str) -> dict[str, float]:
    return {each.article: each.likelihood for each in order(compile_frequencies(kb), (), (), {}, {}, {question})}


def test_not_knowing_speaks_for_the_articles_that_are_silent_about_the_question() -> None:
    found = not_known(base(OFTEN, article("silent", ("r", "yes", 0.9)), questions=BOTH), "q")
    assert found["often"] / found["silent"] == pytest.approx(0.4)


def test_not_knowing_changes_nothing_between_articles_that_speak_of_the_question() -> None:
    assert not_known(base(OFTEN, SELDOM), "q") == {"often": 0.5, "seldom": 0.5}


def test_not_knowing_what_only_settles_other_questions_changes_nothing() -> None:
    kb = base(OFTEN, SELDOM, article("silent", ("r", "yes", 0.9)), questions=(TOP, BELOW, BOTH[1]))
    assert not_known(kb, "top") == likelihoods(kb)


COLOUR = Question(
    "colour", "colour?", (Answer("red", "Red"), Answer("blue", "Blue")), derived=(("red", group("p", "red-car")),)
)
VEHICLE = Question(
    "vehicle",
    "vehicle?",
    (Answer("car", "Car"), Answer("bus", "Bus")),
    derived=(("car", Group((Condition("p", ("car", "red-car")),))), ("bus", group("p", "bus"))),
)
PROBLEM = Question("p", "p?", (Answer("car", "A car"), Answer("red-car", "A red car"), Answer("bus", "A bus")))


def test_an_answer_that_settles_less_takes_what_a_sharper_one_leaves() -> None:
    red_cars = article("red-cars", ("vehicle", "car", 0.98), ("colour", "red", 0.9))
    kb = base(red_cars, OFTEN, questions=(PROBLEM, COLOUR, VEHICLE, BOTH[0]))
    car, red_car, _ = compile_frequencies(kb).columns["p"].of("red-cars")
    assert red_car / car == pytest.approx(0.9 / (0.98 - 0.9))
