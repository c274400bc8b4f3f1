"""Facts about what stands for a capture."""

from __future__ import annotations

import pytest

from kb.filling import fill_in
from kb.markup import render, render_steps, render_text
from kb.model import CaptureName

FENCED = "1. Run:\n\n   ```\n   Get-Tray '{tray}' -Lid {lid}\n   ```\n"
NAMES = {"tray": CaptureName("tray", "Tray", "the tray"), "lid": CaptureName("lid", "Lid", "")}


def test_captured_text_is_filled_in() -> None:
    assert fill_in(NAMES, {"tray": "Tray 2"})["tray"] == "Tray 2"


def test_placeholder_words_stand_for_what_was_not_captured() -> None:
    assert fill_in(NAMES, {})["tray"] == "the tray"


def test_the_label_stands_for_a_capture_without_placeholder() -> None:
    assert fill_in(NAMES, {})["lid"] == "Lid"


def test_what_was_captured_is_marked_on_a_page() -> None:
    assert render("Open {tray}.", fill_in(NAMES, {"tray": "<2>"})) == "<p>Open <mark>&lt;2&gt;</mark>.</p>"


def test_placeholder_words_are_not_marked_on_a_page() -> None:
    assert render("Open {tray}.", fill_in(NAMES, {})) == "<p>Open the tray.</p>"


def test_what_was_captured_is_not_marked_in_a_command() -> None:
    assert render_steps(FENCED, fill_in(NAMES, {"lid": "left"}))[0].commands == ("Get-Tray '<tray>' -Lid left",)


def test_what_was_captured_is_not_marked_in_a_terminal() -> None:
    assert render_text("Open {tray}.", fill_in(NAMES, {"tray": "Tray 2"})) == "Open Tray 2."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{tray} is open.", "The tray is open."),
        ("It is jammed. {tray} is open.", "It is jammed. The tray is open."),
        ("**{tray}** is open.", "The tray is open."),
        ("- {tray} is open", "- The tray is open"),
        ("Look at this: {tray} is open.", "Look at this: the tray is open."),
        ("Look at\n{tray}.", "Look at the tray."),
    ],
)
def test_placeholder_words_begin_a_sentence_with_a_capital(written: str, shown: str) -> None:
    assert " ".join(render_text(written, fill_in(NAMES, {})).split()) == shown


def test_placeholder_words_begin_a_paragraph_with_a_capital_in_html() -> None:
    assert render("**{tray}** is open.", fill_in(NAMES, {})) == "<p><strong>The tray</strong> is open.</p>"


def test_a_captured_name_is_never_changed_to_a_capital() -> None:
    assert render_text("{tray} is open.", fill_in(NAMES, {"tray": "tray-b"})) == "tray-b is open."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Open the tray {tray} now.", "Open the tray now."),
        ("Open the upper tray {tray}.", "Open the upper tray."),
        ("The Tray {tray} is open.", "The Tray is open."),
        ("Open the ashtray {tray}.", "Open the ashtray the tray."),
    ],
)
def test_placeholder_words_do_not_repeat_what_was_just_said(written: str, shown: str) -> None:
    assert render_text(written, fill_in(NAMES, {})) == shown


def test_a_captured_name_stands_behind_what_it_names() -> None:
    assert render_text("Open the tray {tray}.", fill_in(NAMES, {"tray": "Tray 2"})) == "Open the tray Tray 2."


@pytest.mark.parametrize("pasted", ["left \ue0001\ue001", "left \ue0009\ue001"])
def test_what_was_pasted_is_never_a_place_to_fill_in(pasted: str) -> None:
    quoted = '1. Run:\n\n   ```\n   Get-Tray "{lid}" {tray}\n   ```\n'
    filled = fill_in(NAMES, {"lid": pasted, "tray": '"; Remove-Tray'})
    assert render_steps(quoted, filled)[0].commands[0].startswith('Get-Tray "left')
    assert "Remove-Tray" not in render(quoted, filled)
