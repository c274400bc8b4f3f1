"""Turns the vocabulary files into a Vocabulary, collecting every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kb.encoding import decode
from kb.form import Form, list_of, meant, text_of, texts_of
from kb.front_matter import Fields, Items, Node, Text, parse
from kb.model import (
    UNKNOWN,
    Answer,
    CaptureName,
    Group,
    Problem,
    Question,
    RoleName,
    SynonymSet,
    TicketItem,
    Vocabulary,
)
from kb.problems import Problems
from kb.relations import groups_of
from kb.ticket_reading import ticket_item

Named = TypeVar("Named", Question, CaptureName, TicketItem)

FILES = QUESTIONS, CAPTURES, SYNONYMS, TICKET, ROLES = (
    "questions.yaml",
    "captures.yaml",
    "synonyms.yaml",
    "ticket.yaml",
    "roles.yaml",
)


def read_vocabulary(contents: Mapping[Path, bytes]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The vocabulary in the bytes of its files (each may be absent), and what is wrong with them."""
    problems = {file.name: Problems(file) for file in contents}
    nodes = {file.name: _node(content, problems[file.name]) for file, content in contents.items()}
    for name in problems.keys() - set(FILES):
        problems[name].report(1, f"not a vocabulary file{meant(name, FILES)}")
    nowhere = Problems(Path())
    vocabulary = Vocabulary(
        questions=_named(nodes.get(QUESTIONS), problems.get(QUESTIONS, nowhere), _question),
        captures=_named(nodes.get(CAPTURES), problems.get(CAPTURES, nowhere), _capture),
        synonyms=tuple(_synonyms(nodes.get(SYNONYMS), problems.get(SYNONYMS, nowhere))),
        ticket=tuple(_named(nodes.get(TICKET), problems.get(TICKET, nowhere), ticket_item).values()),
        roles=_roles(nodes.get(ROLES), problems.get(ROLES, nowhere)),
    )
    return vocabulary, tuple(problem for of_file in problems.values() for problem in of_file.found())


def _node(content: bytes, problems: Problems) -> Node | None:
    source = decode(content, problems)
    return None if source is None else parse(source, problems)


def _named(node: Node | None, problems: Problems, make: Callable[[str, Form, Problems], Named]) -> Mapping[str, Named]:
    made: dict[str, Named] = {}
    for name, value in _entries(node, problems):
        if isinstance(value, Fields):
            form = Form(Fields(value.entries, name.line), problems)
            made[name.value] = make(name.value, form, problems)
            form.finish()
        else:
            problems.report(name.line, f"`{name.value}` must be a mapping")
    return MappingProxyType(made)


def _entries(node: Node | None, problems: Problems) -> tuple[tuple[Text, Node], ...]:
    if isinstance(node, Fields):
        return node.entries
    if node is not None and node != Text("", node.line):
        problems.report(node.line, "must be a mapping of names to mappings")
    return ()


def _question(name: str, form: Form, problems: Problems) -> Question:
    labels = form.mapping("answers")
    return Question(
        id=name,
        ask=form.required("ask"),
        answers=_answers(labels, form, problems),
        why=form.text("why"),
        look=form.text("look"),
        only_if=groups_of(form.node("only_if"), problems, "only_if"),
        derived=tuple(_derived(labels, form, problems)),
        effort=form.whole("effort", lowest=1, highest=5, default=1),
        escalates=tuple(_escalating(labels, form, problems)),
        way_in=form.text("way_in"),
        line=form.line,
    )


def _escalating(labels: Mapping[str, str], form: Form, problems: Problems) -> Iterator[str]:
    for answer in form.texts("escalates"):
        if answer in labels:
            yield answer
        else:
            problems.report(form.lines["escalates"], f"`escalates` names an answer that is not listed: `{answer}`")


def _answers(labels: Mapping[str, str], form: Form, problems: Problems) -> tuple[Answer, ...]:
    heard = {name.value: texts_of(node, problems, name.value) for name, node in _fields(form, "heard_as", problems)}
    for answer in heard.keys() - labels.keys():
        problems.report(form.lines["heard_as"], f"`heard_as` names an answer that is not listed: `{answer}`")
    if not labels:
        problems.report(form.line, "a question needs `answers`")
    if UNKNOWN in labels:
        problems.report(form.lines["answers"], f"`{UNKNOWN}` is always offered and never listed")
    return tuple(Answer(answer, label or answer, heard.get(answer, ())) for answer, label in labels.items())


def _derived(labels: Mapping[str, str], form: Form, problems: Problems) -> Iterator[tuple[str, Group]]:
    for answer, node in _fields(form, "derived", problems):
        if answer.value not in labels:
            problems.report(answer.line, f"`derived` names an answer that is not listed: `{answer.value}`")
            continue
        for group in groups_of(node, problems, answer.value):
            yield answer.value, group


def _fields(form: Form, key: str, problems: Problems) -> tuple[tuple[Text, Node], ...]:
    node = form.node(key)
    if node is None or isinstance(node, Fields):
        return node.entries if node else ()
    problems.report(node.line, f"`{key}` must be a mapping of answers")
    return ()


def _capture(name: str, form: Form, problems: Problems) -> CaptureName:
    return CaptureName(
        id=name,
        label=form.required("label"),
        placeholder=form.text("placeholder"),
        personal=form.yes_no("personal"),
    )


def _roles(node: Node | None, problems: Problems) -> Mapping[str, RoleName]:
    roles = (
        RoleName(name.value, text_of(value, problems, name.value), name.line)
        for name, value in _entries(node, problems)
    )
    return MappingProxyType({role.id: role for role in roles})


def _synonyms(node: Node | None, problems: Problems) -> Iterator[SynonymSet]:
    for item in list_of(node):
        if not isinstance(item, Items):
            if item != Text("", item.line):
                problems.report(item.line, "must be a list of lists of words")
            continue
        words = tuple(text_of(word, problems, "synonyms") for word in item.nodes)
        if len(set(words)) > 1:
            yield SynonymSet(words)
        else:
            problems.report(item.line, "a set of synonyms needs at least two words")
