"""Checks that an article can be read by somebody whose mail is down: short sentences, not too many long words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Article, KnowledgeBase, Problem
from kb.numbered_steps import with_code

HARDEST = 50.0
"""LIX beyond which a text counts as difficult (C.-H. Björnsson, Läsbarhet, 1968); newspapers have 40 to 50."""

LONGEST_SENTENCE = 55
"""In words."""

FEWEST_WORDS = 50
"""A shorter text has no reading level."""

_LONG = 6
"""LIX counts words with more letters than this."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.:!?;](?=[\s*)_”\"]|$)|$", re.MULTILINE)
_NO_PROSE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|^\s*\|.*$", re.MULTILINE)


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an article that is hard to read, and one a sentence without end."""
    for article in kb.articles.values():
        sentences = [(line, words) for line, words in _sentences(article) if words]
        words = [word for _, said in sentences for word in said]
        if len(words) >= FEWEST_WORDS and (level := _lix(len(sentences), words)) > HARDEST:
            text = f"hard to read (LIX {level:.0f}, {HARDEST:.0f} is enough): shorter sentences, plainer words"
            yield Problem(article.file, 1, text)
        for line, said in sentences:
            if len(said) > LONGEST_SENTENCE:
                yield Problem(article.file, line, f"a sentence of {len(said)} words: make it several, or a list")


def _lix(sentences: int, words: list[str]) -> float:
    """LIX: words a sentence, plus the percentage of words with more than six letters."""
    return len(words) / sentences + 100 * sum(len(word) > _LONG for word in words) / len(words)


def _sentences(article: Article) -> Iterator[tuple[int, list[str]]]:
    """Line and words of each sentence; a line break ends one too, for every paragraph and item is one line."""
    for section in article.sections:
        for number, (line, in_code) in enumerate(with_code(section.body.split("\n")), start=section.line + 1):
            if not in_code:
                yield from ((number, _WORD.findall(part)) for part in _END.split(_NO_PROSE.sub(" ", line)))
