"""Alerts that are mistyped, cut off or changed, and texts that only look like one."""

from __future__ import annotations

import pytest

from engine.findings import Verdict
from tests.engine.recognition.building import NOT_APPROVED, QUEUE_FULL, names, recognised, recogniser, the_alert

PASTE = (
    "Email cannot be received for the mailbox Dana Lee because the email address of the mailbox Dana Lee is not "
    "approved and the mailbox has been disabled. The owner of the associated email server profile Contoso North has "
    "been notified."
)
QUEUE = "Print queue Q7 on srv-print is full: 12 jobs are waiting, the oldest since 10:15"


@pytest.mark.parametrize(
    ("changed", "by"),
    [
        (PASTE.replace("received", "recieved"), "letters exchanged"),
        (PASTE.replace("approved", "aproved"), "a letter dropped"),
        (PASTE.replace("disabled", "dissabled"), "a letter added"),
        (PASTE.replace("because", "becayse"), "a letter replaced"),
        (PASTE.replace("has been", "hasbeen"), "words run together"),
        (PASTE.replace("disabled", "dis abled"), "a word split"),
        (PASTE.replace(" associated", ""), "a word missing"),
        (PASTE.replace("is not approved", "is still not approved"), "a word too many"),
        (PASTE.replace("received", "fetched"), "another word"),
    ],
)
def test_a_changed_alert_is_near(changed: str, by: str) -> None:
    assert the_alert(changed, NOT_APPROVED).verdict is Verdict.NEAR, by


@pytest.mark.parametrize("end", ["", "...", "…"])
def test_an_alert_cut_to_60_percent_is_near(end: str) -> None:
    assert the_alert(PASTE[: int(0.6 * len(PASTE))] + end, NOT_APPROVED).verdict is Verdict.NEAR


def test_an_alert_cut_within_a_word_is_near() -> None:
    assert the_alert("Print queue Q7 on srv-print is full: 12 jobs are wai", QUEUE_FULL).verdict is Verdict.NEAR


def test_names_before_the_cut_are_cut_out() -> None:
    assert names(the_alert("Print queue Q7 on srv-print is full: 12 jobs ...", QUEUE_FULL)) == {
        "queue": "Q7",
        "host": "srv-print",
        "count": "12",
    }


def test_names_beside_mistyped_words_are_cut_out_to_the_character() -> None:
    text = PASTE.replace("mailbox Dana", "mailbocks Dana").replace("profile Contoso", "profle Contoso")
    assert names(the_alert(text, NOT_APPROVED)) == {"mailbox": "Dana Lee", "profile": "Contoso North"}


@pytest.mark.parametrize("offset", range(0, 33, 4))
def test_three_percent_of_the_letters_may_be_missing(offset: int) -> None:
    text = "".join(letter for at, letter in enumerate(PASTE) if at % 33 != offset)
    assert the_alert(text, NOT_APPROVED).verdict is Verdict.NEAR


@pytest.mark.parametrize("offset", range(0, 33, 4))
def test_three_percent_of_the_letters_may_be_others(offset: int) -> None:
    text = "".join("x" if at % 33 == offset else letter for at, letter in enumerate(PASTE))
    assert the_alert(text, NOT_APPROVED).verdict is Verdict.NEAR


def test_the_score_of_a_near_alert_is_below_one() -> None:
    assert 0 < the_alert(PASTE.replace("received", "recieved"), NOT_APPROVED).score < 1


def test_more_damage_means_a_lower_score() -> None:
    damaged = [PASTE.replace("received", "recieved")]
    damaged.append(damaged[-1].replace(" approved", ""))
    damaged.append(damaged[-1].replace("has been disabled", "was very quickly switched off"))
    scores = [the_alert(text, NOT_APPROVED).score for text in damaged]
    assert scores == sorted(set(scores), reverse=True)


def test_the_differences_of_a_near_alert_are_named() -> None:
    differences = the_alert(QUEUE.replace("waiting", "wayting"), QUEUE_FULL).differences
    assert [(one.yours, one.known) for one in differences if not one.same] == [("wayting", "waiting,")]


def test_the_differences_spell_the_whole_template() -> None:
    differences = the_alert(QUEUE.replace(" jobs", ""), QUEUE_FULL).differences
    assert [one.known for one in differences] == [
        "Print queue {queue} on {host} is full: {count}",
        "jobs",
        "are waiting, the oldest since",
    ]


def test_an_exact_alert_has_no_differences() -> None:
    assert the_alert(QUEUE, QUEUE_FULL).differences == ()


def test_a_near_alert_does_not_hide_the_exact_one_beside_it() -> None:
    found = recogniser(NOT_APPROVED, QUEUE_FULL).recognise(f"{PASTE.replace('approved', 'aproved')}\n{QUEUE}").alerts
    assert [(alert.article, alert.verdict) for alert in found] == [("a0", Verdict.NEAR), ("a1", Verdict.EXACT)]


def test_an_exact_alert_is_never_taken_for_a_near_one_of_a_sibling() -> None:
    siblings = ("Link to {host} is down since {time}", "Link to {host} is up since {time}")
    assert [the_alert(f"Link to srv is {way} since 9:00", *siblings).article for way in ("down", "up")] == ["a0", "a1"]


FOREIGN = (
    "Please find attached the minutes of Monday's meeting. The owner of the room has been notified.",
    "2026-03-04 10:11:12 ERROR kernel: Out of memory: Killed process 4711 (java) total-vm:1234kB",
    "The mailbox is full.",
    "I cannot print because the queue on my floor is gone",
    "Traceback (most recent call last):\n  File \"x.py\", line 3, in <module>\nKeyError: 'mailbox'",
    "java.lang.IllegalStateException: The profile has not been loaded\n\tat org.example.Main.main(Main.java:5)",
    "Email cannot be forwarded to you at this time, sorry.",
    "Session",
    "Backup finished.",
    "",
    "\n\n \t",
    "!!! ??? ...",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_foreign_text_is_no_alert(text: str) -> None:
    assert recognised(text, NOT_APPROVED, QUEUE_FULL).alerts == ()


def test_the_words_of_an_alert_in_disorder_are_no_alert() -> None:
    assert recognised(" ".join(reversed(QUEUE.split())), QUEUE_FULL).alerts == ()


def test_a_short_sibling_with_another_word_is_no_alert() -> None:
    assert recognised("Starting in enforcing mode", "Starting in permissive mode").alerts == ()


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Pendng Send", "Pending Send"),
        ("updateChargng", "updateCharging"),
        ("onStandStepChangd 61701", "onStandStepChanged {step}"),
        ("Registerednprotocol famly 17", "Registered protocol family {number}"),
        ("BrodcastReceiverControler started", "BroadcastReceiverController started"),
        ("Interrupting", "Interrupting {worker} for {reason}"),
        ("updateChargi...", "updateCharging"),
        ("Reading registerVari", "Reading registerVariables of {process}"),
        ("Snapshotting: /var/log", "Snapshotting: {source} to {target}"),
        ("assertion failed: 17 (main-4-", "assertion failed: {value} ({file}-{line}-{column})"),
    ],
)
def test_a_short_template_is_near_where_it_stands_alone(text: str, template: str) -> None:
    assert the_alert(text, template).verdict is Verdict.NEAR


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Lnk up", "Link up"),
        ("clsed", "closed"),
        ("Please do not wait for the Pendng Send of today", "Pending Send"),
        ("updat", "updateCharging"),
        ("remving 61701", "removing {name}"),
        ("Interrupting is rude", "Interrupting {worker} for {reason}"),
    ],
)
def test_a_short_template_is_not_near_in_so_little(text: str, template: str) -> None:
    assert recognised(text, template).alerts == ()
