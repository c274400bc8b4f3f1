"""Checks that what fills a ticket is declared in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from kb.form import meant
from kb.model import KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a capture or question that an item of a ticket names and nothing declares."""
    file = kb.folder / "vocabulary" / "ticket.yaml"
    known = kb.vocabulary
    for item in known.ticket:
        for sort, names, declared in (
            ("capture", item.captures, known.captures.keys()),
            ("question", item.questions, known.questions.keys()),
        ):
            for name in names:
                if name not in declared:
                    text = f"`{item.id}` names a {sort} that is not declared: `{name}`{meant(name, declared)}"
                    yield Problem(file, item.line, text)
