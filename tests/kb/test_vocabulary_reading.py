"""Facts about reading questions, captures and synonyms."""

from __future__ import annotations

from pathlib import Path

from kb.model import Answer, CaptureName, Condition, Group, Question, SynonymSet, Vocabulary
from kb.vocabulary_reading import read_vocabulary


def vocabulary(**files: str) -> Vocabulary:
    return read_vocabulary({Path(f"{name}.yaml"): text.encode() for name, text in files.items()})[0]


def messages(**files: str) -> list[str]:
    found = read_vocabulary({Path(f"{name}.yaml"): text.encode() for name, text in files.items()})[1]
    return [f"{problem.line}: {problem.message}" for problem in found]


def question(text: str) -> Question:
    return vocabulary(questions=f"tray:\n  ask: Is the tray open?\n{text}").questions["tray"]


ANSWERS = '  answers: {"yes": Open, "no": Shut}\n'


def test_answers_keep_their_order() -> None:
    assert question("  answers: {shut: Shut, open: Open}").answers == (Answer("shut", "Shut"), Answer("open", "Open"))


def test_yes_and_no_stay_words() -> None:
    assert [answer.id for answer in question("  answers: {yes: Open, no: Shut}").answers] == ["yes", "no"]


def test_words_that_suggest_an_answer_belong_to_it() -> None:
    assert question(ANSWERS + '  heard_as: {"yes": [tray open]}').answers[0].heard_as == ("tray open",)


def test_words_for_an_answer_that_is_not_listed_are_a_problem() -> None:
    text = "tray:\n  ask: Open?\n" + ANSWERS + "  heard_as: {perhaps: [half open]}"
    assert messages(questions=text) == ["4: `heard_as` names an answer that is not listed: `perhaps`"]


def test_a_condition_of_a_question_is_a_list_of_groups() -> None:
    assert question(ANSWERS + "  only_if: {power: on}").only_if == (Group((Condition("power", ("on",)),), 4),)


def test_a_derived_answer_has_its_groups() -> None:
    derived = question(ANSWERS + '  derived: {"no": [{power: off}, {lid: shut}]}').derived
    assert [(answer, group.conditions[0].question) for answer, group in derived] == [("no", "power"), ("no", "lid")]


def test_a_derived_answer_that_is_not_listed_is_a_problem() -> None:
    text = "tray:\n  ask: Open?\n" + ANSWERS + "  derived: {ajar: [{power: off}]}"
    assert messages(questions=text) == ["4: `derived` names an answer that is not listed: `ajar`"]


def test_a_question_knows_its_line() -> None:
    assert vocabulary(questions="# first\ntray:\n  ask: Open?\n" + ANSWERS).questions["tray"].line == 2


def test_a_question_without_answers_is_a_problem() -> None:
    assert messages(questions="tray: {ask: Open?}") == ["1: a question needs `answers`"]


def test_an_answer_that_is_no_text_is_one_problem() -> None:
    text = "tray: {ask: Open?, answers: {open: [Open]}, derived: {open: [{power: off}]}}"
    assert messages(questions=text) == ["1: `open` must be text (put it in quotes if it contains { } or [ ])"]


def test_unknown_is_never_listed() -> None:
    text = "tray: {ask: Open?, answers: {unknown: No idea, open: Open}}"
    assert messages(questions=text) == ["1: `unknown` is always offered and never listed"]


def test_an_unknown_key_of_a_question_is_a_problem() -> None:
    text = "tray: {ask: Open?, answers: {open: Open}, whi: x}"
    assert messages(questions=text) == ["1: unknown key `whi` (did you mean `why`?)"]


def test_a_capture_has_a_label_and_a_placeholder() -> None:
    captures = vocabulary(captures="tray: {label: Tray, placeholder: the tray, personal: yes}").captures
    assert captures["tray"] == CaptureName("tray", "Tray", "the tray", personal=True)


def test_the_first_synonym_is_the_preferred_one() -> None:
    assert vocabulary(synonyms="- [printer, device]").synonyms == (SynonymSet(("printer", "device")),)


def test_a_synonym_alone_is_a_problem() -> None:
    assert messages(synonyms="- [printer]") == ["1: a set of synonyms needs at least two words"]


def test_a_file_of_another_name_is_a_problem() -> None:
    assert messages(question="") == ["1: not a vocabulary file (did you mean `questions.yaml`?)"]


def test_an_empty_file_is_an_empty_vocabulary() -> None:
    assert (vocabulary(questions=""), messages(questions="")) == (Vocabulary(), [])


def test_a_list_of_questions_is_a_problem() -> None:
    assert messages(questions="- tray") == ["1: must be a mapping of names to mappings"]
