"""Takes names, addresses and secrets out of a triage, so that its downloads can leave the house."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engine.findings import Capture
from engine.redaction import redact
from engine.tables import BadRow, Row
from engine.triage_columns import Role
from engine.triage_lines import Line
from engine.triage_result import Cluster, Group, Placed, Triage
from kb.model import KnowledgeBase

NAME = "mailbox"
"""What a name from the table's own column is called in its placeholder."""


def without_names(kb: KnowledgeBase, triage: Triage) -> Triage:
    """The triage with a placeholder for every name: the same one for the same name, in all rows.

    Columns that nothing was read from are emptied, for nobody knows what stands in them.
    """
    return _Redaction(kb, triage).redacted()


class _Redaction:
    def __init__(self, kb: KnowledgeBase, triage: Triage) -> None:
        self._personal = {name for name, capture in kb.vocabulary.captures.items() if capture.personal}
        self._triage = triage
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
        self._placeholders: dict[str, str] = {}
        self._numbers: defaultdict[str, int] = defaultdict(int)
        self._mailbox = next((place for place, role in enumerate(triage.roles) if role is Role.MAILBOX), None)
        self._names = {
            each.line.row.number: tuple(self._personal_names(each)) for group in triage.groups for each in group.placed
        }
        named = [named for names in self._names.values() for named in names]
        named += [named for row in triage.table.rows for named in self._own_name(row.cells)]
        self._labels = {name: label for label, name in named}
        self._by_word = _by_rarest_word(self._labels)

    def redacted(self) -> Triage:
        rows = {row.number: self._row(row) for row in self._triage.table.rows}
        return replace(
            self._triage,
            table=replace(
                self._triage.table,
                rows=tuple(rows.values()),
                bad=tuple(map(self._bad, self._triage.table.bad)),
            ),
            groups=tuple(self._group(group, rows) for group in self._triage.groups),
            clusters=tuple(self._cluster(cluster, rows) for cluster in self._triage.clusters),
            quiet=tuple(rows[row.number] for row in self._triage.quiet),
            bad=tuple(map(self._bad, self._triage.bad)),
        )

    def _group(self, group: Group, rows: dict[int, Row]) -> Group:
        placed = tuple(
            Placed(
                self._line(each.line, rows),
                self._text(each.affected, [(NAME, each.affected)]) if each.affected else "",
            )
            for each in group.placed
        )
        return replace(group, placed=placed)

    def _cluster(self, cluster: Cluster, rows: dict[int, Row]) -> Cluster:
        return replace(cluster, lines=tuple(self._line(line, rows) for line in cluster.lines))

    def _line(self, line: Line, rows: dict[int, Row]) -> Line:
        text, mailbox = (
            self._text(line.text, self._names_of(line.row)),
            self._text(line.mailbox, [(NAME, line.mailbox)]),
        )
        return replace(line, row=rows[line.row.number], text=text, mailbox=mailbox)

    def _row(self, row: Row) -> Row:
        return replace(row, cells=self._cells(row.cells, self._names_of(row)))

    def _bad(self, row: BadRow) -> BadRow:
        return replace(row, cells=self._cells(row.cells, self._own_name(row.cells)))

    def _cells(self, cells: Iterable[str], names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        known = tuple(names)
        return tuple(
            cell if role in _NAMELESS else self._text(cell, known) if role is not Role.NOTHING else ""
            for cell, role in zip(cells, self._triage.roles, strict=False)
        )

    def _names_of(self, row: Row) -> tuple[tuple[str, str], ...]:
        return (*self._own_name(row.cells), *self._names.get(row.number, ()))

    def _own_name(self, cells: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        name = cells[self._mailbox].strip() if self._mailbox is not None and self._mailbox < len(cells) else ""
        return ((NAME, name),) if name else ()

    def _personal_names(self, placed: Placed) -> Iterator[tuple[str, str]]:
        if placed.affected:
            yield NAME, placed.affected
        yield from ((capture, name) for capture, name in placed.names if capture in self._personal)

    def _text(self, text: str, names: Iterable[tuple[str, str]]) -> str:
        said = text, tuple(names)
        if said not in self._known:
            self._known[said] = self._redacted(*said)
        return self._known[said]

    def _redacted(self, text: str, names: Iterable[tuple[str, str]]) -> str:
        """The text with the placeholders of the whole triage instead of those of this text alone."""
        if not text.strip():
            return text
        known = sorted(dict.fromkeys((*names, *self._named_elsewhere(text))), key=lambda named: -len(named[1]))
        plain = text
        for capture, name in known:
            plain = self._without(plain, capture, name)
        rest = _PLACEHOLDER.sub("", plain).casefold()
        left = [Capture(capture, name, (0, 0)) for capture, name in known if name.casefold() in rest]
        found = redact(plain, left)
        return _PLACEHOLDER.sub(
            lambda one: self._placeholder(one["label"], found.mapping[one[0]]) if one[0] in found.mapping else one[0],
            found.text,
        )

    def _without(self, text: str, capture: str, name: str) -> str:
        """The text with a placeholder wherever the name stands as it is written: quicker than an expression each."""
        parts, done = [], 0
        at = text.find(name) if name else -1
        while at >= 0:
            end = at + len(name)
            if _is_apart(text, at, end) and not _is_within_placeholder(text, at):
                parts += [text[done:at], self._placeholder(capture, name)]
                done = end
            at = text.find(name, end)
        return "".join([*parts, text[done:]])

    def _named_elsewhere(self, text: str) -> Iterator[tuple[str, str]]:
        """Names of other rows in the text, too."""
        for word in dict.fromkeys(_WORD.findall(text.casefold())):
            names = (name for name in self._by_word.get(word, ()) if name.casefold() in text.casefold())
            yield from ((self._labels[name], name) for name in names)

    def _placeholder(self, label: str, name: str) -> str:
        known_as = name.casefold()
        if known_as not in self._placeholders:
            self._numbers[label] += 1
            self._placeholders[known_as] = f"\u2039{label}-{self._numbers[label]}\u203a"
        return self._placeholders[known_as]


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether no longer word goes on before or after."""
    begins = not (text[max(0, start - 1) : start].isalnum() and text[start].isalnum())
    return begins and not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


def _is_within_placeholder(text: str, at: int) -> bool:
    return text.rfind("\u2039", 0, at) > text.rfind("\u203a", 0, at)


def _by_rarest_word(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Each name of some length under the word in it that the fewest names have, so that looking up stays quick."""
    worded = {name: _WORD.findall(name.casefold()) for name in names if len(name) >= _SHORTEST_NAME}
    common = Counter(word for words in worded.values() for word in words)
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, words in worded.items():
        if words:
            found[min(words, key=lambda word: common[word])] += (name,)
    return found


_NAMELESS = (Role.CODE, Role.STATE, Role.TIME, Role.LEVEL)
_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 3
"""Shorter ones are replaced in their own rows only: anything may be called "it"."""
_PLACEHOLDER = re.compile("\u2039(?P<label>[^\u2039\u203a]{1,60})-\\d{1,9}\u203a")
