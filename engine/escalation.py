"""Puts a case together for whoever takes it over: every item their ticket asks for, and which of them are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from engine.cases.case import Case
from engine.cases.events import Outcome
from engine.expert import Standing
from engine.findings import Capture, Finding, Origin
from engine.interview import Escalate
from engine.redaction import Redacted, redact, remove_secrets
from kb.model import UNKNOWN, KnowledgeBase, TicketItem, TicketSource

REQUESTED = "requested"
"""Why there is a ticket when it is not the interview that gave up."""

OUTCOMES = {Outcome.HELPED: "helped", Outcome.DID_NOT_HELP: "did not help", Outcome.PARTLY: "helped partly"}
_BETWEEN_NAMES = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class BundleItem:
    """One item of the ticket: what is known of it, and `ask` the person for it while it is `missing`."""

    id: str
    label: str
    values: tuple[str, ...]
    missing: bool
    ask: str = ""

    @property
    def value(self) -> str:
        """All that is known, as one text."""
        return "\n".join(self.values)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A ticket: `because` is why the interview gave up, or REQUESTED; `names` are the personal ones in its values."""

    case_id: str
    opened_at: datetime
    kb_version: str
    because: str
    items: tuple[BundleItem, ...]
    names: tuple[Capture, ...] = ()
    is_redacted: bool = False

    @property
    def missing(self) -> tuple[BundleItem, ...]:
        """What the person is still asked for."""
        return tuple(item for item in self.items if item.missing)


def bundle(kb: KnowledgeBase, case: Case, standing: Standing) -> Bundle:
    """The ticket of a case, with the names in it and without secrets; its items are those the vocabulary lists."""
    because = standing.step.because if isinstance(standing.step, Escalate) else REQUESTED
    items = tuple(_item(kb, case, standing, wanted) for wanted in kb.vocabulary.ticket)
    names = tuple(_names(kb, case, standing))
    return Bundle(case.id, case.opened_at, case.kb_version, because, items, names)


def redacted(ticket: Bundle) -> Bundle:
    """The ticket with a placeholder for each name, address and the like, the same one throughout."""
    placeholders = Placeholders()
    items = tuple(
        replace(item, values=tuple(placeholders.put_into(redact(value, ticket.names)) for value in item.values))
        for item in ticket.items
    )
    return replace(ticket, items=items, names=(), is_redacted=True)


class Placeholders:
    """Numbers what was taken out of several texts anew, so that one thing has one placeholder in all of them."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._numbers: Counter[str] = Counter()

    def put_into(self, text: Redacted) -> str:
        """The redacted text with placeholders that hold for all texts."""
        if not text.mapping:
            return text.text
        own = re.compile("|".join(map(re.escape, text.mapping)))
        return own.sub(lambda found: self._common(found[0], text.mapping[found[0]]), text.text)

    def _common(self, own: str, meant: str) -> str:
        label = own[1:-1].rpartition("-")[0]
        key = label, meant.casefold()
        if key not in self._given:
            self._numbers[label] += 1
            self._given[key] = f"{own[0]}{label}-{self._numbers[label]}{own[-1]}"
        return self._given[key]


def _item(kb: KnowledgeBase, case: Case, standing: Standing, wanted: TicketItem) -> BundleItem:
    written = [case.details[wanted.id]] if wanted.id in case.details else []
    found = [value for source in wanted.sources for value in _from(source, kb, case, standing, wanted)]
    values = tuple(dict.fromkeys(remove_secrets(value) for value in (*written, *found)))
    return BundleItem(wanted.id, wanted.label, values, not values and not wanted.optional, wanted.ask)


def _from(source: TicketSource, kb: KnowledgeBase, case: Case, standing: Standing, wanted: TicketItem) -> Iterable[str]:
    match source:
        case TicketSource.TEXTS:
            return (given.text for given in case.texts)
        case TicketSource.CODES:
            return (_both(code.text, code.canonical) for code in standing.codes)
        case TicketSource.CAPTURES:
            return _captured(kb, standing, wanted)
        case TicketSource.ANSWERS:
            return _answered(kb, case, standing, wanted)
        case TicketSource.TRIED:
            return (f"{_title(kb, article)}: {OUTCOMES[outcome]}" for article, outcome in case.tried.items())


def _both(text: str, canonical: str) -> str:
    return text if text == canonical else f"{text} ({canonical})"


def _captured(kb: KnowledgeBase, standing: Standing, wanted: TicketItem) -> Iterator[str]:
    for alert in standing.alerts:
        for capture in alert.captures:
            if not wanted.captures or capture.name in wanted.captures:
                known = kb.vocabulary.captures.get(capture.name)
                yield f"{known.label if known else capture.name}: {capture.text}"


def _answered(kb: KnowledgeBase, case: Case, standing: Standing, wanted: TicketItem) -> Iterator[str]:
    """What is known for sure; an item for all answers leaves out those that another item is there for."""
    elsewhere = {name for item in kb.vocabulary.ticket for name in item.questions}
    for finding in standing.findings:
        is_asked = finding.question in wanted.questions if wanted.questions else finding.question not in elsewhere
        if is_asked and finding.origin is not Origin.HEARD and finding.question in kb.vocabulary.questions:
            yield _in_words(kb, finding)
    if not wanted.questions:
        unsure = (name for name, given in case.answers.items() if given.answer == UNKNOWN and name not in elsewhere)
        yield from (_in_words(kb, Finding(name, UNKNOWN, Origin.ANSWERED)) for name in unsure)


def _in_words(kb: KnowledgeBase, finding: Finding) -> str:
    question = kb.vocabulary.questions.get(finding.question)
    answer = question.answer(finding.answer) if question else None
    label = "I don't know" if finding.answer == UNKNOWN else finding.answer
    return f"{question.ask if question else finding.question} {answer.label if answer else label}"


def _title(kb: KnowledgeBase, article_id: str) -> str:
    article = kb.article(article_id)
    return article.title if article else article_id


def _names(kb: KnowledgeBase, case: Case, standing: Standing) -> Iterator[Capture]:
    """The personal names that were captured, and those written into the personal items."""
    personal = {name for name, capture in kb.vocabulary.captures.items() if capture.personal}
    for alert in standing.alerts:
        yield from (capture for capture in alert.captures if capture.name in personal)
    for item in kb.vocabulary.ticket:
        written = case.details.get(item.id, "") if item.personal else ""
        names = (part.strip() for part in _BETWEEN_NAMES.split(written))
        yield from (Capture(item.id, name, (0, 0)) for name in names if name)
