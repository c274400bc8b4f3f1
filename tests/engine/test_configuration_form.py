"""The form of the checker asks what decides about configurations of lamps, in an order that makes sense."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.bootstrap import open_expert
from engine.configuration_form import fieldsets
from engine.expert import Expert
from engine.settings import Settings
from kb.model import Condition, Group
from tests.engine.lamps import ANSWERS, write_lamps


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    folder = tmp_path_factory.mktemp("lamps")
    return open_expert(Settings(kb_folder=write_lamps(folder / "kb"), var_folder=folder / "var"))


def test_the_form_asks_every_question_that_decides_and_no_other(lamps: Expert) -> None:
    asked = [question.id for each in fieldsets(lamps.kb) for question in each.questions]
    assert sorted(asked) == sorted(ANSWERS)


def test_what_only_lets_another_answer_follow_is_not_in_the_form(lamps: Expert) -> None:
    bulb = replace(lamps.kb.vocabulary.questions["bulb"], derived=(("neon", Group((Condition("smell", ("yes",)),))),))
    questions = {**lamps.kb.vocabulary.questions, "bulb": bulb}
    kb = replace(lamps.kb, vocabulary=replace(lamps.kb.vocabulary, questions=questions))
    assert "smell" not in {question.id for each in fieldsets(kb) for question in each.questions}


def test_the_questions_that_decide_most_stand_first(lamps: Expert) -> None:
    questions = dict(reversed(lamps.kb.vocabulary.questions.items()))
    turned = replace(lamps.kb, vocabulary=replace(lamps.kb.vocabulary, questions=questions))
    assert [each.lead.id for each in fieldsets(turned) if each.lead] == ["place", "supply"]


def test_within_a_fieldset_the_lead_comes_before_what_decides_more(lamps: Expert) -> None:
    questions = dict(reversed(lamps.kb.vocabulary.questions.items()))
    turned = replace(lamps.kb, vocabulary=replace(lamps.kb.vocabulary, questions=questions))
    assert [[question.id for question in each.questions] for each in fieldsets(turned) if each.lead][1] == [
        "supply",
        "dimmer",
    ]


def test_questions_stand_below_the_one_they_depend_on(lamps: Expert) -> None:
    led = {each.lead.id: [question.id for question in each.questions] for each in fieldsets(lamps.kb) if each.lead}
    assert led == {"place": ["place", "housing"], "supply": ["supply", "dimmer"]}
