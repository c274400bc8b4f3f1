"""Read the alert templates of a knowledge base into outlines: words, slots and punctuation, and who claims them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from engine.recognition.normalise import fold_phrase
from engine.recognition.patterns import Claim
from engine.recognition.synonyms import Synonyms
from engine.recognition.templates import Part, Slot, read_template
from kb.model import Article, KnowledgeBase, Status


@dataclass(frozen=True, slots=True)
class Outline:
    """A pattern before ids are given: its runs as words, and of its gaps the slots and the punctuation around them."""

    runs: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[Slot, ...], ...]
    marks: tuple[tuple[str, ...], ...]
    printed: tuple[str, ...] = field(compare=False)
    spelled: tuple[str, ...] = field(compare=False)


def current_articles(kb: KnowledgeBase) -> Iterator[Article]:
    """The articles that are not retired."""
    return (article for article in kb.articles.values() if article.status is not Status.RETIRED)


def outlines_of(kb: KnowledgeBase, synonyms: Synonyms) -> dict[Outline, list[Claim]]:
    """The outline of every way a current article's template can be printed, and the articles that claim it."""
    claims: defaultdict[Outline, list[Claim]] = defaultdict(list)
    for article in current_articles(kb):
        for template in article.alerts:
            for reading in read_template(template):
                outline = _outline(reading, synonyms)
                known = claims[outline] if outline.runs else []
                if all(claim.article != article.id for claim in known):
                    known.append(Claim(article.id, template))
    return claims


def _outline(reading: tuple[Part, ...], synonyms: Synonyms) -> Outline:
    """Words go to runs, slots to the gaps, and punctuation to the gap it stands in."""
    runs: list[tuple[str, ...]] = []
    slots: list[list[Slot]] = [[]]
    marks: list[list[str]] = [[""]]
    printed: list[str] = []
    spelled: list[str] = []
    for part in reading:
        if isinstance(part, Slot):
            slots[-1].append(part)
            marks[-1].append("")
            continue
        folded = fold_phrase(part).text
        words = synonyms.words(folded)
        if not words.keys:
            marks[-1][-1] += _punctuation(folded)
            continue
        marks[-1][-1] += _punctuation(folded[: words.starts[0]])
        runs.append(tuple(words.keys))
        spelled += [words.letters(number, folded) for number in range(len(words))]
        printed += [folded[start:end] for start, end in pairwise((*words.starts, len(folded)))]
        slots.append([])
        marks.append([_punctuation(folded[words.ends[-1] :])])
    return Outline(tuple(runs), tuple(map(tuple, slots)), tuple(map(tuple, marks)), tuple(printed), tuple(spelled))


def _punctuation(text: str) -> str:
    """The marks with single blanks between and around them as the author wrote them."""
    return " ".join(text.split(" ")) if text.strip() else ""


def words_of_phrase(text: str, synonyms: Synonyms) -> list[str]:
    """The words of a template's option or of a vocabulary's phrase, as they are compared."""
    return synonyms.words(fold_phrase(text).text).keys
