"""Compares two versions of a knowledge base: articles and words added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from itertools import takewhile

from kb.model import (
    Answer,
    Article,
    Currency,
    Example,
    Group,
    KnowledgeBase,
    Section,
    Shows,
    Source,
    SynonymSet,
    Vocabulary,
    Walkthrough,
)
from kb.numbered_steps import numbered_steps

LONGEST = 160
"""Characters of a text that are quoted."""

CONTEXT = 3
"""Words told before and after those that changed."""

NOT_SAID = frozenset({"id", "body", "file", "line", "lines"})
"""Fields that say nothing of their own: the body is compared section by section."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one article or one entry of the vocabulary, a sentence for each difference."""

    name: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different in the newer of two versions; `added` and `removed` are (id, title)."""

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    changed: tuple[Change, ...]
    vocabulary: tuple[Change, ...]


def compare(old: KnowledgeBase, new: KnowledgeBase) -> Comparison:
    """What is different in `new`; articles are the same when they have the same id."""
    return Comparison(
        added=tuple((each.id, each.title) for each in new.articles.values() if each.id not in old.articles),
        removed=tuple((each.id, each.title) for each in old.articles.values() if each.id not in new.articles),
        changed=tuple(_changed(old.articles, new.articles)),
        vocabulary=tuple(_words_changed(old.vocabulary, new.vocabulary)),
    )


def _changed(old: Mapping[str, Article], new: Mapping[str, Article]) -> Iterator[Change]:
    for article_id in (name for name in new if name in old):
        sentences = tuple(_differences(_said(old[article_id]), _said(new[article_id])))
        if sentences:
            yield Change(article_id, new[article_id].title, sentences)


def _words_changed(old: Vocabulary, new: Vocabulary) -> Iterator[Change]:
    for field in fields(Vocabulary):
        before, after = _entries(getattr(old, field.name)), _entries(getattr(new, field.name))
        for name in [*before, *(name for name in after if name not in before)]:
            sentences = tuple(_differences(before.get(name, {}), after.get(name, {})))
            if name not in before:
                sentences = ("added",)
            elif name not in after:
                sentences = ("removed",)
            if sentences:
                yield Change(name, field.name, sentences)


Said = dict[str, list[str]]
"""What is compared (a field, or a heading with its part) -> the texts there, in their order."""


def _entries(words: object) -> dict[str, Said]:
    """The entries of one part of the vocabulary by name; synonyms by their preferred word."""
    match words:
        case Mapping():
            return {str(name): _said(each) for name, each in words.items()}
        case tuple():
            return {each.words[0] if isinstance(each, SynonymSet) else each.id: _said(each) for each in words}
        case _:
            return {}


def _said(thing: object) -> Said:
    """Field by field the texts of a dataclass, and of sections step by step."""
    said: Said = {}
    for field in fields(thing):  # type: ignore[arg-type]  # Each caller has a dataclass.
        held = getattr(thing, field.name)
        if field.name == "sections":
            said |= {label: texts for section in held for label, texts in _steps(section)}
        elif field.name not in NOT_SAID:
            said[field.name] = [text for text in _texts(held) if text]
    return said


def _steps(section: Section) -> Iterator[tuple[str, list[str]]]:
    blocks = numbered_steps(section.body)
    yield f"{section.heading}, steps", [" ".join(block.markdown.split()) for block in blocks if block.number]
    yield section.heading, [" ".join(block.markdown.split()) for block in blocks if not block.number]


def _texts(held: object) -> Iterable[str]:
    match held:
        case None:
            return ()
        case Group(conditions=conditions):
            return (f"{each.question}={'|'.join(each.answers)}" for each in conditions)
        case Mapping():
            return (f"{name}: {text}" for name, text in held.items())
        case tuple():
            return (_text(each) for each in held)
        case _:
            return (_text(held),)


def _text(held: object) -> str:
    match held:
        case Group():
            return " and ".join(_texts(held))
        case Shows(question=question, answer=answer, frequency=frequency):
            return f"{question}={answer} ({frequency:g})"
        case Source(title=title, section=section, url=url):
            return " · ".join(filter(None, (title, section, url)))
        case Currency(note=note, year=year, verified=verified):
            return " · ".join(filter(None, (note, year, "verified" if verified else "not verified")))
        case Example(paste=paste, finds=finds):
            return " · ".join([" ".join(paste.split()), *_texts(finds)])
        case Walkthrough(answers=answers, rated=rated):
            return f"{', '.join(f'{question}={answer}' for question, answer in answers.items())}: {rated}"
        case Answer(id=name, label=label, heard_as=heard_as):
            return " · ".join([name, label, *heard_as])
        case (str(answer), Group() as group):
            return f"{answer}: {_text(group)}"
        case _:
            return str(held)


# --- in words ---------------------------------------------------------------------------------------------------------


def _differences(old: Said, new: Said) -> Iterator[str]:
    for label in [*old, *(label for label in new if label not in old)]:
        before, after = old.get(label, []), new.get(label, [])
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield from _sentences(label, before[a:b], after[c:d])


def _sentences(label: str, gone: list[str], come: list[str]) -> Iterator[str]:
    """Texts in the place of as many others have changed; else some are gone and others have come."""
    if len(gone) == len(come):
        pairs = zip(gone, come, strict=True)
        yield from (f"{label}: {_told(one, other)} is now {_told(other, one)}" for one, other in pairs)
        return
    yield from (f"{label}: {_quoted(text)} removed" for text in gone)
    yield from (f"{label}: {_quoted(text)} added" for text in come)


def _told(text: str, other: str) -> str:
    """The text, or when either is long what of it the other has not."""
    if max(len(text), len(other)) <= LONGEST:
        return _quoted(text)
    words, others = text.split(), other.split()
    start, end = _same_words(words, others), _same_words(words[::-1], others[::-1])
    told = words[start : max(start, len(words) - end)]
    return _quoted(" ".join(["…"] * bool(start) + told + ["…"] * bool(end)))


def _same_words(one: list[str], other: list[str]) -> int:
    """How many words both begin with, but for a few that are told for the context."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return max(0, same - CONTEXT)


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"
