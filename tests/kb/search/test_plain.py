"""Markdown and templates as plain text."""

import pytest

from kb.model import CaptureName
from kb.search.plain import plain_alert, plain_body


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("## What you see\nIt leaks.", "What you see: It leaks."),
        ("1. Open **Settings > Mail**.\n2. Save.", "Open Settings > Mail. Save."),
        ("see [the manual](manual-page) now", "see the manual now"),
        ("```powershell\nGet-Thing -Name x\n```", "Get-Thing -Name x"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("use `snake_case_name` here", "use snake_case_name here"),
        ("the {zone} and {unknown}", "the north bed and …"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_body(markdown, {"zone": CaptureName("zone", "zone", "north bed")}) == plain


def test_an_alert_shows_its_choices_and_optional_parts() -> None:
    assert (
        plain_alert("Mail of {who} is not {how:sent|received} [for \\[now\\]].")
        == "Mail of … is not sent/received for [now]."
    )
