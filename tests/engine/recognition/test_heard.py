"""Words in free text that suggest an answer."""

from __future__ import annotations

import pytest

from engine.findings import Finding, Origin
from engine.recognition.recogniser import Recogniser
from engine.recognition.stemming import stem
from tests.engine.recognition.building import knowledge, question

QUESTIONS = (
    question("area", mail=["email", "mail"], calendar=["appointment", "meeting"]),
    question(
        "mail_symptom", stuck=["pending send", "stays in the outbox"], untracked=["not tracked", "is not promoted"]
    ),
    question("state", disabled=["mailbox has been disabled", "disabled"], enabled=["enabled again"]),
    question("client", crm=["CRM client"], supported=["is it supported"]),
)


def heard(text: str) -> list[tuple[str, str, str]]:
    known = Recogniser(knowledge(questions=QUESTIONS))
    return [(finding.question, finding.answer, finding.text) for finding in known.recognise(text).heard]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My appointments vanish", ("area", "calendar", "appointments")),
        ("two MEETINGS are gone", ("area", "calendar", "MEETINGS")),
        ("it is in Pending  Send", ("mail_symptom", "stuck", "Pending  Send")),
        ("it was staying in an outbox", ("mail_symptom", "stuck", "staying in an outbox")),
        ("they aren't being tracked", ("mail_symptom", "untracked", "n't being tracked")),
        ("The mailbox was\ndisabled", ("state", "disabled", "mailbox was disabled")),
    ],
)
def test_a_phrase_is_heard_whatever_its_inflection(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in heard(text)


@pytest.mark.parametrize("text", ["an emailer", "remailing", "the mailbox", "appoint"])
def test_only_whole_words_are_heard(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize("text", ["it is not disabled", "was never disabled", "no longer disabled", "isn't disabled"])
def test_what_is_denied_is_not_heard(text: str) -> None:
    assert heard(text) == []


def test_of_overlapping_phrases_for_one_question_the_longest_is_heard() -> None:
    assert heard("the mailbox has been disabled") == [("state", "disabled", "mailbox has been disabled")]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert heard("It is pending. Send it again") == []


def test_a_phrase_of_little_words_is_taken_literally() -> None:
    assert [heard(text) for text in ("is it supported", "it was supported")] == [
        [("client", "supported", "is it supported")],
        [],
    ]


def test_an_answer_heard_twice_is_given_once() -> None:
    assert heard("email, email and more e-mails and mail") == [("area", "mail", "email")]


def test_a_synonym_is_heard_as_well() -> None:
    kb = knowledge(synonyms=[("CRM", "Dynamics 365")], questions=QUESTIONS)
    assert [finding.answer for finding in Recogniser(kb).recognise("the Dynamics 365 client fails").heard] == ["crm"]


def test_what_is_heard_says_where_it_stands() -> None:
    text = "> some <b>meet\u00adings</b> moved"
    (finding,) = Recogniser(knowledge(questions=QUESTIONS)).recognise(text).heard
    assert finding == Finding("area", "calendar", Origin.HEARD, "meetings", (10, 19))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sync", "syncing"),
        ("sync", "synced"),
        ("sync", "syncs"),
        ("disable", "disabled"),
        ("disable", "disabling"),
        ("stop", "stopped"),
        ("copy", "copies"),
        ("copy", "copied"),
        ("mailbox", "mailboxes"),
        ("send", "sent"),
    ],
)
def test_inflections_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("status", "state"), ("address", "add"), ("access", "acce"), ("need", "nee")]
)
def test_other_words_keep_their_own_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)
