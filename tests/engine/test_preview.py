"""An article tried out: what its alerts recognise, where its walkthroughs lead, and why not where they should."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.preview import Match, Preview, preview
from kb.library import read_knowledge_base
from tests.kb.authoring.printer import printer_kb
from tests.kb.lint.knowledge import BODY, KEYS

JAM = "Paper jam in Tray 2 while printing."


def tried(folder: Path, *pastes: str, **keys: str) -> Preview:
    """The article about the paper jam tried out, with other values for some keys ("" leaves one out)."""
    printer_kb(folder)
    front = "\n".join(f"{key}: {value}" for key, value in {**KEYS, **keys}.items() if value)
    (folder / "articles" / "alerts" / "paper-jam.md").write_text(f"---\n{front}\n---\n{BODY}", encoding="utf-8")
    kb = read_knowledge_base(folder)
    return preview(kb, kb.articles["paper-jam"], date(2026, 6, 1), pastes)


def matched(folder: Path, paste: str) -> Match:
    return tried(folder, paste).matches[0]


def test_a_paste_of_the_alert_gives_its_names(tmp_path: Path) -> None:
    assert [each.text for each in matched(tmp_path, JAM).own[0].captures] == ["Tray 2"]


def test_without_a_paste_the_examples_are_tried(tmp_path: Path) -> None:
    assert [match.paste for match in tried(tmp_path).matches] == [JAM]


def test_a_paste_of_something_else_is_compared_with_the_template_word_by_word(tmp_path: Path) -> None:
    differences = matched(tmp_path, "Paper was never in the drawer").differences
    assert (differences[0].same, differences[0].yours) == (True, "Paper")


def test_the_rating_is_told_after_each_answer(tmp_path: Path) -> None:
    shown = tried(tmp_path, walkthroughs="[{answers: {job: print, tray_state: jammed}}]")
    assert [step.rating for step in shown.walks[0].steps] == ["unclear", "established"]


@pytest.mark.parametrize(
    ("walkthrough", "reason"),
    [
        ("{answers: {job: print}}", "`confirmed_by` on line {confirmed_by} wants tray_state=jammed (not answered)."),
        (
            "{answers: {tray_state: empty}}",
            "It is excluded by `ruled_out_by` on line {ruled_out_by} (tray_state=empty).",
        ),
        (
            "{answers: {tray_state: jammed}, rated: excluded}",
            "`ruled_out_by` on line {ruled_out_by} wants tray_state=empty (the answer is jammed).",
        ),
        ("{answers: {job: print}, rated: suggested}", "Nothing in `shows` makes these answers usual."),
    ],
)
def test_a_walkthrough_that_fails_says_why(tmp_path: Path, walkthrough: str, reason: str) -> None:
    shown = tried(tmp_path, walkthroughs=f"[{walkthrough}]")
    assert reason.format_map(shown.article.lines) in shown.walks[0].failures


def test_a_walkthrough_that_ends_as_it_says_has_no_failures(tmp_path: Path) -> None:
    assert tried(tmp_path).walks[0].failures == ()


def test_an_article_that_nothing_confirms_says_so(tmp_path: Path) -> None:
    shown = tried(tmp_path, confirmed_by="")
    assert "It has no `confirmed_by`, so answers alone cannot make it so." in shown.walks[0].failures


def test_what_the_checks_find_in_its_file_is_told(tmp_path: Path) -> None:
    assert "[allowed-values]" in tried(tmp_path, layer="elsewhere").problems[0].message


def test_what_only_trying_the_alert_shows_is_told(tmp_path: Path) -> None:
    shown = tried(tmp_path, examples="[{paste: Nothing of the kind.}]")
    assert [each.message.rpartition(" ")[2] for each in shown.problems if "not recognised" in each.message] == [
        "[own-examples]"
    ]
