"""Checks the codes of articles: each is listed once and stands somewhere in the article, so that a slip shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.model import Article, KnowledgeBase, Problem

_RUN = re.compile(r"[a-z]+|\d+")


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a code that is listed twice, and one a code that no other line of the article names.

    Of a code of several parts, such as `HTTP 404` or `Crm.80040265.Text`, every part must stand there, at any place.
    """
    for article in kb.articles.values():
        told, seen = _told(article), set[str]()
        for code in article.codes:
            if code.casefold() in seen:
                yield Problem(article.file, article.lines["codes"], f"the code `{code}` is listed twice")
            seen.add(code.casefold())
            if not _parts(code) <= told:
                text = f"nothing else in the article names the code `{code}`: check it, and say where it is shown"
                yield Problem(article.file, article.lines["codes"], text)


def _told(article: Article) -> frozenset[str]:
    said = [article.title, article.body, *article.alerts, *article.phrasings, *article.searches]
    said += [example.paste for example in article.examples]
    said += [f"{source.title} {source.section} {source.url}" for source in article.sources]
    said += [article.currency.note] if article.currency else []
    return _parts(" ".join(said))


def _parts(text: str) -> frozenset[str]:
    """The runs of letters and of digits, so that `KB4014622` stands in an address that ends in /4014622."""
    return frozenset(_RUN.findall(text.casefold())) - {"kb"}
