"""Checks of links, bold type, commands, steps and sentences accept good texts and find what is wrong in bad ones."""

from __future__ import annotations

import pytest

from kb.lint import commands, emphasis, links, reading_level, steps
from tests.kb.lint.knowledge import BODY, article, found

BELOW = 42
"""The line on which `told` puts its text."""


def told(text: str) -> str:
    """The good body with a text of one's own below it."""
    return f"{BODY}\n## Background\n\n{text}\n"


@pytest.mark.parametrize(
    "text",
    ["See [the manual](https://example.com/a).", "Write to [us](mailto:a@example.com).", "Type `a] (b/c)`.", "(a) (b)"],
)
def test_a_link_that_opens_passes(text: str) -> None:
    assert found(links.check, article(told(text))) == []


@pytest.mark.parametrize("text", ["See [the manual] (paper-jam).", "See [it](paper jam).", "See [it](paper-jam"])
def test_a_torn_link_is_found(text: str) -> None:
    messages = found(links.check, article(told(text)))
    assert messages == [f"{BELOW}: the link is torn: write [words](target) without blanks"]


@pytest.mark.parametrize("address", ["https:/example.com", "ftp://example.com", "https://printer"])
def test_an_address_that_cannot_be_opened_is_found(address: str) -> None:
    messages = found(links.check, article(told(f"See [it]({address}).")))
    assert messages == [f"{BELOW}: `{address}` is no address that can be opened"]


@pytest.mark.parametrize("address", ["example.com/a", "https:/example.com", "https://example.com/a b"])
def test_a_source_that_cannot_be_opened_is_found(address: str) -> None:
    messages = found(links.check, article(sources=f'[{{title: Manual, url: "{address}"}}]'))
    assert messages == [f"11: `{address}` is no address that can be opened: it begins with https:// and a host"]


@pytest.mark.parametrize("text", ["Press **OK**.", "Type `**`.", "```\n2 ** 3\n```"])
def test_bold_type_that_ends_passes(text: str) -> None:
    assert found(emphasis.check, article(told(text))) == []


@pytest.mark.parametrize("text", ["Press **OK*.", "Press OK**."])
def test_bold_type_that_does_not_end_is_found(text: str) -> None:
    assert found(emphasis.check, article(told(text))) == [f"{BELOW}: a `**` has no partner on this line"]


@pytest.mark.parametrize("text", ["Run `Get-Printer`.", "See [it](https://example.com/Get-Printer).", "On-Off"])
def test_a_command_in_code_passes(text: str) -> None:
    assert found(commands.check, article(told(text))) == []


@pytest.mark.parametrize("command", ["Get-Printer", "Select-String", "window.printer.clear()"])
def test_a_command_in_prose_is_found(command: str) -> None:
    messages = found(commands.check, article(told(f"Run {command} now.")))
    assert messages == [f"{BELOW}: the command {command.rstrip('()')} stands in prose: put it in `code` or in a fence"]


@pytest.mark.parametrize("mark", "“–…")
def test_a_mark_of_typography_in_a_command_is_found(mark: str) -> None:
    messages = found(commands.check, article(BODY.replace("Restart-Printer", f"Restart-Printer {mark}")))
    assert messages == [f"33: {mark} is a mark of typography: no shell reads it, so type it plainly"]


@pytest.mark.parametrize("number", [1, 2])
def test_steps_that_are_numbered_on_or_all_alike_pass(number: int) -> None:
    assert found(steps.check, article(BODY.replace("2. Restart", f"{number}. Restart"))) == []


def test_a_step_that_is_missing_is_found() -> None:
    messages = found(steps.check, article(BODY.replace("2. Restart", "3. Restart")))
    assert messages == ["30: step 2 is numbered 3: is one missing?"]


@pytest.mark.parametrize("heading", ["Workaround", "What to do", "How to do it", "What to do instead"])
def test_numbered_items_of_other_kinds_are_steps(heading: str) -> None:
    body = f"{BODY}\n## {heading}\n\n1. The tray is open.\n"
    assert found(steps.check, article(body)) == [f"{BELOW}: step 1 does not begin with what to do"]


SHORT = "The tray is full. Take the sheets out. Put them back. " * 5
LONG = "Extraordinarily complicated administrative configurations necessitate comprehensive investigations. " * 8


def test_short_sentences_of_plain_words_pass() -> None:
    assert found(reading_level.check, article(told(SHORT))) == []


def test_a_text_of_long_words_is_found() -> None:
    assert found(reading_level.check, article(told(LONG)))[0].startswith("1: hard to read (LIX ")


def test_code_and_tables_have_no_reading_level() -> None:
    rows = "\n".join(f"| {LONG} | `{LONG}` |" for _ in range(3))
    assert found(reading_level.check, article(told(f"{rows}\n\n```text\n{LONG}\n```"))) == []


def test_a_sentence_that_ends_in_time_passes() -> None:
    assert found(reading_level.check, article(told("on " * 55 + "."))) == []


def test_a_sentence_without_end_is_found() -> None:
    messages = found(reading_level.check, article(told("on " * 56 + ".")))
    assert messages == [f"{BELOW}: a sentence of 56 words: make it several, or a list"]
