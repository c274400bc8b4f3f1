"""Whoever begins with an area or a layer comes to a cause or to a ticket, whatever they answer on the way."""

from __future__ import annotations

import pytest

from engine.expert import Expert, Inputs
from engine.interview import MOST_QUESTIONS, Ask, Escalate, NextStep, Resolve, Shortlist
from engine.ways_in import begun_with, ways_in
from kb.model import UNKNOWN, Answer, Question
from tests.content.knowledge import KB

BEGINNINGS = [
    pytest.param(way, each, id=f"{way.id}-{each.id}") for way in ways_in(KB.vocabulary) for each in way.answers
]


def led_to(expert: Expert, answers: dict[str, str], habit: int) -> NextStep:
    """The step after answering each question in another place of its answers, the last of which is "I don't know"."""
    for _ in range(MOST_QUESTIONS + 1):
        step = expert.consider(Inputs(answers=answers)).step
        if not isinstance(step, Ask):
            break
        choices = [*(each.id for each in step.question.answers), UNKNOWN]
        answers = {**answers, step.question.id: choices[(habit + len(answers)) % len(choices)]}
    return step


@pytest.mark.parametrize("habit", range(3))
@pytest.mark.parametrize(("way", "answer"), BEGINNINGS)
def test_an_interview_ends_in_a_cause_or_a_ticket(expert: Expert, way: Question, answer: Answer, habit: int) -> None:
    begun = begun_with(KB.vocabulary, {way.id: answer.id})
    assert isinstance(led_to(expert, begun, habit), Resolve | Shortlist | Escalate)


@pytest.mark.parametrize(("way", "answer"), BEGINNINGS)
def test_an_area_or_layer_does_not_lead_straight_to_a_ticket(expert: Expert, way: Question, answer: Answer) -> None:
    begun = begun_with(KB.vocabulary, {way.id: answer.id})
    assert isinstance(expert.consider(Inputs(answers=begun)).step, Ask | Resolve | Shortlist)


def test_the_layers_of_the_connector_guide_can_be_chosen() -> None:
    chosen = [{answer.id for answer in way.answers} for way in ways_in(KB.vocabulary)]
    assert {"client", "connector", "network", "authentication", "backend"} in chosen
