"""Checks that what is to be done is numbered, one imperative action a step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import KnowledgeBase, Problem, Section
from kb.numbered_steps import numbered_steps

NUMBERED = ("Resolution", "Steps")
"""The headings below which numbered steps are demanded."""

DONE = (*NUMBERED, "What to do instead", "Workaround", "What to do", "How to do it")
"""The headings below which numbered items are steps."""

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
            if section and not any(step.number for step in numbered_steps(section.body)):
                text = f"`{section.heading}` must consist of numbered steps"
                yield Problem(article.file, section.line, text)
        for section in article.sections:
            if section.heading in DONE:
                yield from (Problem(article.file, line, text) for line, text in _faults(section))


def _faults(section: Section) -> Iterator[tuple[int, str]]:
    lines = section.body.split("\n")
    for step in numbered_steps(section.body):
        if not step.number:
            continue
        written = lines[step.line - 1].partition(".")[0].partition(")")[0]
        if written not in (f"{step.number}", "1"):
            yield section.line + step.line, f"step {step.number} is numbered {written}: is one missing?"
        if text := fault_of(step.markdown):
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
