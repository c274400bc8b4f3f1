"""Checks values that no list fixes, such as products: one that only resembles a common one is a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from kb.model import KnowledgeBase, Problem

COMMON = 3
"""Articles in which a value must occur before another one counts as its misspelling."""

ALIKE = 0.9
"""Share of letters in common (difflib's ratio): one slip in a word of ten letters."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a value of `applies_to` that stands twice, or in one article only and is nearly a common one."""
    counts = Counter(value for article in kb.articles.values() for value in article.applies_to)
    common = [value for value, count in counts.items() if count >= COMMON]
    for article in kb.articles.values():
        for value, times in Counter(article.applies_to).items():
            line = article.lines["applies_to"]
            if times > 1:
                yield Problem(article.file, line, f"`{value}` stands twice in `applies_to`")
            near = get_close_matches(value, common, n=1, cutoff=ALIKE) if counts[value] == 1 else []
            if near:
                yield Problem(article.file, line, f"no other article has `{value}` (did you mean `{near[0]}`?)")
