"""Facts about what stands for a capture."""

from __future__ import annotations

from kb.filling import fill_in
from kb.model import CaptureName

NAMES = {"tray": CaptureName("tray", "Tray", "the tray"), "lid": CaptureName("lid", "Lid", "")}


def test_captured_text_is_filled_in() -> None:
    assert fill_in(NAMES, {"tray": "Tray 2"})["tray"] == "Tray 2"


def test_placeholder_words_stand_for_what_was_not_captured() -> None:
    assert fill_in(NAMES, {})["tray"] == "the tray"


def test_the_label_stands_for_a_capture_without_placeholder() -> None:
    assert fill_in(NAMES, {})["lid"] == "Lid"
