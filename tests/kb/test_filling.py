"""Facts about what stands for a capture."""

from __future__ import annotations

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
