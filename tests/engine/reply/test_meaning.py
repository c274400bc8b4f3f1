"""How a typed reply is mapped to an answer of the question that was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reply.meaning import reply_to
from engine.reply.other_words import other_words
from engine.reply.wording import wording_of
from kb.model import UNKNOWN, Answer, Question
from tests.engine.reply.building import QUESTIONS, wording

PROFILE = Question(
    "profile",
    "Which profile?",
    (
        Answer("online", "Microsoft Exchange Online"),
        Answer("hybrid", "Exchange Server (Hybrid)"),
        Answer("none", "None"),
    ),
)
YES_NO = Question("q", "Really?", (Answer("yes", "Yes"), Answer("no", "No")))
PORT = Question("port", "Which port?", (Answer("587", "587"), Answer("2", "Another")))


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        (PROFILE, "Microsoft Exchange Online", "online"),
        (PROFILE, "  microsoft exchange online. ", "online"),
        (PROFILE, "microsoft exchnage online", "online"),
        (PROFILE, "hybrid", "hybrid"),
        (PROFILE, "3", "none"),
        (PROFILE, "7", ""),
        (PROFILE, "the office printer is on fire", ""),
        (PROFILE, "I don’t know", UNKNOWN),
        (PROFILE, "not sure", UNKNOWN),
        (YES_NO, "Yes, since Monday", "yes"),
        (YES_NO, "no", "no"),
        (YES_NO, "nobody", ""),
        (PORT, "2", "2"),
        (PORT, "1", "587"),
        (PORT, "x" * 5000, ""),
        (Question("empty", "Nothing?", ()), "yes", ""),
    ],
)
def test_a_reply_is_mapped_to_the_answer_it_means(question: Question, typed: str, meant: str) -> None:
    assert reply_to(wording_of(question, other_words(())), typed) == meant


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        ("symptom", "the chain keeps falling off", "slips"),
        ("symptom", "it's a strange noise", "noise"),
        ("brake", "I think rim brakes", "rim"),
        ("brake", "hydraulic ones, probably", "hydraulic"),
        ("gears", "hub gears", "hub"),
        ("frame", "lowstep", "low-step"),
        ("frame", "a low step one", "low-step"),
    ],
)
def test_words_that_only_one_answer_has_are_enough(question: str, typed: str, meant: str) -> None:
    assert reply_to(wording(question), typed) == meant


@pytest.mark.parametrize(("question", "typed"), [("brake", "disc brakes"), ("brake", "brakes"), ("gears", "gears")])
def test_words_that_several_answers_have_tell_nothing(question: str, typed: str) -> None:
    assert reply_to(wording(question), typed) == ""


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        ("electric", "nope, just a normal one", "no"),
        ("electric", "it isn't", "no"),
        ("electric", "of course not", "no"),
        ("electric", "not an electric one", "no"),
        ("electric", "it has a motor, so yes", "yes"),
        ("electric", "yeah", "yes"),
        ("lamp", "it is not switched on", "no"),
        ("lamp", "switched off", "no"),
        ("lamp", "still on", "yes"),
        ("lamp", "no it's broken", "broken"),
        ("gears", "none", "none"),
        ("gears", "no gears", "none"),
        ("symptom", "nothing", "none"),
        ("key", "yep", "with"),
    ],
)
def test_yes_and_no_are_understood_in_many_words(question: str, typed: str, meant: str) -> None:
    assert reply_to(wording(question), typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("it's in the list", "listed"),
        ("not in the list", "missing"),
        ("it isn't listed", "missing"),
        ("I can read it, but it is not listed", "missing"),
    ],
)
def test_a_denial_turns_what_it_reaches(typed: str, meant: str) -> None:
    assert reply_to(wording("listed"), typed) == meant


def test_a_denied_answer_is_not_taken() -> None:
    assert reply_to(wording("noise_when"), "not while pedalling") == ""


def test_of_two_answers_the_one_that_is_not_denied_is_meant() -> None:
    assert reply_to(wording("tyre"), "no tube") == "tubeless"


def test_a_no_and_the_words_of_the_yes_contradict_each_other() -> None:
    assert reply_to(wording("key"), "no, it is in the lock") == ""


def test_a_no_before_a_word_denies_only_that_word() -> None:
    assert reply_to(wording("brake"), "no cable, they are hydraulic") == "hydraulic"


def test_everyday_words_for_the_same_are_understood() -> None:
    assert reply_to(wording("noise_when"), "constantly") == "always"


def test_synonyms_of_the_knowledge_base_are_understood() -> None:
    assert reply_to(wording("gears", ("derailleur", "chain shifter")), "a chain shifter") == "derailleur"


def test_a_phrase_that_is_heard_as_an_answer_is_understood() -> None:
    assert reply_to(wording("symptom", flat=["puncture"]), "I think it's a puncture") == "flat"


def test_a_phrase_that_is_heard_counts_before_its_words() -> None:
    assert reply_to(wording("brake", rim=["not hydraulic"]), "not hydraulic") == "rim"


def test_part_of_a_phrase_that_is_heard_is_not_enough() -> None:
    assert reply_to(wording("symptom", flat=["soft front wheel"]), "the front wheel is gone") == ""


@pytest.mark.parametrize("typed", ["a deraileur", "the derailleurs", "deraillleur I guess"])
def test_a_slip_in_the_word_that_counts_is_forgiven(typed: str) -> None:
    assert reply_to(wording("gears"), typed) == "derailleur"


CODE = Question(
    "code",
    "Which code?",
    (Answer("a", "-2147220192"), Answer("b", "80040265 (Aborted)"), Answer("c", "Another number")),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("-2147220192", "a"), ("-2147220193", "c"), ("0x80040265", "b"), ("80040266", "c")],
)
def test_a_number_is_the_same_or_another(typed: str, meant: str) -> None:
    assert reply_to(wording_of(CODE, other_words(())), typed) == meant


def test_a_mistyped_label_is_not_taken_when_it_denies_the_label() -> None:
    assert reply_to(wording("noise_when"), "not while braking") != "braking"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("no clue", UNKNOWN),
        ("how would I know", UNKNOWN),
        ("not sure, maybe rim brakes", "rim"),
        ("rim brakes, but I'd have to check", "rim"),
        ("I don't know if they are rim brakes", UNKNOWN),
        ("I can't see that from here", UNKNOWN),
    ],
)
def test_who_does_not_know_may_still_guess(typed: str, meant: str) -> None:
    assert reply_to(wording("brake"), typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "why do you ask?",
        "which ones are rim brakes?",
        "do rim brakes make more noise than the others?",
        "my neighbour sold me the bicycle with new rim tape in spring",
        "the lock on the shed is stuck again since it rained",
        "thanks",
        "hello",
    ],
)
def test_a_question_back_or_another_story_is_no_answer(typed: str) -> None:
    assert reply_to(wording("brake"), typed) == ""


def test_a_short_guess_may_end_with_a_question_mark() -> None:
    assert reply_to(wording("brake"), "rim brakes?") == "rim"


@pytest.mark.parametrize(
    ("typed", "meant"), [("29", "other"), ("28", "28"), ("2", "28"), ("size 28", "28"), ("1998 and 2004", "")]
)
def test_a_number_that_no_answer_has_is_another_one(typed: str, meant: str) -> None:
    assert reply_to(wording("size"), typed) == meant


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        ("noise_when", "not while braking, while pedalling", "pedalling"),
        ("noise_when", "while pedalling it does, while braking it doesn't", "pedalling"),
        ("listed", "the number is on the list, it can be read", "listed"),
        ("symptom", "nothing is missing", ""),
        ("lamp", "I switched it off", "no"),
    ],
)
def test_a_denial_may_stand_before_or_behind_what_it_denies(question: str, typed: str, meant: str) -> None:
    assert reply_to(wording(question), typed) == meant


@pytest.mark.parametrize(("label", "typed"), [("There is no lamp", "the lamp is missing"), ("Missing lamp", "no lamp")])
def test_what_is_missing_is_heard_as_denied(label: str, typed: str) -> None:
    question = Question("q", "What is wrong?", (Answer("a", label), Answer("b", "A loose chain"), Answer("c", "Rust")))
    assert reply_to(wording_of(question, other_words(())), typed) == "a"


@pytest.mark.parametrize("typed", ["can't ring", "it doesn't ring", "ringing doesn't work", "the ringing"])
def test_what_fails_may_be_denied_or_not(typed: str) -> None:
    question = Question("q", "Is it ringing or lighting that fails?", (Answer("a", "Ringing"), Answer("b", "Lighting")))
    assert reply_to(wording_of(question, other_words(())), typed) == "a"


def test_a_label_with_a_word_less_is_not_that_label() -> None:
    answers = (Answer("a", "The new bell for bicycles"), Answer("b", "The bell for bicycles, as it was"))
    assert reply_to(wording_of(Question("q", "Which?", answers), other_words(())), "the bell for bicycles") != "a"


def test_the_lack_of_a_thing_is_heard_as_the_answer_about_it() -> None:
    assert reply_to(wording("symptom"), "no air") == "flat"


def test_a_yes_alone_is_the_answer_without_a_but() -> None:
    answers = (Answer("new", "Yes, but not for long"), Answer("old", "Yes, for years"), Answer("no", "No"))
    assert reply_to(wording_of(Question("q", "Is it yours?", answers), other_words(())), "yes") == "old"


@given(st.text(max_size=140), st.sampled_from(sorted(QUESTIONS)))
def test_any_text_can_be_replied(typed: str, question: str) -> None:
    assert reply_to(wording(question), typed) in {"", UNKNOWN, *QUESTIONS[question][1]}


@pytest.mark.parametrize("hedged", ["{}", "I think {}", "{}, I guess", "probably: {}", "{}?"])
@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_every_label_is_understood_with_a_hedge(question: str, hedged: str) -> None:
    labels = QUESTIONS[question][1]
    assert [reply_to(wording(question), hedged.format(label)) for label in labels.values()] == list(labels)
