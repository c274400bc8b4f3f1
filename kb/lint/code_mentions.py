"""Checks the codes of articles: each is listed once and stands somewhere in the article, so that a slip shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Article, KnowledgeBase, Problem

TELLING = 3
"""Letters or digits from which on a part of a code tells something by itself."""

_RUN = re.compile(r"[a-z]+|\d+")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a code that is listed twice, and one a code that no other line of the article names.

    A code of several parts, such as `HTTP 404` or `Crm.80040265.Text`, may stand there as it is, or in parts at any
    places unless these are too short to tell anything, as in `5.7.30`.
    """
    for article in kb.articles.values():
        told, seen = _told(article), set[str]()
        for code in article.codes:
            if code.casefold() in seen:
                yield Problem(article.file, article.lines["codes"], f"the code `{code}` is listed twice")
            seen.add(code.casefold())
            if not all(_is_told(piece, told) for piece in code.casefold().split()):
                text = f"nothing else in the article names the code `{code}`: check it, and say where it is shown"
                yield Problem(article.file, article.lines["codes"], text)


def _told(article: Article) -> str:
    said = [article.title, article.body, *article.alerts, *article.phrasings, *article.searches]
    said += [example.paste for example in article.examples]
    said += [f"{source.title} {source.section} {source.url}" for source in article.sources]
    said += [article.currency.note] if article.currency else []
    return " ".join(said).casefold()


def _is_told(piece: str, told: str) -> bool:
    if _stands_in(piece, told):
        return True
    parts = [part for part in _RUN.findall(piece) if part != "kb"]
    return all(len(part) >= TELLING and _stands_in(part, told) for part in parts)


def _stands_in(piece: str, told: str) -> bool:
    """Whether it stands there, and not within a longer run of letters or of digits."""
    edge = r"(?<!{0}){1}(?!{0})"
    sort = r"\d" if piece[-1:].isdigit() else r"[a-z]"
    return re.search(edge.format(sort, re.escape(piece)), told) is not None
