"""Checks that an article lies in the folder of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from kb.model import Kind, KnowledgeBase, Problem

FOLDERS = {
    Kind.ALERT: "alerts",
    Kind.SYMPTOM: "symptoms",
    Kind.UNSUPPORTED: "unsupported",
    Kind.KNOWN_ISSUE: "known-issues",
    Kind.LIMIT: "limits",
    Kind.PROCEDURE: "procedures",
    Kind.PRACTICE: "practices",
}


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an article in another folder; a knowledge base without `articles/` may lie as it likes."""
    articles = kb.folder / "articles"
    for article in kb.articles.values():
        right = articles / FOLDERS[article.kind]
        if articles in article.file.parents and right not in article.file.parents:
            yield Problem(article.file, article.lines["kind"], f"kind `{article.kind}` belongs in {right.name}/")
