"""Builders of small knowledge bases about a printer that every check accepts, and of what each check finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from kb.model import Article, KnowledgeBase, Problem, Vocabulary
from kb.reading import read_article
from kb.vocabulary_reading import read_vocabulary

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Paper jam in a tray",
        "kind": "alert",
        "applies_to": "[laser-printer]",
        "areas": "[setup]",
        "layer": "client",
        "level": "client",
        "persistence": "permanent",
        "role": "Operator",
        "last_verified": "2026-05",
        "sources": "[{title: Manual}]",
        "alerts": '["Paper jam in {tray} while {job:printing|scanning}. [The page was {page}.]"]',
        "examples": "[{paste: Paper jam in Tray 2 while printing., finds: {tray: Tray 2}}]",
        "confirmed_by": "{tray_state: jammed}",
        "ruled_out_by": "{tray_state: empty}",
        "shows": "{tray_state: {jammed: usually}}",
        "walkthroughs": "[{answers: {tray_state: jammed}}, {answers: {tray_state: empty}, rated: excluded}]",
    }
)
BODY = """\
## What you see

The printer stops.

## Why it happens

A sheet is bent.

## Resolution

1. Open {tray}.
2. Restart the printer:

   ```powershell
   Restart-Printer "{tray}"
   ```

## Check that it worked

The printer prints.
"""
QUESTIONS = """\
tray_state: {ask: How is the tray?, answers: {jammed: Jammed, empty: Empty}}
job:
  ask: What was it doing?
  answers: {print: Printing, scan: Scanning}
  heard_as: {print: [printing], scan: [scanning]}
"""
CAPTURES = "tray: {label: Tray, placeholder: the tray}\npage: {label: Page, placeholder: the page}\n"


def article(body: str = BODY, file: str = "alerts/paper-jam", **keys: str) -> Article:
    """The good article with other keys (an empty text takes the key away), another body or another file."""
    front = "\n".join(f"{key}: {value}" for key, value in {**KEYS, **keys}.items() if value)
    read, _ = read_article(f"---\n{front}\n---\n{body}".encode(), Path(f"kb/articles/{file}.md"))
    assert read is not None
    return read


def knowledge_base(*articles: Article, questions: str = QUESTIONS) -> KnowledgeBase:
    """A knowledge base of these articles, with the vocabulary of the printer."""
    by_id = MappingProxyType({article.id: article for article in articles})
    return KnowledgeBase(Path("kb"), "version", by_id, vocabulary(questions))


def vocabulary(questions: str) -> Vocabulary:
    """The vocabulary of the printer."""
    return read_vocabulary({Path("questions.yaml"): questions.encode(), Path("captures.yaml"): CAPTURES.encode()})[0]


def found(check: Callable[[KnowledgeBase], Iterable[Problem]], *articles: Article) -> list[str]:
    """What a check finds in these articles, as `line: message`."""
    return [f"{problem.line}: {problem.message}" for problem in check(knowledge_base(*articles))]
