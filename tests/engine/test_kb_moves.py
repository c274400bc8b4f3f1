"""Example pastes that a changed knowledge base answers otherwise are found, and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.kb_moves import Moved, moved_pastes
from kb.model import KnowledgeBase
from tests.kb.authoring.printer import printer_kb


def with_alert(kb: KnowledgeBase, *alerts: str) -> KnowledgeBase:
    """The knowledge base with other alerts in its article."""
    article = kb.articles["paper-jam"]
    return replace(kb, articles={article.id: replace(article, alerts=alerts)})


def test_a_paste_that_is_recognised_no_more_is_told(tmp_path: Path) -> None:
    kb = printer_kb(tmp_path)
    moved = moved_pastes(kb, with_alert(kb, "The toner of {tray} ran out this morning."))
    assert moved == (Moved("paper-jam", "Paper jam in Tray 2 while printing.", "paper-jam (exact)", ""),)


def test_a_paste_that_is_answered_as_before_is_not(tmp_path: Path) -> None:
    kb = printer_kb(tmp_path)
    more = with_alert(kb, *kb.articles["paper-jam"].alerts, "The toner of {tray} ran out this morning.")
    assert moved_pastes(kb, more) == ()
