"""Takes typed values out of a YAML mapping key by key, reporting every value that is not what it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from rapidfuzz import fuzz, process

from kb.front_matter import Fields, Items, Node, Text
from kb.problems import Problems

Choice = TypeVar("Choice", bound=StrEnum)
Made = TypeVar("Made")

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class Form:
    """A mapping that is read key by key; `finish` reports the keys nobody asked for."""

    __slots__ = ("_asked", "_nodes", "_problems", "line", "lines")

    def __init__(self, fields: Fields, problems: Problems) -> None:
        self.line = fields.line
        self.lines = {key.value: key.line for key, _ in fields.entries}
        self._nodes = {key.value: node for key, node in fields.entries}
        self._problems = problems
        self._asked: list[str] = []

    def node(self, key: str) -> Node | None:
        """What stands under `key`; None when the key is absent or nothing stands there."""
        self._asked.append(key)
        node = self._nodes.get(key)
        return None if isinstance(node, Text) and not node.value.strip() else node

    def text(self, key: str, default: str = "") -> str:
        """The text under `key`, without outer white space."""
        node = self.node(key)
        return default if node is None else text_of(node, self._problems, key) or default

    def required(self, key: str) -> str:
        """The text under `key`; its absence is reported and gives an empty text."""
        if self.node(key) is None:
            self._problems.report(self.lines.get(key, self.line), f"`{key}` is missing")
        return self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under `key`; a single text is a list of one."""
        return texts_of(self.node(key), self._problems, key)

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """The member of `choices` named under `key`; None when the key is absent or names none (reported)."""
        text = self.text(key)
        if text in set(choices):
            return choices(text)
        if text:
            self._problems.report(self.lines[key], f"`{key}: {text}` is not one of: {', '.join(choices)}")
        return None

    def whole(self, key: str, lowest: int, highest: int, default: int) -> int:
        """The whole number under `key`, from `lowest` to `highest`."""
        text = self.text(key)
        if text in map(str, range(lowest, highest + 1)):
            return int(text)
        if text:
            self._problems.report(self.lines[key], f"`{key}: {text}` is not a number from {lowest} to {highest}")
        return default

    def yes_no(self, key: str) -> bool:
        """Whether `yes` stands under `key`; absent means no."""
        text = self.text(key, "no")
        if text.lower() not in _YES_NO:
            self._problems.report(self.lines[key], f"`{key}: {text}` is neither yes nor no")
        return _YES_NO.get(text.lower(), False)

    def each(self, key: str, make: Callable[[Form], Made | None]) -> tuple[Made, ...]:
        """What `make` gives for every mapping in the list under `key`."""
        made = [make(form) for form in forms_of(self.node(key), self._problems, key)]
        return tuple(thing for thing in made if thing is not None)

    def part(self, key: str) -> Form | None:
        """The mapping under `key` as a form of its own, or None."""
        return next(forms_of(self.node(key), self._problems, key), None)

    def mapping(self, key: str) -> Mapping[str, str]:
        """The texts by name under `key`; absent means empty."""
        node = self.node(key)
        if isinstance(node, Fields):
            texts = {name.value: text_of(value, self._problems, name.value) for name, value in node.entries}
            return MappingProxyType(texts)
        if node is not None:
            self._problems.report(node.line, f"`{key}` must be a mapping such as `{{name: text}}`")
        return MappingProxyType({})

    def finish(self) -> None:
        """Report every key that was never asked for, with the one probably meant."""
        for key, line in self.lines.items():
            if key not in self._asked:
                self._problems.report(line, f"unknown key `{key}`{meant(key, self._asked)}")


def meant(word: str, known: Iterable[str]) -> str:
    """` (did you mean …?)` when one of the known words is close to `word`, else nothing."""
    close = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return f" (did you mean `{close[0]}`?)" if close else ""


_CLOSE = 60
"""Percent of the letters of both words that they have in common, in the same order."""


def text_of(node: Node, problems: Problems, key: str) -> str:
    """The text of a scalar without outer white space; anything else is reported and gives an empty text."""
    if isinstance(node, Text):
        return node.value.strip()
    problems.report(node.line, f"`{key}` must be text (put it in quotes if it contains {{ }} or [ ])")
    return ""


def texts_of(node: Node | None, problems: Problems, key: str) -> tuple[str, ...]:
    """The texts of a list; a scalar is a list of one, nothing an empty list; empty texts are reported."""
    found: list[str] = []
    for item in list_of(node):
        text = text_of(item, problems, key)
        if text:
            found.append(text)
        elif isinstance(item, Text):
            problems.report(item.line, f"`{key}` has an empty entry")
    return tuple(found)


def list_of(node: Node | None) -> tuple[Node, ...]:
    """The nodes of a list; any other node is a list of one, nothing an empty list."""
    match node:
        case None:
            return ()
        case Items():
            return node.nodes
        case _:
            return (node,)


def forms_of(node: Node | None, problems: Problems, key: str) -> Iterator[Form]:
    """The mappings of a list as forms; a single mapping is a list of one; anything else is reported."""
    for item in list_of(node):
        if isinstance(item, Fields):
            yield Form(item, problems)
        else:
            problems.report(item.line, f"`{key}` must hold mappings such as `{{name: value}}`")
