"""Splits an article into front matter and body; turns YAML into nodes in which every scalar is a string with a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kb.problems import Problems

FRONT_MATTER_LIMIT = 64 * 1024
"""Longest front matter that is read, in characters."""

DEEPEST = 12
"""Deepest nesting of lists and mappings; the article format needs five."""

_FENCE = "---"
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as written: `no`, `1.10` and `0123` stay what they are."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: its keys in the order written, each once."""

    entries: tuple[tuple[Text, Node], ...]
    line: int


Node = Text | Items | Fields


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two halves of an article; `body_line` is the line of the file on which the body begins."""

    fields: Fields
    body: str
    body_line: int


class _Refused(Exception):
    """The YAML is written in a way that is not read at all."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def split(source: str, problems: Problems) -> FrontMatter | None:
    """The front matter and body of an article's text, or None when there is no readable front matter (reported)."""
    lines = source.split("\n")
    if lines[0].rstrip() != _FENCE:
        problems.report(1, "front matter is missing: the first line must be `---`")
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        problems.report(1, "front matter is not closed: a second line `---` is missing")
        return None
    fields = _fields_of("\n".join(lines[1:end]), problems)
    return None if fields is None else FrontMatter(fields, "\n".join(lines[end + 1 :]), end + 2)


def _fields_of(source: str, problems: Problems) -> Fields | None:
    if len(source) > FRONT_MATTER_LIMIT:
        problems.report(2, f"front matter is longer than {FRONT_MATTER_LIMIT // 1024} kB")
        return None
    node = parse(source, problems, first_line=2)
    if node is None or isinstance(node, Fields):
        return node
    problems.report(node.line, "front matter must be a mapping of keys to values")
    return None


def parse(source: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The one YAML document in `source`, or None when it is empty or unreadable (the latter reported).

    Duplicate keys, aliases, anchors and tags are reported; `first_line` is the line of the file `source` begins on.
    """
    try:
        return _Tree(yaml.parse(source, Loader=_LOADER), problems, first_line).document()
    except _Refused as refused:
        problems.report(refused.line, str(refused))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.report(first_line + (mark.line if mark else 0), f"not valid YAML: {error.problem or error.context}")
    except yaml.reader.ReaderError as error:
        line = first_line + source.count("\n", 0, error.position)
        problems.report(line, f"not valid YAML: the character {_code_point(error.character)} is not allowed")
    return None


def _code_point(character: object) -> str:
    return f"U+{character if isinstance(character, int) else ord(str(character)[:1] or '?'):04X}"


class _Tree:
    """Builds nodes from YAML events: unlike composed nodes these still know of aliases, anchors and tags."""

    def __init__(self, events: Iterator[yaml.Event], problems: Problems, first_line: int) -> None:
        self._events = events
        self._problems = problems
        self._first_line = first_line

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Refused(self._line(event), "more than one YAML document: only one is read")
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, depth=1)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        self._refuse_reuse(event, line)
        if depth > DEEPEST:
            raise _Refused(line, f"nested deeper than {DEEPEST} levels")
        match event:
            case yaml.ScalarEvent():
                return Text(event.value, line)
            case yaml.SequenceStartEvent():
                return Items(tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)), line)
            case yaml.MappingStartEvent():
                return Fields(tuple(self._entries(depth + 1)), line)
        return Text("", line)

    def _entries(self, depth: int) -> Iterator[tuple[Text, Node]]:
        seen: set[str] = set()
        for event in self._until(yaml.MappingEndEvent):
            key, value = self._node(event, depth), self._node(next(self._events), depth)
            if not isinstance(key, Text):
                self._problems.report(key.line, "a key must be plain text")
            elif key.value in seen:
                self._problems.report(key.line, f"`{key.value}` occurs twice in the same mapping")
            else:
                seen.add(key.value)
                yield key, value

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _refuse_reuse(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._problems.report(line, f"aliases are not read: `*{event.anchor}` (quote a text that begins with *)")
        elif getattr(event, "anchor", None) is not None:
            self._problems.report(line, "anchors are not read (quote a text that begins with &)")
        if getattr(event, "tag", None) is not None:
            self._problems.report(line, "tags are not read (quote a text that begins with !)")

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first_line
