"""Markdown and alert templates as the plain text a reader sees, for the index and for excerpts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.model import CaptureName
from kb.placeholders import PLACEHOLDER

_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+([^\n]*[^\n:#\s])[:#\s]*$", re.MULTILINE)
_LINE_START = re.compile(r"^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+|!!![^\n]*$)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,2}|_{1,2}(?!\w)")
_TABLE_RULE = re.compile(r"^[ \t:|-]{3,}$", re.MULTILINE)
_SPACE = re.compile(r"\s+")

_OPTIONAL = re.compile(r"(?<!\\)[\[\]]")
_ESCAPE = re.compile(r"\\([\[\]{}])")


def plain_body(body: str, captures: Mapping[str, CaptureName]) -> str:
    """Markdown on one line without its marks: links and code keep their words, captures are called by their names."""
    text = PLACEHOLDER.sub(lambda found: _called(found, captures), body)
    text = _FENCE.sub("", text)
    text = _TABLE_RULE.sub("", text)
    text = _HEADING.sub(r"\1:\n", text)
    text = _LINE_START.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", text).replace("|", " ")
    return _SPACE.sub(" ", text).strip()


def _called(found: re.Match[str], captures: Mapping[str, CaptureName]) -> str:
    """The words of a choice, else what the capture is called when nothing was captured."""
    if found["options"] is not None:
        return found["options"].replace("|", "/")
    capture = captures.get(found["name"])
    return (capture.placeholder or capture.label) if capture else "…"


def plain_alert(template: str) -> str:
    """An alert template as a sentence: choices show all their words, captures `…`, optional parts are kept."""
    text = _OPTIONAL.sub("", PLACEHOLDER.sub(lambda found: _called(found, {}), template))
    return _SPACE.sub(" ", _ESCAPE.sub(r"\1", text)).strip()
