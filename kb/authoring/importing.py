"""Drafts articles from a page of alerts: one for every cause, its solution as steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from textwrap import dedent

from kb.authoring.draft import Draft, NotAnId, id_of
from kb.authoring.naming import filled_in, template_of
from kb.authoring.page import Entry, read_page
from kb.lint.required_metadata import LONGEST_TITLE
from kb.lint.steps import fault_of
from kb.model import Kind, Vocabulary
from kb.numbered_steps import numbered_steps, with_code

_BULLET = re.compile(r"(?m)^[-*+•]\s+")
_INDENTED_ITEM = re.compile(r"(?m)^ {1,3}(?=(?:\d+[.)]|[-*+•])\s)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*])|\n\s*\n")
_LOCAL_LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\((?![a-z][a-z0-9+.-]*:)[^)]*\)")
_ADDRESS = re.compile(r"https?://\S+")
_OR = re.compile(r"[\"”]\s+or\s+[\"“]")


def drafts_of(page: str, vocabulary: Vocabulary) -> tuple[Draft, ...]:
    """A draft for each cause that a page of Alert / Cause / Solution holds, with an id of its own.

    Alerts in a row that share one cause are one draft, since an article is one cause.
    """
    read = read_page(page)
    titles: set[str] = set()
    drafts: dict[str, Draft] = {}
    for number, entry in enumerate(read.entries, start=1):
        draft = _draft(entry, _title(entry, titles), vocabulary, number)
        free = next(each for each in _ids(draft.id) if each not in drafts)
        drafts[free] = replace(draft, id=free, source=read.title)
        titles.add(draft.title)
    return tuple(drafts.values())


def _title(entry: Entry, taken: set[str]) -> str:
    """The heading, or the beginning of the alert when there is none or another entry has it."""
    words = _plain(entry.heading)
    if not words or words in taken:
        words = _plain(entry.alerts[0])
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1].rpartition(' ')[0]}…"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[<>*_`\"“”\[\]{}\\]", " ", text).split()).rstrip(".")


def _ids(first: str) -> Iterator[str]:
    yield first
    for number in range(2, 1_000):
        yield f"{first[:70]}-{number}"


def _draft(entry: Entry, title: str, vocabulary: Vocabulary, number: int) -> Draft:
    intro, steps = _steps(filled_prose(entry.solution, vocabulary))
    alerts = (template_of(part, vocabulary) for alert in entry.alerts for part in _OR.split(alert))
    return Draft(
        id=_id(title, number),
        title=title,
        kind=Kind.ALERT,
        alerts=tuple(dict.fromkeys(alerts)),
        cause=filled_prose(entry.cause, vocabulary),
        intro=intro,
        steps=steps,
        section=_plain(entry.heading),
    )


def _id(title: str, number: int) -> str:
    try:
        return id_of(title)
    except NotAnId:
        return f"imported-{number}"


def filled_prose(markdown: str, vocabulary: Vocabulary) -> str:
    """Markdown with the names of the vocabulary outside code, and links to other pages of the site as words."""
    lines = with_code(dedent(markdown).strip("\n").split("\n"))
    return "\n".join(
        line if in_code else filled_in(_LOCAL_LINK.sub(r"\g<words>", line), vocabulary) for line, in_code in lines
    )


def _steps(solution: str) -> tuple[str, tuple[str, ...]]:
    """What stands above the steps, and the steps: numbered ones, else bullets, else sentences that say what to do."""
    listed = _INDENTED_ITEM.sub("", dedent(solution))
    blocks = numbered_steps(listed)
    if not any(block.number for block in blocks):
        blocks = numbered_steps(_BULLET.sub("1. ", listed))
    intro: list[str] = []
    steps: list[str] = []
    for block in blocks:
        if block.number:
            steps.append(block.markdown)
        elif steps:
            steps[-1] += f"\n\n{block.markdown}"
        else:
            intro.append(block.markdown)
    return ("\n\n".join(intro), tuple(steps)) if steps else _sentences("\n\n".join(intro))


def _sentences(prose: str) -> tuple[str, tuple[str, ...]]:
    if "```" in prose:
        return prose, ()
    sentences = [" ".join(sentence.split()) for sentence in _SENTENCE.split(prose) if sentence.strip()]
    told = [f"Follow {each}" if _ADDRESS.fullmatch(each) else each for each in sentences]
    actions = tuple(each for each in told if not each.endswith(":") and not fault_of(each))
    return " ".join(each for each in told if each not in actions), actions
