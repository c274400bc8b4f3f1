"""Says a checked configuration in words, for people, and as JSON, for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from engine.configuration import Checked
from engine.entries import InvalidConfiguration
from engine.findings import Effect, Finding, Origin
from engine.resolution import STEP_HEADINGS
from engine.support import FAULTS, Change, Item, Support
from kb.markup import fill_in, render_text
from kb.model import Article, KnowledgeBase, Question

Json = dict[str, Any]

WORDS: Mapping[Support, str] = MappingProxyType(
    {
        Support.UNSUPPORTED: "Unsupported",
        Support.NOT_RECOMMENDED: "Not recommended",
        Support.UNKNOWN: "Unknown because unanswered",
        Support.SUPPORTED: "Supported as far as known",
    }
)


def checked_json(kb: KnowledgeBase, checked: Checked) -> Json:
    """The contract for scripts: what was entered and follows, a count for each verdict, and every item."""
    return {
        "kb_version": kb.version,
        "answers": dict(checked.answers),
        "derived": {name: each.finding.answer for name, each in checked.derivations.items()},
        "counts": {verdict.value: len(checked.of(verdict)) for verdict in Support},
        "items": [_item(kb, checked, item) for item in checked.items],
    }


def invalid_json(error: InvalidConfiguration) -> Json:
    """What stands in the place of the verdicts when the configuration cannot be checked."""
    problems = [{"question": each.question or None, "message": each.message} for each in error.problems]
    return {"error": {"kind": "invalid-configuration", "problems": problems}}


def summary(checked: Checked) -> str:
    """One line: how many items have which verdict."""
    counts = (f"{len(checked.of(verdict))} {words.lower()}" for verdict, words in WORDS.items())
    return ", ".join(counts)


def why(kb: KnowledgeBase, checked: Checked, item: Item) -> tuple[str, ...]:
    """The reasons of a verdict, each a sentence, and what the derived ones among its grounds follow from."""
    reasons = (_reason(kb, item, reason.findings, reason.effect) for reason in item.reasons)
    return tuple(dict.fromkeys((*reasons, *following(kb, checked, item))))


def following(kb: KnowledgeBase, checked: Checked, item: Item) -> tuple[str, ...]:
    """A sentence for each derived one among the grounds of a verdict, then for those that it follows from."""
    return tuple(_following(kb, checked, item.findings))


def entered_words(kb: KnowledgeBase, finding: Finding) -> str:
    """A question and its answer: `Where does the mailbox live? – Gmail or Google Workspace`."""
    follows = " (follows from the other answers)" if finding.origin is Origin.DERIVED else ""
    return f"{_ask(kb, finding.question)} – {_label(kb, finding.question, finding.answer)}{follows}"


def changes_words(kb: KnowledgeBase, item: Item) -> str:
    """What would have to be different; "" when nothing needs to, or no change of one or two answers is enough."""
    alternatives: dict[tuple[str, ...], list[tuple[Change, ...]]] = {}
    for changes in item.changes:
        alternatives.setdefault(tuple(change.question for change in changes), []).append(changes)
    told = ", or with ".join(_alternatives(kb, each) for each in alternatives.values())
    return f"It would be supported with {told}." if told else ""


def _alternatives(kb: KnowledgeBase, alternatives: Sequence[tuple[Change, ...]]) -> str:
    """Changes of the same questions; those of a single one share a sentence about it."""
    if len(alternatives[0]) == 1:
        return _as_answers(kb, [changes[0] for changes in alternatives])
    return ", or with ".join(" and ".join(_as_answers(kb, [change]) for change in changes) for changes in alternatives)


def what_to_do(kb: KnowledgeBase, article: Article) -> str:
    """The steps of the article as plain text; "" when it has none."""
    section = next((found for heading in STEP_HEADINGS if (found := article.section(heading))), None)
    return render_text(section.body, fill_in(kb.vocabulary.captures, {})).strip() if section else ""


def sources_words(article: Article) -> tuple[str, ...]:
    """Title, section and address of each source."""
    return tuple(" – ".join(filter(None, (each.title, each.section, each.url))) for each in article.sources)


def _reason(kb: KnowledgeBase, item: Item, findings: Sequence[Finding], effect: Effect) -> str:
    facts = _facts(kb, findings)
    match effect:
        case Effect.ESTABLISHES:
            return f"{facts}, which is {WORDS[item.verdict].lower()}."
        case Effect.EXCLUDES:
            return f"{facts}, so this does not apply."
        case _:
            return f"{facts}, which would fit, but more has to be known."


def _following(kb: KnowledgeBase, checked: Checked, findings: Iterable[Finding]) -> Iterator[str]:
    waiting, told = list(findings), set[str]()
    while waiting:
        derivation = checked.derivations.get(waiting.pop(0).question)
        if derivation and derivation.finding.question not in told:
            told.add(derivation.finding.question)
            waiting += derivation.grounds
            yield f"{_facts(kb, (derivation.finding,))} because {_facts(kb, derivation.grounds)}."


def _facts(kb: KnowledgeBase, findings: Iterable[Finding]) -> str:
    return " and ".join(
        f"“{_ask(kb, each.question)}” is “{_label(kb, each.question, each.answer)}”" for each in findings
    )


def _as_answers(kb: KnowledgeBase, changes: Sequence[Change]) -> str:
    """Other answers to one question, of which each would do."""
    labels = " or ".join(f"“{_label(kb, change.question, change.after)}”" for change in changes)
    return f"{labels} as the answer to “{_ask(kb, changes[0].question)}”"


def _ask(kb: KnowledgeBase, question: str) -> str:
    return kb.vocabulary.questions[question].ask


def _label(kb: KnowledgeBase, question: str, answer: str) -> str:
    return kb.vocabulary.questions[question].label_of(answer)


def _item(kb: KnowledgeBase, checked: Checked, item: Item) -> Json:
    article = item.article
    return {
        "article": article.id,
        "title": article.title,
        "verdict": item.verdict.value,
        "entered": [_finding(kb, finding) for finding in item.findings],
        "why": list(why(kb, checked, item)),
        "open": [_open(question) for question in item.open],
        "supported_if": [{change.question: change.after for change in changes} for changes in item.changes],
        "change": changes_words(kb, item),
        "instead": what_to_do(kb, article) if item.verdict in FAULTS else "",
        "sources": [{"title": each.title, "section": each.section, "url": each.url} for each in article.sources],
        "last_verified": article.last_verified,
    }


def _finding(kb: KnowledgeBase, finding: Finding) -> Json:
    return {
        "question": finding.question,
        "ask": _ask(kb, finding.question),
        "answer": finding.answer,
        "label": _label(kb, finding.question, finding.answer),
        "origin": finding.origin.value,
    }


def _open(question: Question) -> Json:
    answers = [{"answer": answer.id, "label": answer.label} for answer in question.answers]
    return {"question": question.id, "ask": question.ask, "answers": answers}
