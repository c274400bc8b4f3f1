"""Two versions of a knowledge base compared: every field in words, steps one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.comparison import Comparison, compare
from kb.library import read_knowledge_base
from kb.model import KnowledgeBase
from tests.kb.authoring.printer import printer_kb
from tests.kb.lint.knowledge import BODY, KEYS

EMPTY: dict[str, str] = {}


def compared(
    folder: Path, body: str = BODY, keys: dict[str, str] = EMPTY, before: dict[str, str] = EMPTY
) -> Comparison:
    """The article about the paper jam with the keys `before`, and then others and that body ("" leaves a key out)."""
    printer_kb(folder)
    old = written(folder, BODY, before)
    return compare(old, written(folder, body, {**before, **keys}))


def written(folder: Path, body: str, keys: dict[str, str]) -> KnowledgeBase:
    front = "\n".join(f"{key}: {value}" for key, value in {**KEYS, **keys}.items() if value)
    (folder / "articles" / "alerts" / "paper-jam.md").write_text(f"---\n{front}\n---\n{body}", encoding="utf-8")
    return read_knowledge_base(folder)


@pytest.mark.parametrize(
    ("key", "old", "new", "sentence"),
    [
        ("title", "A", "Paper jam", "title: “A” is now “Paper jam”"),
        ("effort", "2", "4", "effort: “2” is now “4”"),
        ("applies_to", "[a]", "[a, b]", "applies_to: “b” added"),
        ("confirmed_by", "{tray_state: jammed}", "", "confirmed_by: “tray_state=jammed” removed"),
        (
            "ruled_out_by",
            "[{tray_state: empty}]",
            "[{tray_state: empty, job: scan}]",
            "ruled_out_by: “tray_state=empty” is now “tray_state=empty and job=scan”",
        ),
        ("requires", "", "{job: [print, scan]}", "requires: “job=print|scan” added"),
        (
            "shows",
            "{tray_state: {jammed: 0.9}}",
            "{tray_state: {jammed: 0.5}}",
            "shows: “tray_state=jammed (0.9)” is now “tray_state=jammed (0.5)”",
        ),
        ("currency", "", "{note: Gone, year: '2025'}", "currency: “Gone · 2025 · not verified” added"),
        (
            "walkthroughs",
            "[{answers: {tray_state: jammed}}]",
            "[{answers: {job: scan}, rated: unclear}]",
            "walkthroughs: “tray_state=jammed: established” is now “job=scan: unclear”",
        ),
    ],
)
def test_a_changed_field_is_told_in_words(tmp_path: Path, key: str, old: str, new: str, sentence: str) -> None:
    assert compared(tmp_path, keys={key: new}, before={key: old}).changed[0].sentences == (sentence,)


def test_a_step_that_is_added_is_told(tmp_path: Path) -> None:
    body = BODY.replace("1. Open {tray}.\n", "1. Open {tray}.\n2. Take the sheet out.\n").replace(
        "2. Restart", "3. Restart"
    )
    assert compared(tmp_path, body).changed[0].sentences == ("Resolution, steps: “Take the sheet out.” added",)


def test_of_a_long_text_the_words_that_changed_are_told(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(90))
    printer_kb(tmp_path)
    old = written(tmp_path, BODY.replace("A sheet is bent.", f"{long} bent {long}"), {})
    new = written(tmp_path, BODY.replace("A sheet is bent.", f"{long} torn {long}"), {})
    assert compare(old, new).changed[0].sentences == (
        "Why it happens: “… word87 word88 word89 bent word0 word1 word2 …” is now "
        "“… word87 word88 word89 torn word0 word1 word2 …”",
    )


def test_lines_that_shift_are_no_change(tmp_path: Path) -> None:
    assert compared(tmp_path, f"\n\n{BODY}").changed == ()


def test_an_article_that_is_new_is_added(tmp_path: Path) -> None:
    old = printer_kb(tmp_path)
    alerts = tmp_path / "articles" / "alerts"
    (alerts / "jam-again.md").write_bytes((alerts / "paper-jam.md").read_bytes())
    found = compare(old, read_knowledge_base(tmp_path))
    assert (found.added, found.removed) == ((("jam-again", "Paper jam in a tray"),), ())


def test_an_article_that_is_gone_is_removed(tmp_path: Path) -> None:
    old = printer_kb(tmp_path)
    (tmp_path / "articles" / "alerts" / "paper-jam.md").unlink()
    assert compare(old, read_knowledge_base(tmp_path)).removed == (("paper-jam", "Paper jam in a tray"),)


def test_a_question_that_is_asked_otherwise_is_told(tmp_path: Path) -> None:
    old = printer_kb(tmp_path)
    file = tmp_path / "vocabulary" / "questions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("How is the tray?", "How is it?"), encoding="utf-8")
    change = compare(old, read_knowledge_base(tmp_path)).vocabulary[0]
    assert (change.name, change.sentences) == ("tray_state", ("ask: “How is the tray?” is now “How is it?”",))


def test_the_same_twice_is_no_change(tmp_path: Path) -> None:
    kb = printer_kb(tmp_path)
    assert compare(kb, kb) == Comparison((), (), (), ())
