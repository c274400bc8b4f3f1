"""Writes a draft down as the Markdown of an article: front matter, and below it the headings of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import yaml

from kb.authoring.draft import Draft
from kb.authoring.metadata import Metadata
from kb.lint.headings import HEADINGS
from kb.lint.steps import DONE
from kb.model import Example
from kb.placeholders import PLACEHOLDER

TO_FILL = "TODO"
"""Stands wherever only the author knows what to write."""

LINE_LENGTH = 120


def article_text(draft: Draft, metadata: Metadata) -> str:
    """The text of the article's file; what the draft does not say is marked with `TO_FILL`."""
    front = "".join(_written(key, value) for key, value in _front_matter(draft, metadata) if value)
    sections = "".join(f"\n## {heading}\n\n{_below(heading, draft)}\n" for heading in HEADINGS[draft.kind])
    return f"---\n{front}---{sections}"


Value = str | list["Value"] | dict[str, "Value"]


def _front_matter(draft: Draft, metadata: Metadata) -> Iterator[tuple[str, Value]]:
    yield "title", draft.title
    yield "kind", draft.kind.value
    yield "applies_to", [metadata.applies_to]
    yield "areas", [metadata.area]
    yield "layer", metadata.layer
    yield "level", metadata.level
    yield "persistence", metadata.persistence
    if set(DONE) & set(HEADINGS[draft.kind]):
        yield "role", f"{TO_FILL} who can do this"
    yield "effort", "2"
    yield "currency", {"note": f"{TO_FILL} what has changed since the source was written", "verified": "no"}
    yield "sources", [_source(draft)]
    yield "alerts", [*draft.alerts]
    yield "codes", [*draft.codes]
    yield "confirmed_by", [dict(draft.answers)] if draft.answers else []
    yield "examples", [_example(example) for example in draft.examples]
    yield "phrasings", [*draft.phrasings]
    yield "searches", [_query(draft.title)]
    yield "walkthroughs", [{"answers": dict(draft.answers), "rated": "established"}] if draft.answers else []


def _source(draft: Draft) -> Value:
    source: dict[str, Value] = {"title": draft.source or f"{TO_FILL} where this comes from"}
    return {**source, "section": draft.section} if draft.section else source


def _example(example: Example) -> Value:
    paste: dict[str, Value] = {"paste": example.paste}
    return {**paste, "finds": dict(example.finds)} if example.finds else paste


def _query(title: str) -> str:
    return " ".join(re.findall(r"[\w'’/.-]+", title)) or title


def _written(key: str, value: Value) -> str:
    """YAML in which everything is text: what would be read as something else stands in quotes."""
    written: str = yaml.dump(
        {key: value}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=LINE_LENGTH, default_flow_style=False
    )
    return written


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines in double quotes, its line breaks as \\n."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None),
)


def _below(heading: str, draft: Draft) -> str:
    return _PARTS[heading](draft)


def _seen(draft: Draft) -> str:
    """The first sentence that is printed or said, and every code, which a check wants to see in the text."""
    said = draft.alerts[:1] or draft.phrasings[:1]
    seen = "".join(f"> {_as_printed(text)}" for text in said) or _open(draft)
    return f"{seen}\n\nError code: {', '.join(draft.codes)}" if draft.codes else seen


def _as_printed(template: str) -> str:
    """A template as prose: no marks of optional parts, a choice as its first word, names as they are filled."""
    prose = PLACEHOLDER.sub(lambda found: (found["options"] or found[0]).partition("|")[0].strip(), template)
    return " ".join(re.sub(r"(?<!\\)[\[\]]", "", prose).split())


def _why(draft: Draft) -> str:
    return draft.cause or _open(draft)


def _steps(draft: Draft) -> str:
    steps = draft.steps or (_open(draft),)
    numbered = "\n".join(f"{number}. {_indented(step)}" for number, step in enumerate(steps, start=1))
    return f"{draft.intro}\n\n{numbered}" if draft.intro else numbered


def _indented(step: str) -> str:
    first, *more = step.split("\n")
    return "\n".join([first, *(f"    {line}" if line.strip() else "" for line in more)])


def _open(draft: Draft) -> str:
    """Names the article and says little else: two drafts must not have their prose in common."""
    return f"{TO_FILL} {draft.title}"


_PARTS: Mapping[str, Callable[[Draft], str]] = {
    "What you see": _seen,
    "What you see when it is reached": _seen,
    "What is not supported": _seen,
    "When to use it": _seen,
    "The practice": _seen,
    "The limit": _why,
    "Why it happens": _why,
    "Why": _why,
    "Status": _why,
    "Resolution": _steps,
    "What to do instead": _steps,
    "Workaround": _steps,
    "What to do": _steps,
    "Steps": _steps,
    "How to do it": _steps,
    "Check that it worked": _open,
    "What it tells you": _open,
}
