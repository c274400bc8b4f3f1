"""Gives drafts their example pastes: made of the alert templates, kept where the template is recognised again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap
from types import MappingProxyType

from engine.findings import Alert, Verdict
from engine.recognition.recogniser import Recogniser
from engine.recognition.templates import Part, Slot, read_template
from kb.authoring.draft import Draft, NotWritten
from kb.authoring.placing import Placed, place, with_articles
from kb.model import Article, Example, KnowledgeBase

NAMES = (
    "Dana Roth", "Sales Queue", "O'Brien, Maeve", "Contoso North", "Jürgen Weiß", "Support West",
    "Yuki Tanaka", "Fabrikam Two", "N. Åkesson", "Reception 4",
)  # fmt: skip
"""What stands where a template cuts out a name: with comma, apostrophe, digit and letters of other languages."""

QUOTED_LINE = 60


class NotRecognisable(NotWritten):
    """No paste of an alert would be recognised."""


def place_with_examples(drafts: Sequence[Draft], kb: KnowledgeBase) -> tuple[Placed, ...]:
    """The articles that drafts become, with pastes of their alerts: as printed, quoted, and short within a mail.

    A paste that is not recognised word for word, or with other names, is left out. Raises IdTaken.
    """
    bare = [place(draft, kb) for draft in drafts]
    if not any(draft.alerts for draft in drafts):
        return tuple(bare)
    recogniser = Recogniser(with_articles(kb, bare))
    return tuple(
        place(replace(each.draft, examples=tuple(_recognised(each.article, recogniser))), kb) if each.article else each
        for each in bare
    )


def refuse_unrecognisable(placed: Iterable[Placed]) -> None:
    """Raises NotRecognisable when an article has alerts and not one example."""
    for each in placed:
        if each.draft.alerts and not each.draft.examples:
            words = "too few words to be recognised, or none between two names"
            raise NotRecognisable(f"The alert “{each.draft.alerts[0]}” has {words}.")


def _recognised(article: Article, recogniser: Recogniser) -> Iterator[Example]:
    for template in article.alerts:
        for paste, names in _pastes(template):
            alerts = [alert for alert in recogniser.recognise(paste).alerts if article.id in alert.claimants]
            if alerts and alerts[0].verdict is Verdict.EXACT and _captured(alerts[0]) == names:
                findings = {finding.question: finding.answer for finding in alerts[0].findings}
                yield Example(paste, MappingProxyType({**names, **findings}))


def _captured(alert: Alert) -> dict[str, str]:
    return {capture.name: capture.text for capture in alert.captures}


def _pastes(template: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Three ways to print the template, each with the names put into it."""
    readings = read_template(template)
    fullest, shortest = readings[0], min(readings, key=_letters)
    for number, (reading, shape) in enumerate([(fullest, _as_it_is), (fullest, _quoted), (shortest, _within_a_mail)]):
        slots = dict.fromkeys(part.name for part in reading if isinstance(part, Slot) and not part.options)
        names = {slot: NAMES[(3 * number + place) % len(NAMES)] for place, slot in enumerate(slots)}
        yield shape(_printed(reading, names, number)), names


def _letters(reading: tuple[Part, ...]) -> int:
    return sum(len(part) for part in reading if isinstance(part, str))


def _printed(reading: tuple[Part, ...], names: dict[str, str], number: int) -> str:
    words = (part if isinstance(part, str) else _filled(part, names, number) for part in reading)
    return " ".join("".join(words).split())


def _filled(slot: Slot, names: dict[str, str], number: int) -> str:
    return slot.options[number % len(slot.options)] if slot.options else names[slot.name]


def _as_it_is(text: str) -> str:
    return text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in wrap(text, QUOTED_LINE, break_long_words=False, break_on_hyphens=False))


def _within_a_mail(text: str) -> str:
    return f"Hello,\nsince this morning we see this:\n{text}\nWhat can we do?"
