"""Checks of walkthroughs, of the answers an article stands by, and of the order of questions."""

from __future__ import annotations

import pytest

from kb.lint import conditions_walked, derivations, frequencies, question_order, spoken_answers, walkthroughs
from kb.lint.rating import rate, with_derived
from kb.model import KnowledgeBase, Rating
from tests.kb.lint.knowledge import KEYS, QUESTIONS, article, found, knowledge_base, vocabulary

WALK = KEYS["walkthroughs"][1:-1]
MORE = """\
lamp: {ask: Which lamp is lit?, answers: {red: Red, green: Green}, derived: {red: [{tray_state: jammed}]}}
lid: {ask: Is the lid open?, answers: {open: Open, shut: Shut}, only_if: {lamp: red}}
"""


def printers(questions: str = MORE, **keys: str) -> KnowledgeBase:
    """The good article with these keys, and more questions."""
    return knowledge_base(article(**keys), questions=QUESTIONS + questions)


def walked(*walks: str, **keys: str) -> list[str]:
    """What is found when these walkthroughs stand behind the good ones."""
    return found(walkthroughs.check, article(walkthroughs=f"[{', '.join((WALK, *walks))}]", **keys))


@pytest.mark.parametrize(
    ("answers", "rating"),
    [
        ({"tray_state": "jammed"}, Rating.ESTABLISHED),
        ({"tray_state": "empty"}, Rating.EXCLUDED),
        ({"job": "print"}, Rating.UNCLEAR),
    ],
)
def test_an_article_is_rated_by_its_relations(answers: dict[str, str], rating: Rating) -> None:
    questions = vocabulary(QUESTIONS).questions
    assert rate(article(), with_derived(answers, questions), questions).rating is rating


def test_an_answer_that_is_shown_more_often_than_by_chance_suggests() -> None:
    questions = vocabulary(QUESTIONS).questions
    jam = article(shows="{job: {print: often}}")
    assert rate(jam, {"job": {"print"}}, questions).rating is Rating.SUGGESTED


def test_what_is_required_excludes_when_it_is_answered_otherwise() -> None:
    questions = vocabulary(QUESTIONS).questions
    jam = article(requires="{job: print}")
    assert rate(jam, {"tray_state": {"jammed"}, "job": {"scan"}}, questions).groups == (jam.requires,)


def test_an_answer_follows_only_where_none_was_given() -> None:
    questions = vocabulary(QUESTIONS + MORE).questions
    given = {"tray_state": "jammed"}
    assert with_derived(given, questions)["lamp"] == {"red"}
    assert with_derived({**given, "lamp": "green"}, questions)["lamp"] == {"green"}


def test_a_walkthrough_that_leads_to_its_rating_passes() -> None:
    assert walked("{answers: {job: print}, rated: unclear}") == []


def test_a_walkthrough_that_leads_elsewhere_is_found() -> None:
    messages = walked("{answers: {tray_state: jammed, job: print}, rated: excluded}")
    assert messages == ["17: these answers lead to `established` (line 14), not to `excluded`"]


def test_a_proof_that_no_walkthrough_exercises_is_found() -> None:
    messages = walked(confirmed_by="[{tray_state: jammed}, {job: scan}]")
    assert messages == ["14: no walkthrough is `established` by this group: add one, so that a slip in it shows"]


@pytest.mark.parametrize(("key", "line"), [("ruled_out_by", 15), ("requires", 18)])
def test_an_exclusion_that_no_walkthrough_exercises_is_found(key: str, line: int) -> None:
    value = "[{tray_state: empty}, {job: scan}]" if key == "ruled_out_by" else "{tray_state: [jammed, empty]}"
    messages = walked(**{key: value})
    assert messages == [f"{line}: no walkthrough is `excluded` by this group: add one, so that a slip in it shows"]


def test_a_proof_by_an_alert_needs_no_walkthrough() -> None:
    assert walked(confirmed_by="[{tray_state: jammed}, {alert: paper-jam}]") == []


def test_a_proof_by_a_code_that_no_walkthrough_names_is_found() -> None:
    messages = walked(confirmed_by="[{tray_state: jammed}, {code: E42}]")
    assert messages == ["14: no walkthrough is `established` by this group: add one, so that a slip in it shows"]


def test_a_walkthrough_can_name_a_code() -> None:
    assert walked("{answers: {code: E42}}", confirmed_by="[{tray_state: jammed}, {code: E42}]") == []


def test_a_proof_that_its_cause_shows_passes() -> None:
    assert found(spoken_answers.check, article()) == []


def test_a_proof_that_its_cause_hardly_shows_is_found() -> None:
    messages = found(spoken_answers.check, article(shows="{tray_state: {jammed: rarely}}"))
    assert messages == ["14: proves the cause by `tray_state`, which `shows` says hardly ever answers so"]


def test_a_walked_answer_of_which_nothing_speaks_is_found() -> None:
    messages = found(spoken_answers.check, article(walkthroughs="[{answers: {tray_state: jammed, job: scan}}]"))
    assert messages == ["17: nothing in the article speaks of `job`: a relation is missing or the answer idle"]


def test_a_walked_answer_that_the_cause_does_not_show_is_found() -> None:
    walks = "[{answers: {job: print}}, {answers: {tray_state: jammed, job: scan}}]"
    messages = found(spoken_answers.check, article(shows="{job: {print: usually}}", walkthroughs=walks))
    assert messages == ["17: leads to the cause by `job: scan`, which `shows` does not name"]


def test_an_answer_that_excludes_need_not_be_shown() -> None:
    walks = "[{answers: {job: print}}, {answers: {job: scan}, rated: excluded}]"
    keys = {"shows": "{job: {print: usually}}", "walkthroughs": walks}
    assert found(spoken_answers.check, article(**keys)) == []


def test_what_is_shown_and_no_walkthrough_says_is_found() -> None:
    messages = found(spoken_answers.check, article(shows="{tray_state: {jammed: usually}, job: {print: often}}"))
    assert messages == ["16: no walkthrough leads to the cause by `job`, which `shows` speaks of: add one"]


def test_what_is_shown_often_and_no_walkthrough_says_is_found() -> None:
    messages = found(spoken_answers.check, article(shows="{tray_state: {jammed: usually, empty: often}}"))
    assert messages == ["16: no walkthrough leads to the cause by `tray_state: empty`, which it shows often: add one"]


def test_a_walked_answer_that_the_cause_rarely_shows_is_found() -> None:
    keys = {
        "shows": "{job: {print: usually, scan: rarely}}",
        "walkthroughs": "[{answers: {job: print}}, {answers: {tray_state: jammed, job: scan}}]",
    }
    messages = found(spoken_answers.check, article(**keys))
    assert messages == ["17: leads to the cause by `job: scan`, which `shows` does not name"]


def test_what_is_shown_no_more_often_than_by_chance_needs_no_walkthrough() -> None:
    assert found(spoken_answers.check, article(shows="{tray_state: {jammed: usually}, job: {print: 0.5}}")) == []


def test_what_only_follows_from_the_answers_of_a_walkthrough_is_said() -> None:
    assert list(spoken_answers.check(printers(shows="{lamp: {red: usually}}"))) == []


def test_a_question_that_is_asked_before_is_spoken_of() -> None:
    keys = {"shows": "{lid: {open: usually}}", "walkthroughs": "[{answers: {lamp: red, lid: open}}]"}
    assert list(spoken_answers.check(printers(**keys))) == []


def test_a_derived_answer_that_a_walkthrough_arrives_at_passes() -> None:
    assert list(derivations.check(printers())) == []


def test_a_derived_answer_that_no_walkthrough_arrives_at_is_found() -> None:
    problems = list(derivations.check(printers(walkthroughs="[{answers: {tray_state: jammed, lamp: red}}]")))
    assert [(problem.file.name, problem.line, problem.message) for problem in problems] == [
        ("questions.yaml", 6, "no walkthrough derives `lamp: red`: add one, so that a slip in it shows")
    ]


def test_a_condition_after_which_a_walkthrough_answers_passes() -> None:
    assert list(conditions_walked.check(printers(walkthroughs="[{answers: {tray_state: jammed, lid: open}}]"))) == []


def test_a_condition_after_which_no_walkthrough_answers_is_found() -> None:
    problems = list(conditions_walked.check(printers()))
    assert [(problem.file.name, problem.line, problem.message) for problem in problems] == [
        ("questions.yaml", 7, "no walkthrough answers `lid` after `lamp: red`: add one, so that a slip shows")
    ]


@pytest.mark.parametrize("answers", ["lid: open", "lamp: red, lid: open", "lid: open, job: scan"])
def test_answers_that_can_stand_together_pass(answers: str) -> None:
    kb = printers(walkthroughs=f"[{{answers: {{{answers}}}}}]", confirmed_by=f"{{{answers}}}")
    assert list(question_order.check(kb)) == []


@pytest.mark.parametrize(("key", "line"), [("walkthroughs", 17), ("confirmed_by", 14)])
def test_an_answer_to_a_question_that_is_not_asked_is_found(key: str, line: int) -> None:
    answers = "{lamp: green, lid: open}"
    kb = printers(**{key: f"[{{answers: {answers}}}]" if key == "walkthroughs" else answers})
    assert [f"{problem.line}: {problem.message}" for problem in question_order.check(kb)] == [
        f"{line}: `lid` is not asked after these answers: see its `only_if`"
    ]


def test_a_question_behind_answers_that_exclude_each_other_is_found() -> None:
    glass = "glass: {ask: Is the glass clean?, answers: {a: A, b: B}, only_if: {lid: open, lamp: green}}\n"
    problems = list(question_order.check(printers(MORE + glass)))
    assert [problem.message for problem in problems] == ["`glass` is never asked: its `only_if` cannot hold"]


def test_one_way_to_a_question_is_enough() -> None:
    glass = "glass: {ask: Is it?, answers: {a: A, b: B}, only_if: [{lid: open, lamp: green}, {job: scan}]}\n"
    assert list(question_order.check(printers(MORE + glass))) == []


@pytest.mark.parametrize("shows", ["{jammed: usually, empty: often}", "{jammed: always, empty: rarely}"])
def test_frequencies_that_fit_together_pass(shows: str) -> None:
    assert found(frequencies.check, article(shows=f"{{tray_state: {shows}}}")) == []


@pytest.mark.parametrize("often", ["sometimes", "always"])
def test_an_answer_beside_one_that_is_always_shown_is_found(often: str) -> None:
    messages = found(frequencies.check, article(shows=f"{{tray_state: {{jammed: always, empty: {often}}}}}"))
    assert messages == ["16: `tray_state` is always `jammed`: it cannot be `empty` as well"]
