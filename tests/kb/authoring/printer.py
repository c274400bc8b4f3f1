"""Builders of drafts about a printer, in a knowledge base of their own on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kb.authoring.draft import Draft
from kb.authoring.placing import Placed, place
from kb.library import read_knowledge_base
from kb.model import Kind, KnowledgeBase
from tests.kb.lint.knowledge import BODY, CAPTURES, KEYS, QUESTIONS


def printer_kb(folder: Path) -> KnowledgeBase:
    """A knowledge base with one article, written below `folder`."""
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "articles" / "alerts").mkdir(parents=True)
    (folder / "vocabulary" / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    (folder / "vocabulary" / "captures.yaml").write_text(CAPTURES, encoding="utf-8")
    front = "\n".join(f"{key}: {value}" for key, value in KEYS.items())
    (folder / "articles" / "alerts" / "paper-jam.md").write_text(f"---\n{front}\n---\n{BODY}", encoding="utf-8")
    return read_knowledge_base(folder)


def draft(title: str = "Toner is low", kind: Kind = Kind.SYMPTOM, **said: Any) -> Draft:
    """A draft with a title, a kind and nothing else, but for what is said."""
    return Draft(**{"id": title.lower().replace(" ", "-"), "title": title, "kind": kind, **said})


def placed(kb: KnowledgeBase, **said: Any) -> Placed:
    """The article that such a draft becomes in `kb`."""
    return place(draft(**said), kb)
