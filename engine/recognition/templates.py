"""Read the alert templates authors write: `{name}`, `{name:a|b}`, `[an optional part]` and backslash escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product

_MOST_OPTIONAL_PARTS = 6
"""Up to so many optional parts every combination is a reading of its own; beyond that only the simplest are."""

_DEEPEST = 12
"""Optional parts nested deeper than this are read as plain brackets."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a name (`options` empty) or for one of `options`, which answers the question `name`."""

    name: str
    options: tuple[str, ...] = ()


Part = str | Slot
"""Literal text, or what is cut out of the paste."""


@dataclass(frozen=True, slots=True)
class _Optional:
    parts: tuple[_Node, ...]


_Node = str | Slot | _Optional


def read_template(template: str) -> tuple[tuple[Part, ...], ...]:
    """Every way the template can be printed, the fullest first: literal text and slots in turn, no optional parts left.

    Brackets without a partner, braces around anything but a name, and escaped ones are literal text, so that every
    text is a template. With more than six optional parts: all of them, none, and all but one.
    """
    nodes = _parse(template)
    few = _optional_parts(nodes) <= _MOST_OPTIONAL_PARTS
    readings = _readings(nodes) if few else _simple_readings(nodes)
    return tuple(dict.fromkeys(_joined(reading) for reading in readings))


def _parse(template: str) -> tuple[_Node, ...]:
    """One pass over the marks; a stack holds the optional parts still open."""
    partners = _partners(template)
    stack: list[list[_Node]] = [[]]
    at = 0
    for mark in _MARK.finditer(template):
        stack[-1].append(template[at : mark.start()])
        at = mark.end()
        match mark[0]:
            case "[" if mark.start() in partners:
                stack.append([])
            case "]" if mark.start() in partners:
                part = tuple(stack.pop())
                stack[-1].append(_Optional(part))
            case _:
                stack[-1].append(_slot_or_text(mark))
    stack[-1].append(template[at:])
    return tuple(stack[-1])


def _partners(template: str) -> frozenset[int]:
    """Where the brackets stand that have a partner and are not nested too deep."""
    open_at: list[int] = []
    paired: set[int] = set()
    for mark in _MARK.finditer(template):
        if mark[0] == "[":
            open_at.append(mark.start())
        elif mark[0] == "]" and open_at:
            opening = open_at.pop()
            if len(open_at) < _DEEPEST:
                paired |= {opening, mark.start()}
    return frozenset(paired)


def _slot_or_text(mark: re.Match[str]) -> _Node:
    if mark["escaped"]:
        return mark["escaped"]
    if not mark["name"]:
        return mark[0]
    options = tuple(option.strip() for option in (mark["options"] or "").split("|"))
    return Slot(mark["name"], tuple(option for option in options if option))


def _optional_parts(nodes: tuple[_Node, ...]) -> int:
    return sum(1 + _optional_parts(node.parts) for node in nodes if isinstance(node, _Optional))


def _readings(nodes: tuple[_Node, ...]) -> Iterator[tuple[Part, ...]]:
    ways = ((*_readings(node.parts), ()) if isinstance(node, _Optional) else ((node,),) for node in nodes)
    for way in product(*ways):
        yield tuple(chain.from_iterable(way))


def _simple_readings(nodes: tuple[_Node, ...]) -> Iterator[tuple[Part, ...]]:
    yield tuple(_flat(nodes))
    for number, node in enumerate(nodes):
        if isinstance(node, _Optional):
            yield tuple(_flat(nodes[:number] + nodes[number + 1 :]))
    yield tuple(node for node in nodes if not isinstance(node, _Optional))


def _flat(nodes: tuple[_Node, ...]) -> Iterator[Part]:
    for node in nodes:
        if isinstance(node, _Optional):
            yield from _flat(node.parts)
        else:
            yield node


def _joined(reading: tuple[Part, ...]) -> tuple[Part, ...]:
    """Neighbouring literal texts become one; empty ones go."""
    joined: list[Part] = []
    for part in reading:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        elif part:
            joined.append(part)
    return tuple(joined)


_MARK = re.compile(r"\\(?P<escaped>[\[\]{}\\])|[\[\]]|\{[ ]*(?P<name>\w[\w.\-]*)[ ]*(?::(?P<options>[^{}\[\]]*))?\}")
