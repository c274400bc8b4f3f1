"""The words of the knowledge base as frozen dataclasses: articles, questions, captures, synonyms and their whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

UNKNOWN = "unknown"
"""The answer "I don't know": always offered, never listed in a vocabulary, confirms and excludes nothing."""


class Kind(StrEnum):
    """What an article is about; it decides the folder, the headings and how a result is worded."""

    ALERT = "alert"
    SYMPTOM = "symptom"
    UNSUPPORTED = "unsupported"
    KNOWN_ISSUE = "known-issue"
    LIMIT = "limit"
    PROCEDURE = "procedure"
    PRACTICE = "practice"


class Status(StrEnum):
    """Whether an article is still asked about; a retired one is kept and found by search only."""

    CURRENT = "current"
    RETIRED = "retired"


class Severity(StrEnum):
    """How strongly the sources of an article speak against a configuration."""

    UNSUPPORTED = "unsupported"
    NOT_RECOMMENDED = "not-recommended"


class Rating(StrEnum):
    """What the rules conclude about an article."""

    ESTABLISHED = "established"
    SUGGESTED = "suggested"
    UNCLEAR = "unclear"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file of the knowledge base; printed as `file:line: message`."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Condition:
    """`question` was answered with any one of `answers`."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that must all hold; `line` is where the author wrote them."""

    conditions: tuple[Condition, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Shows:
    """How often a cause shows an answer: P(answer | cause), 0..1."""

    question: str
    answer: str
    frequency: float
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """Where the statements of an article come from."""

    title: str
    section: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Currency:
    """What has changed since the source was written, in which year, and whether an official page was read for it."""

    note: str
    year: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A paste that must be recognised as the article's alert, and what it gives (capture or question -> text)."""

    paste: str
    finds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line: int = 0


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """Answers (question -> answer) after which the article must have the rating `rated`."""

    answers: Mapping[str, str]
    rated: Rating
    line: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One `## heading` of an article and the Markdown below it."""

    heading: str
    body: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One cause, limit, procedure or practice: everything one Markdown file says."""

    id: str
    title: str
    kind: Kind
    body: str
    file: Path
    status: Status = Status.CURRENT
    severity: Severity = Severity.UNSUPPORTED
    """Only of weight for the kind `unsupported`."""
    aliases: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    layer: str = ""
    level: str = ""
    persistence: str = ""
    role: str = ""
    """Who can do it, in words; where the file has none, those of its `roles`."""
    roles: tuple[str, ...] = ()
    effort: int = 2
    last_verified: str = ""
    currency: Currency | None = None
    sources: tuple[Source, ...] = ()
    alerts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    confirmed_by: tuple[Group, ...] = ()
    requires: Group = Group(())
    ruled_out_by: tuple[Group, ...] = ()
    shows: tuple[Shows, ...] = ()
    if_not_resolved: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    not_examples: tuple[str, ...] = ()
    phrasings: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    walkthroughs: tuple[Walkthrough, ...] = ()
    sections: tuple[Section, ...] = ()
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Front-matter key -> the line it stands on."""

    def section(self, heading: str) -> Section | None:
        """The section with that heading, or None."""
        return next((section for section in self.sections if section.heading == heading), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a question: its id, the words on the button, and the words in free text that suggest it."""

    id: str
    label: str
    heard_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question the interview may ask; `only_if` groups say when it makes sense, `derived` what settles it unasked.

    `escalates` are the answers after which somebody else has to look.
    """

    id: str
    ask: str
    answers: tuple[Answer, ...]
    why: str = ""
    look: str = ""
    only_if: tuple[Group, ...] = ()
    derived: tuple[tuple[str, Group], ...] = ()
    effort: int = 1
    escalates: tuple[str, ...] = ()
    way_in: str = ""
    """The heading under which its answers are offered before anything is known; "" for most questions."""
    line: int = 0

    def answer(self, answer_id: str) -> Answer | None:
        """The answer with that id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def label_of(self, answer_id: str) -> str:
        """The words on the button of an answer; the id of one that is not offered, or no longer."""
        found = self.answer(answer_id)
        return found.label if found else answer_id


@dataclass(frozen=True, slots=True)
class CaptureName:
    """A name that is cut out of a paste: its words on screen, and what stands for it when nothing was captured."""

    id: str
    label: str
    placeholder: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class SynonymSet:
    """Words and phrases that mean the same; the first is the preferred one."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleName:
    """Somebody who carries out steps, as people call them; `roles` of articles name the id."""

    id: str
    label: str
    line: int = 0


class TicketSource(StrEnum):
    """What of a case fills an item of a ticket, besides what the person writes into it."""

    TEXTS = "texts"
    CODES = "codes"
    CAPTURES = "captures"
    ANSWERS = "answers"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class TicketItem:
    """One thing that whoever takes a case over wants to know; with `ask` the person is asked for it.

    `sources` fill it from the case: of the captures and answers those named, or all where none is named. An item that
    is not `optional` is missing while nothing fills it. What stands in a `personal` one is taken out when names are.
    """

    id: str
    label: str
    ask: str = ""
    sources: tuple[TicketSource, ...] = ()
    captures: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    optional: bool = False
    personal: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The questions, captures, synonyms and roles all articles share, and what a ticket holds."""

    questions: Mapping[str, Question] = field(default_factory=lambda: MappingProxyType({}))
    captures: Mapping[str, CaptureName] = field(default_factory=lambda: MappingProxyType({}))
    synonyms: tuple[SynonymSet, ...] = ()
    ticket: tuple[TicketItem, ...] = ()
    roles: Mapping[str, RoleName] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All articles and the vocabulary of one folder, and the version (a hash of every file) they make up."""

    folder: Path
    version: str
    articles: Mapping[str, Article]
    vocabulary: Vocabulary
    problems: tuple[Problem, ...] = ()

    def article(self, article_id: str) -> Article | None:
        """The article with that id or alias, or None."""
        found = self.articles.get(article_id)
        if found is not None:
            return found
        return next((article for article in self.articles.values() if article_id in article.aliases), None)
