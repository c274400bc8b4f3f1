"""Files of a knowledge base taken apart, so that a measurement can spoil one value and write the file again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

Node = Any
"""What YAML gives when every scalar stays text: str, list of nodes, or dict of str to node."""

WIDE = 10_000

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Page:
    """One article file, its front matter open to change; `file` may be changed too."""

    file: Path
    front: dict[str, Node]
    body: str

    @property
    def text(self) -> str:
        """The file as it is written."""
        return f"---\n{_written(self.front)}---\n{self.body}"


@dataclass(slots=True)
class Shelf:
    """What a defect may look at: all pages of a folder, and the files of its vocabulary."""

    folder: Path
    pages: dict[str, Page]
    words: dict[str, Node]

    def another(self, page: Page, random: Random, having: Callable[[Page], object]) -> Page | None:
        """Some other page of which `having` is true."""
        others = [each for name, each in self.pages.items() if name != page.file.stem and having(each)]
        return random.choice(others) if others else None

    def other_answer(self, question: str, answers: list[str], random: Random) -> str | None:
        """An answer of the question that is none of these."""
        known = self.words["questions.yaml"].get(question, {}).get("answers", {})
        return random.choice(left) if (left := [each for each in known if each not in answers]) else None


def read_page(file: Path) -> Page:
    """The article in a file that is known to be well formed."""
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return Page(file, _read(front), body)


def read_words(file: Path) -> Node:
    """What stands in a file of the vocabulary."""
    return _read(file.read_text(encoding="utf-8"))


def write_words(file: Path, words: Node) -> None:
    """Writes a file of the vocabulary."""
    file.write_text(_written(words), encoding="utf-8")


def items(node: Node) -> list[Node]:
    """The items of a list; anything else is a list of one, nothing an empty list."""
    if node in (None, "", {}):
        return []
    return node if isinstance(node, list) else [node]


def conditions(groups: Node) -> Iterator[tuple[dict[str, Node], str]]:
    """Every condition of a list of groups: the group, and the question in it."""
    for group in items(groups):
        yield from ((group, question) for question in group if question not in ("code", "alert"))


def misspelt(word: str, random: Random) -> str:
    """The word with one letter doubled or two neighbours exchanged, and never the same."""
    at = random.randrange(len(word) - 1)
    exchanged = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return exchanged if exchanged != word else f"{word[: at + 1]}{word[at:]}"


def _read(source: str) -> Node:
    return yaml.load(source, _LOADER)  # noqa: S506 - a BaseLoader makes nothing but text


def _written(node: Node) -> str:
    return yaml.safe_dump(node, allow_unicode=True, sort_keys=False, width=WIDE)
