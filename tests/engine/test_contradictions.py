"""Answers that do not fit together are named in twos; answers that do fit never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.bootstrap import open_expert
from engine.contradictions import Clash
from engine.expert import Expert, Inputs, Standing
from engine.explanation import why_unfit
from engine.findings import Origin
from engine.settings import Settings
from kb.model import UNKNOWN

QUESTIONS = """
meal: {ask: Which meal?, answers: {breakfast: Breakfast, soup: Soup, cake: Cake}}
course: {ask: Which course?, answers: {main: Main, sweet: Sweet}, derived: {main: [{meal: soup}], sweet: [{meal: cake}]}}
spoon: {ask: Which spoon?, answers: {large: Large, small: Small}, derived: {large: [{course: main}], small: [{course: sweet}]}}
bowl: {ask: Is there a bowl?, answers: {"yes": "Yes", "no": "No"}, only_if: [{course: main}, {meal: breakfast}]}
oven: {ask: How hot is the oven?, answers: {hot: Hot, cold: Cold}}
timer: {ask: Is there a timer?, answers: {"yes": "Yes", "no": "No"}, only_if: {oven: hot}}
tired: {ask: Is the cook tired?, answers: {"yes": "Yes", "no": "No"}}
done: {ask: Is it done?, answers: {raw: Raw, burnt: Burnt}, derived: {raw: [{oven: cold, tired: "no"}], burnt: [{timer: "no"}]}}
"""  # noqa: E501 - a table reads better than its rows broken

BURNT = """---
title: The cake is burnt
kind: alert
alerts: ["The oven of {cook} is {oven:hot|cold} and the cake is ruined for good."]
confirmed_by: [{done: burnt}]
---

## What you see
Smoke.

## Why it happens
Heat.

## Resolution
1. Open the window.

## Check that it worked
No smoke.
"""
HOT, COLD = (f"The oven of Ada is {heat} and the cake is ruined for good." for heat in ("hot", "cold"))


@pytest.fixture(scope="module")
def cook(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    """An expert on cakes."""
    folder = tmp_path_factory.mktemp("cakes")
    for name, text in {
        "vocabulary/questions.yaml": QUESTIONS,
        "vocabulary/captures.yaml": "cook: {label: Cook, placeholder: the cook}\n",
        "articles/burnt.md": BURNT,
    }.items():
        file: Path = folder / "kb" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    expert = open_expert(Settings(kb_folder=folder / "kb", var_folder=folder / "var"))
    assert expert.kb.problems == ()
    return expert


def after(cook: Expert, *texts: str, **answers: str) -> Standing:
    return cook.consider(Inputs(texts=texts, answers=answers))


def pairs(standing: Standing) -> list[tuple[str, str]]:
    return [(each.first.question, each.second.question) for each in standing.contradictions]


def test_an_answer_contradicts_the_answer_from_which_another_follows(cook: Expert) -> None:
    assert pairs(after(cook, meal="soup", course="sweet")) == [("course", "meal")]


def test_it_does_not_matter_which_was_answered_first(cook: Expert) -> None:
    assert pairs(after(cook, course="sweet", meal="soup")) == [("course", "meal")]


def test_an_answer_that_follows_from_another_fits_it(cook: Expert) -> None:
    assert pairs(after(cook, meal="soup", course="main")) == []


def test_what_follows_over_two_rules_is_traced_back_to_the_answer(cook: Expert) -> None:
    assert pairs(after(cook, meal="soup", spoon="small")) == [("spoon", "meal")]


def test_dont_know_contradicts_nothing(cook: Expert) -> None:
    assert pairs(after(cook, meal="soup", course=UNKNOWN, bowl=UNKNOWN)) == []


def test_an_answer_contradicts_the_answer_that_denies_its_question(cook: Expert) -> None:
    (found,) = after(cook, oven="cold", timer="yes").contradictions
    assert (found.first.question, found.second.question, found.clash) == ("timer", "oven", Clash.OUT_OF_PLACE)


def test_a_question_that_one_of_its_conditions_allows_is_in_place(cook: Expert) -> None:
    assert pairs(after(cook, meal="breakfast", course="sweet", bowl="yes")) == []


def test_a_question_denied_by_what_follows_contradicts_the_answer_it_follows_from(cook: Expert) -> None:
    assert pairs(after(cook, meal="cake", bowl="yes")) == [("bowl", "meal")]


def test_a_question_whose_condition_is_open_is_in_place(cook: Expert) -> None:
    assert pairs(after(cook, timer="yes")) == []


def test_an_answer_contradicts_what_an_alert_prints(cook: Expert) -> None:
    (found,) = after(cook, HOT, oven="cold").contradictions
    assert (found.first.origin, found.second.origin, found.second.answer) == (Origin.ANSWERED, Origin.ALERT, "hot")


def test_an_answer_that_one_of_two_alerts_prints_fits(cook: Expert) -> None:
    assert pairs(after(cook, f"{HOT}\n\n{COLD}", oven="cold")) == []


def test_a_similar_alert_prints_nothing_that_could_contradict(cook: Expert) -> None:
    assert pairs(after(cook, "The oven of Ada is hot and my cakes got ruined for ever.", oven="cold")) == []


def test_answers_from_which_two_answers_follow_contradict_each_other(cook: Expert) -> None:
    standing = after(cook, oven="cold", tired="no", timer="no")
    assert {frozenset(pair) for pair in pairs(standing)} == {frozenset(("timer", "oven"))}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (
            {"meal": "soup", "spoon": "small"},
            "From “Soup” to “Which meal?” it follows that “Which spoon?” is “Large”.",
        ),
        (
            {"oven": "cold", "timer": "yes"},
            "“Is there a timer?” makes sense only with another answer to “How hot is the oven?”.",
        ),
        (
            {"meal": "cake", "bowl": "yes"},
            "From “Cake” to “Which meal?” it follows that “Which course?” is “Sweet”. "
            "“Is there a bowl?” makes sense only with another answer to “Which course?”.",
        ),
    ],
)
def test_a_contradiction_says_why(cook: Expert, answers: dict[str, str], sentence: str) -> None:
    assert [why_unfit(cook.kb, each) for each in after(cook, **answers).contradictions] == [sentence]


def test_an_alert_that_says_otherwise_is_named(cook: Expert) -> None:
    (found,) = after(cook, HOT, oven="cold").contradictions
    assert why_unfit(cook.kb, found) == "The alert in your text says otherwise."
