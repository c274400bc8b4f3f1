"""Checks that what is to be done is numbered, one imperative action a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Section
from kb.numbered_steps import numbered_steps

NUMBERED = ("Resolution", "Steps")
"""The headings below which numbered steps are demanded."""

LONGEST_STEP = 60
"""In words, without code: beyond it a step is several."""

_NOT_IMPERATIVE = frozenset(
    ["a", "an", "i", "it", "please", "that", "the", "there", "these", "they", "this", "those", "we", "you", "your"]
)
_JOINED = re.compile(r"\b(?:and|,|;) then\b|[.;] Then\b", re.IGNORECASE)


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a section without numbered steps, and one a step that is no single imperative action."""
    for article in kb.articles.values():
        for heading in NUMBERED:
            section = article.section(heading)
            for line, text in _faults(section) if section else ():
                yield Problem(article.file, line, text)


def _faults(section: Section) -> Iterator[tuple[int, str]]:
    steps = numbered_steps(section.body)
    if not any(step.number for step in steps):
        yield section.line, f"`{section.heading}` must consist of numbered steps"
    for step in steps:
        if step.number and (text := fault_of(step.markdown)):
            yield section.line + step.line, f"step {step.number} {text}"


def fault_of(markdown: str) -> str:
    """Why a step is no single imperative action, or nothing."""
    prose = markdown.partition("\n```")[0].partition("\n")[0]
    words = re.findall(r"[\w'’-]+", prose)
    if not words or words[0].casefold() in _NOT_IMPERATIVE:
        return "does not begin with what to do"
    if len(words) > LONGEST_STEP:
        return f"has {len(words)} words: say one action a step"
    return "joins two actions: make them two steps" if _JOINED.search(prose) else ""
