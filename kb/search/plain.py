"""Markdown and alert templates as the plain text a reader sees, for the index and for excerpts."""

from __future__ import annotations

import re

from kb.model import Article

_FENCE = re.compile(r"^\s*(?:```|~~~)[^\n]*$", re.MULTILINE)
_LINE_START = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+|!!![^\n]*$)", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_EMPHASIS = re.compile(r"\*{1,3}|`+|(?<!\w)_{1,2}|_{1,2}(?!\w)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]{3,}\|?[ \t]*$", re.MULTILINE)
_SPACE = re.compile(r"\s+")

_CHOICE = re.compile(r"\{[\w-]{1,60}:([^{}]{0,300})\}")
_CAPTURE = re.compile(r"\{[\w-]{1,60}\}")
_OPTIONAL = re.compile(r"(?<!\\)[\[\]]")
_ESCAPE = re.compile(r"\\([\[\]{}])")


def plain_body(article: Article) -> str:
    """The article's body on one line, without markup."""
    return plain_markdown(article.body)


def plain_markdown(markdown: str) -> str:
    """Markdown on one line without its marks; links keep their words, code keeps its text."""
    text = _FENCE.sub("", markdown)
    text = _TABLE_RULE.sub("", text)
    text = _LINE_START.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", text).replace("|", " ")
    return _SPACE.sub(" ", text).strip()


def plain_alert(template: str) -> str:
    """An alert template as a sentence: choices show all their words, captures `…`, optional parts are kept."""
    text = _CHOICE.sub(lambda match: match.group(1).replace("|", "/"), template)
    text = _CAPTURE.sub("…", text)
    text = _OPTIONAL.sub("", text)
    return _SPACE.sub(" ", _ESCAPE.sub(r"\1", text)).strip()
