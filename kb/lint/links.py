"""Checks that addresses can be opened and that links are written as links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kb.model import Article, KnowledgeBase, Problem
from kb.numbered_steps import with_code

_TORN = re.compile(r"\]\s+\([^)\s]*[-/][^)\s]*\)|\]\([^)\s]*\s[^)]*\)|\]\([^)]*$")
_ADDRESS = re.compile(r"\]\((?P<address>[a-z][a-z0-9+.-]*:[^)\s]*)\)")
_IN_CODE = re.compile(r"`[^`]*`")

OPENED = ("http", "https", "mailto")
"""What a page lets somebody open."""


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an address that cannot be opened, in `sources` or in the text, and one a torn link."""
    for article in kb.articles.values():
        yield from _check_sources(article)
        for section in article.sections:
            for number, (line, in_code) in enumerate(with_code(section.body.split("\n")), start=section.line + 1):
                if not in_code:
                    yield from (Problem(article.file, number, text) for text in _faults(_IN_CODE.sub("", line)))


def _check_sources(article: Article) -> Iterator[Problem]:
    for source in article.sources:
        if source.url and not _opens(source.url):
            text = f"`{source.url}` is no address that can be opened: it begins with https:// and a host"
            yield Problem(article.file, article.lines["sources"], text)


def _faults(line: str) -> Iterator[str]:
    if _TORN.search(line):
        yield "the link is torn: write [words](target) without blanks"
    for found in _ADDRESS.finditer(line):
        if not _opens(found["address"]):
            yield f"`{found['address']}` is no address that can be opened"


def _opens(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    placed = "." in parts.netloc.strip(".") or parts.scheme == "mailto"
    return parts.scheme in OPENED and placed and not re.search(r"\s", address)
