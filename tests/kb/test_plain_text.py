"""Facts about articles in a terminal."""

from __future__ import annotations

import pytest

from kb.markup import render_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("One **two**\nthree.", "One two three."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("- a\n- b", "- a\n- b"),
        ("- a\n  - b\n- c", "- a\n  - b\n- c"),
        ("1. Open.\n2. Shut.", "1. Open.\n2. Shut."),
        ("1. Run:\n   ```text\n   a\n     b\n   ```", "1. Run:\n\n       a\n         b"),
        ("Before:\n\n1. Open.", "Before:\n\n1. Open."),
        ("[manual](https://x.test)", "manual (https://x.test)"),
        ("<https://x.test>", "https://x.test"),
        ("[jam](paper-jam)", "jam"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("> quoted", "quoted"),
        ("`a  b`", "a b"),
        ("- 7. a\n  8. b", "- 7. a\n  8. b"),
    ],
)
def test_markdown_in_a_terminal(markdown: str, text: str) -> None:
    assert render_text(markdown) == text


def test_a_number_without_end_is_cut() -> None:
    assert render_text("9" * 5000 + ". a") == "999999999. a"
