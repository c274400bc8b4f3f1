"""Everything the page of the configuration checker shows: the form, the verdicts, and what cannot be checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from engine.configuration import Checked
from engine.configuration_form import fieldsets
from engine.configuration_wire import WORDS, changes_words, entered_words, following, summary, why
from engine.entries import Entries, WrongEntry
from engine.resolution import STEP_HEADINGS
from engine.support import FAULTS, Item, Support
from kb.filling import fill_in
from kb.markup import Step
from kb.model import KnowledgeBase, Question, Source
from webapp.presenters.cards import Passage, passages, where_to_look
from webapp.presenters.words import month_words, still_current

FURTHER = "More about your set-up"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form: `chosen` is the answer that was entered, `settled` what follows from others."""

    question: Question
    chosen: str
    settled: str
    look: tuple[Step, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormPart:
    """Fields that belong together; `is_further` when nothing joins them but that they are left."""

    legend: str
    is_further: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class VerdictCard:
    """One verdict in words; `fault` when something is to change."""

    article: str
    title: str
    fault: bool
    entered: tuple[str, ...]
    why: tuple[str, ...]
    change: str
    instead: Passage | None
    open: tuple[Question, ...]
    still_current: str
    last_verified: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All configurations with the same verdict."""

    support: str
    words: str
    cards: tuple[VerdictCard, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The form as it was filled in, and what came of it: `verdicts`, or `problems`, or neither when it is empty.

    `query` are the answers as they stand in an address, `typed` the JSON that was pasted.
    """

    parts: tuple[FormPart, ...]
    problems: tuple[WrongEntry, ...]
    summary: str
    verdicts: tuple[Verdicts, ...]
    query: str
    typed: str = ""


def empty_page(kb: KnowledgeBase) -> CheckPage:
    """The form to fill in."""
    return CheckPage(tuple(_parts(kb, {}, {}, ())), (), "", (), "")


def refused_page(kb: KnowledgeBase, entries: Entries, problems: tuple[WrongEntry, ...], typed: str = "") -> CheckPage:
    """The form as it was filled in, with what is wrong beside each field; `typed` is the JSON that was pasted."""
    chosen = {name: value for name, value in entries.given.items() if isinstance(value, str)}
    return CheckPage(tuple(_parts(kb, chosen, {}, problems)), problems, "", (), "", typed)


def checked_page(kb: KnowledgeBase, checked: Checked) -> CheckPage:
    """The verdicts, and the form with what was entered and what follows."""
    settled = {name: each.finding.answer for name, each in checked.derivations.items()}
    parts = tuple(_parts(kb, checked.answers, settled, ()))
    return CheckPage(parts, (), summary(checked), tuple(_verdicts(kb, checked)), urlencode(checked.answers))


def _parts(
    kb: KnowledgeBase, chosen: Mapping[str, str], settled: Mapping[str, str], problems: tuple[WrongEntry, ...]
) -> Iterator[FormPart]:
    for each in fieldsets(kb):
        fields = tuple(_field(kb, question, chosen, settled, problems) for question in each.questions)
        yield FormPart(each.lead.ask if each.lead else FURTHER, each.lead is None, fields)


def _field(
    kb: KnowledgeBase,
    question: Question,
    chosen: Mapping[str, str],
    settled: Mapping[str, str],
    problems: tuple[WrongEntry, ...],
) -> Field:
    follows = question.answer(settled.get(question.id, ""))
    return Field(
        question=question,
        chosen=chosen.get(question.id, ""),
        settled=follows.label if follows else "",
        look=where_to_look(kb, question, {}),
        problems=tuple(each.words or each.message for each in problems if each.question == question.id),
    )


def _verdicts(kb: KnowledgeBase, checked: Checked) -> Iterator[Verdicts]:
    for support in Support:
        cards = tuple(_card(kb, checked, item) for item in checked.of(support))
        if cards:
            yield Verdicts(support.value, WORDS[support], cards)


def _card(kb: KnowledgeBase, checked: Checked, item: Item) -> VerdictCard:
    article, is_fault = item.article, item.verdict in FAULTS
    section = next((found for heading in STEP_HEADINGS if (found := article.section(heading))), None)
    return VerdictCard(
        article=article.id,
        title=article.title,
        fault=is_fault,
        entered=tuple(entered_words(kb, finding) for finding in item.findings),
        why=following(kb, checked, item) if is_fault else why(kb, checked, item),
        change=changes_words(kb, item),
        instead=passages((section,), fill_in(kb.vocabulary.captures, {}))[0] if section else None,
        open=item.open,
        still_current=still_current(article),
        last_verified=month_words(article.last_verified),
        sources=article.sources,
    )
