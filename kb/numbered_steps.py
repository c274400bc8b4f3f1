"""Splits the Markdown of a section into its numbered steps, each with everything indented below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"(?P<number>[1-9]\d{0,2})[.)](?P<gap> +)(?=\S)")
_FENCES = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Block:
    """A step, or with `number` 0 the text before, between or after steps.

    `line` counts the lines of the split text from 1; `markdown` has the indentation below the number taken away.
    """

    number: int
    line: int
    markdown: str


def numbered_steps(markdown: str) -> tuple[Block, ...]:
    """The blocks of `markdown` in their order, empty ones left out; steps are counted on from the first number."""
    return tuple(block for block in _blocks(markdown.split("\n")) if block.markdown)


def _blocks(lines: list[str]) -> Iterator[Block]:
    number, start, indent = 0, 0, 0
    for at, (line, in_code) in enumerate(with_code(lines)):
        item = None if in_code else _ITEM.match(line)
        leaves = number and not in_code and line[:1].strip() and at > start and not lines[at - 1].strip()
        if item or leaves:
            if at > start:
                yield _block(number, lines, start, at, indent)
            number = (number + 1 if number else int(item["number"])) if item else 0
            start, indent = at, item.end() if item else 0
    yield _block(number, lines, start, len(lines), indent)


def with_code(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Every line with whether it belongs to fenced code."""
    fence = ""
    for line in lines:
        mark = line.lstrip()[:3]
        at_fence = mark in _FENCES and fence in ("", mark)
        yield line, bool(fence) or at_fence
        if at_fence:
            fence = "" if fence else mark


def _block(number: int, lines: list[str], start: int, end: int, indent: int) -> Block:
    first, rest = lines[start][indent:], lines[start + 1 : end]
    if indent and all(line.startswith("    ") for line in rest if line.strip()):
        indent = max(indent, 4)
    return Block(number, start + 1, "\n".join([first, *(_outdented(line, indent) for line in rest)]).strip("\n"))


def _outdented(line: str, indent: int) -> str:
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, indent) :]
