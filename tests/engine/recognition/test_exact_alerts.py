"""Alerts that stand in a paste word for word, whatever formats and noise are around and between the words."""

from __future__ import annotations

import html
import textwrap

import pytest

from engine.findings import Origin, Verdict
from tests.engine.recognition.building import (
    APPROVAL,
    NOT_APPROVED,
    QUEUE_FULL,
    UNKNOWN_ERROR,
    names,
    recognised,
    recogniser,
    the_alert,
)

PASTE = (
    "Email cannot be received for the mailbox Sales Queue because the email address of the mailbox Sales Queue is not "
    "approved and the mailbox has been disabled. The owner of the associated email server profile Contoso North has "
    "been notified."
)
NEEDS_APPROVAL = (
    "Email cannot be sent because the email address of the mailbox Dana requires an approval by an Office 365 "
    "administrator."
)


def in_a_mail(text: str, width: int = 64) -> str:
    return f"Hello Dana,\n\nwe have this since Monday:\n\n{textwrap.fill(text, width)}\n\nKind regards\nMaria Lee\n"


NOISY = {
    "upper case": PASTE.upper(),
    "contraction": PASTE.replace("cannot", "can\u2019t").replace("is not", "isn't"),
    "wrapped in a mail": in_a_mail(PASTE),
    "quoted mail": textwrap.indent(in_a_mail(PASTE), "> ", lambda line: True),
    "twice quoted": textwrap.indent(in_a_mail(PASTE, 50), ">> "),
    "html": f"<p>{html.escape(PASTE).replace(' ', '&nbsp;', 5).replace('mailbox', '<b>mailbox</b>')}</p>",
    "markdown bold": PASTE.replace("Email cannot", "**Email cannot**").replace("Sales Queue", "**Sales Queue**"),
    "quoted-printable": PASTE.replace("mailbox has", "mail=\nbox=20has").replace("approved", "appro=\nved"),
    "double spaces": PASTE.replace(" ", "  "),
    "non-breaking spaces": PASTE.replace(" ", "\u00a0"),
    "zero width": PASTE.replace("approved", "appr\u200boved"),
    "full width": PASTE.replace("approved", "\uff41\uff50\uff50\uff52\uff4f\uff56\uff45\uff44"),
    "log header": f"2026-03-04 10:11:12,345 ERROR [worker-3] mail.Sync: {PASTE}",
    "syslog header": f"Mar  4 10:11:12 crm01 sync[4711]: {PASTE}",
    "angle brackets": PASTE.replace("Sales Queue", "<Sales Queue>"),
    "quotes": PASTE.replace("Sales Queue", "\u201cSales Queue\u201d"),
    "table cell": f"| Error | {PASTE} | 10:11 |",
}


@pytest.mark.parametrize("noise", NOISY)
def test_noise_leaves_an_alert_exact(noise: str) -> None:
    assert the_alert(NOISY[noise], NOT_APPROVED).verdict is Verdict.EXACT


KEEPS_NAMES = [noise for noise in NOISY if noise not in {"upper case", "double spaces", "non-breaking spaces"}]


@pytest.mark.parametrize("noise", KEEPS_NAMES)
def test_noise_leaves_the_names_as_they_are(noise: str) -> None:
    assert names(the_alert(NOISY[noise], NOT_APPROVED)) == {"mailbox": "Sales Queue", "profile": "Contoso North"}


@pytest.mark.parametrize(
    "name",
    [
        "Sales  Queue",
        "Sales\u00a0Queue",
        "Smith, Dana (Sales)",
        "O'Brien & Sons, Inc.",
        "dana.smith@example.com",
        "東京 サポート",
        "Отдел продаж",
        "R&D / EMEA #3",
        "*Queue*",
        "a",
    ],
)
def test_a_name_is_cut_out_to_the_character(name: str) -> None:
    text = PASTE.replace("Sales Queue", name)
    capture = the_alert(text, NOT_APPROVED).captures[0]
    assert (capture.text, text[slice(*capture.span)]) == (name, name)


def test_a_name_broken_by_a_line_end_is_read_in_one_line() -> None:
    text = "> " + PASTE.replace(" because", "\n> because").replace("is not", "\n> is not")
    text = text.replace("The owner", "\n> The owner").replace("Contoso North", "Contoso\n> North")
    capture = the_alert(text, NOT_APPROVED).captures[1]
    assert (capture.text, text[slice(*capture.span)]) == ("Contoso North", "Contoso\n> North")


def test_a_name_at_the_start_and_one_at_the_end_reach_to_the_ends_of_the_line() -> None:
    alert = the_alert("Dana Lee, Sales locked out by policy Main (old)", "{user} locked out by policy {policy}")
    assert names(alert) == {"user": "Dana Lee, Sales", "policy": "Main (old)"}


def test_a_name_at_the_start_does_not_reach_into_a_log_header() -> None:
    text = "2026-01-02 03:04:05 INFO auth[77]: Dana Lee locked out by policy Main"
    assert names(the_alert(text, "{user} locked out by policy {policy}"))["user"] == "Dana Lee"


def test_a_name_at_the_end_stops_at_the_closing_mark() -> None:
    alert = the_alert("Cannot open mailbox store 'O'Brien's box'. Try later.", "Cannot open mailbox store '{store}'.")
    assert names(alert) == {"store": "O'Brien's box"}


def test_a_quoted_name_may_hold_the_words_that_follow() -> None:
    text = UNKNOWN_ERROR.replace('"{subject}"', "“Mailbox is full”").replace("{mailbox}", "Dana")
    assert names(the_alert(text, UNKNOWN_ERROR)) == {"subject": "Mailbox is full", "mailbox": "Dana"}


def test_punctuation_tells_names_apart_that_stand_together() -> None:
    text = "lease 10.0.0.7:67 (Dana's PC) expired for client"
    assert names(the_alert(text, "lease {ip}:{port} ({host}) expired for client")) == {
        "ip": "10.0.0.7",
        "port": "67",
        "host": "Dana's PC",
    }


def test_two_names_side_by_side_do_not_crash() -> None:
    assert names(the_alert("store Alpha Beta went offline today", "store {a}{b} went offline today")) == {
        "a": "Alpha",
        "b": "Beta",
    }


def test_a_word_glued_to_a_name_is_parted_from_it() -> None:
    alert = the_alert("interface ethUplink changed state to down", "interface eth{number} changed state to down")
    assert names(alert) == {"number": "Uplink"}


@pytest.mark.parametrize("product", ["Office 365", "Microsoft 365"])
def test_variants_of_a_product_name_are_the_same(product: str) -> None:
    assert the_alert(NEEDS_APPROVAL.replace("Office 365", product), APPROVAL).verdict is Verdict.EXACT


def test_without_the_synonym_the_variant_is_only_near() -> None:
    text = "The environment runs Dynamics NAV today and cannot be reached by the server"
    template = "The environment runs Dynamics AX today and cannot be reached by the server"
    assert the_alert(text, template).verdict is Verdict.NEAR


def test_a_choice_is_a_finding_and_no_name() -> None:
    alert = the_alert(NEEDS_APPROVAL.replace("sent", "received"), APPROVAL)
    assert [(one.question, one.answer, one.origin, one.text) for one in alert.findings] == [
        ("direction", "received", Origin.ALERT, "received")
    ]


def test_the_longest_option_that_stands_there_is_chosen() -> None:
    assert the_alert(NEEDS_APPROVAL.replace("sent", "sent/received"), APPROVAL).findings[0].answer == "sent/received"


def test_an_optional_part_may_be_missing_or_there() -> None:
    both = (NEEDS_APPROVAL, f"{NEEDS_APPROVAL} The mailbox has been disabled for sending email.")
    assert [the_alert(text, APPROVAL).span for text in both] == [(0, len(text) - 1) for text in both]


def test_several_alerts_in_one_paste_are_all_found_in_order() -> None:
    queue = "Print queue Q1 on srv is full: 12 jobs are waiting, the oldest since 10:15"
    text = f"{queue}\n\n{PASTE} {PASTE.replace('Sales', 'Service')}\nSession closed for user bob"
    found = recogniser(NOT_APPROVED, QUEUE_FULL).recognise(text).alerts
    assert [alert.article for alert in found] == ["a1", "a0", "a0", "other3"]


def test_a_name_does_not_swallow_the_alert_that_follows() -> None:
    template = "Unknown error for the mailbox {mailbox}. [The owner of the profile {profile} has been notified.]"
    text = "Unknown error for the mailbox Dana. Print server is gone. The owner of the profile North has been notified."
    found = recogniser(template, "Print server is gone. The owner of the profile {profile} has been notified.")
    assert [names(alert) for alert in found.recognise(text).alerts] == [{"mailbox": "Dana"}, {"profile": "North"}]


def test_the_same_alert_with_the_same_names_is_counted() -> None:
    assert the_alert(f"{PASTE}\n\n{in_a_mail(PASTE)}\n\n{PASTE}", NOT_APPROVED).count == 3


def test_the_span_is_the_alert_without_what_is_around_it() -> None:
    text = in_a_mail(PASTE, 2000)
    assert text[slice(*the_alert(text, NOT_APPROVED).span)] == PASTE[:-1]


@pytest.mark.parametrize(
    "text", ["Pending Send", "Status: Pending Send", 'it says "Pending Send".', "stays in Pending Send for hours"]
)
def test_a_short_template_is_found_as_a_whole_phrase(text: str) -> None:
    assert the_alert(text, "Pending Send").verdict is Verdict.EXACT


@pytest.mark.parametrize("text", ["we are pending send approval from you", "Pending Sent", "Pending"])
def test_a_short_template_is_not_found_in_other_words(text: str) -> None:
    assert recognised(text, "Pending Send").alerts == ()


def test_a_template_that_is_almost_only_names_needs_the_line_to_itself() -> None:
    assert recognised("The user said that x: y failed and z was lost", "{a}: {b} failed").alerts == ()


def test_a_template_that_is_almost_only_names_is_found_on_its_own_line() -> None:
    assert names(the_alert("job 7: upload failed", "{a}: {b} failed")) == {"a": "job 7", "b": "upload"}


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Since Monday the display says Pump P-7 leaks at Hall 2. What now?", "Pump {pump} leaks at {hall}"),
        ("we read Invalid header and stop", "Invalid header"),
        ("he says that the valve {name} was not opened in time, as before", "valve {name} was not opened in time"),
    ],
)
def test_a_short_template_is_found_inside_a_sentence(text: str, template: str) -> None:
    assert the_alert(text, template).verdict is Verdict.EXACT


@pytest.mark.parametrize("text", ["we read an invalid header and stop", "He says Invalid and then header"])
def test_two_words_inside_a_sentence_need_their_capital(text: str) -> None:
    assert recognised(text, "Invalid header").alerts == ()
