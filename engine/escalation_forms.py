"""Writes a ticket down: Markdown to paste, HTML to print, JSON for scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC
from html import escape
from itertools import chain

from engine.escalation import Bundle, BundleItem
from kb.markup import render_text

REASONS = {
    "tried": "Everything that fits was tried and did not help.",
    "criteria": "An answer says that somebody else has to look at it at once.",
    "no-candidates": "Nothing in the knowledge base fits.",
}
MISSING = "Missing"
_NOT_PLAIN = re.compile(r"([\\`*_\[\]<>#|~!&])")
_LIST_MARK = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+.)])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STYLE = (
    "body{font:11pt/1.45 sans-serif;max-width:45em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.5em;overflow-wrap:anywhere}"
    "h2{font-size:1.1em;margin-bottom:.2em;break-after:avoid}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;border-left:3px solid #999;padding-left:.8em}"
    ".missing{font-weight:bold}"
)


def as_markdown(ticket: Bundle) -> str:
    """The ticket as Markdown in which what a person wrote is never markup."""
    head = [f"# {_title(ticket)}", *(f"- {label}: {_escaped(text)}" for label, text in _facts(ticket))]
    parts = ["\n".join([head[0], "", *head[1:]]), *(_markdown(item) for item in ticket.items)]
    return "\n\n".join(parts) + "\n"


def _markdown(item: BundleItem) -> str:
    lines = (f"**{MISSING}.** {item.ask}",) if item.missing else tuple(map(_markdown_value, item.values))
    return "\n\n".join((f"## {_escaped(item.label)}", *(lines or ("-",))))


def _markdown_value(value: str) -> str:
    """One line as an item of a list, more as a block that no run of backticks within ends."""
    if "\n" not in value.strip():
        return f"- {_escaped(value.strip())}"
    longest = max((len(run) for run in re.findall("`+", value)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{_shown(value)}\n{fence}"


def _escaped(text: str) -> str:
    return _LIST_MARK.sub(r"\1\\\2", _NOT_PLAIN.sub(r"\\\1", _shown(text)))


def _shown(text: str) -> str:
    """The text without what a terminal would obey."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def as_html(ticket: Bundle) -> str:
    """The ticket as a page of its own, to print; it loads nothing."""
    facts = "".join(f"<li>{escape(label)}: {escape(text)}</li>" for label, text in _facts(ticket))
    body = "".join(chain.from_iterable(_html(item) for item in ticket.items))
    title = escape(_title(ticket))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{STYLE}</style></head>\n<body><main><h1>{title}</h1>\n<ul>{facts}</ul>\n{body}</main></body></html>\n"
    )


def _html(item: BundleItem) -> Iterator[str]:
    yield f"<h2>{escape(item.label)}</h2>\n"
    if item.missing:
        yield f'<p><span class="missing">{MISSING}.</span> {escape(render_text(item.ask))}</p>\n'
    yield from (f"<pre>{escape(_shown(value))}</pre>\n" for value in item.values)


def as_json(ticket: Bundle) -> str:
    """The ticket as a JSON object: `{"case", "opened_at", "because", "redacted", "items", "missing" …}`."""
    items = [
        {
            "id": item.id,
            "label": item.label,
            "value": item.value,
            "values": list(item.values),
            "missing": item.missing,
            "ask": item.ask,
        }
        for item in ticket.items
    ]
    fields = {
        "case": ticket.case_id,
        "opened_at": ticket.opened_at.astimezone(UTC).isoformat(),
        "kb_version": ticket.kb_version,
        "because": ticket.because,
        "redacted": ticket.is_redacted,
        "items": items,
        "missing": [item.id for item in ticket.missing],
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _title(ticket: Bundle) -> str:
    return f"Support request {ticket.case_id}"


def _facts(ticket: Bundle) -> Iterator[tuple[str, str]]:
    yield "Opened", f"{ticket.opened_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    yield "Knowledge base", ticket.kb_version
    if ticket.because in REASONS:
        yield "Why it is handed over", REASONS[ticket.because]
    if ticket.is_redacted:
        yield "Names", "replaced by placeholders"
