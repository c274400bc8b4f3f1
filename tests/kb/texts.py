"""Builders of article files, as bytes and read."""

from __future__ import annotations

from pathlib import Path

from kb.model import Article, Problem
from kb.reading import read_article

MINIMAL = "title: Paper jam\nkind: alert"
FILE = Path("kb/articles/alerts/paper-jam.md")


def source(front: str = MINIMAL, body: str = "Open the tray.") -> str:
    """The text of an article."""
    return f"---\n{front}\n---\n{body}\n"


def with_front(front: str) -> str:
    """The text of an article that has the required keys and `front`."""
    return source(f"{MINIMAL}\n{front}")


def read(text: str) -> Article:
    """The article of a text that must be readable."""
    article, _ = read_article(text.encode(), FILE)
    assert article is not None
    return article


def problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with a text."""
    return read_article(text.encode(), FILE)[1]


def messages(text: str) -> list[str]:
    """What is wrong with a text, as `line: message`."""
    return [f"{problem.line}: {problem.message}" for problem in problems(text)]
