"""Checks that nothing is listed twice: a second line says nothing, or another article should have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.model import Article, Group, KnowledgeBase, Problem


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an entry that its article lists already, and one a phrasing that another article lists too."""
    phrasings: dict[str, str] = {}
    for article in kb.articles.values():
        for key, entries in _lists(article):
            for entry in _twice(entries):
                yield Problem(article.file, article.lines[key], f"stands twice in `{key}`: {entry}")
        for phrasing in article.phrasings:
            owner = phrasings.setdefault(phrasing.casefold(), article.id)
            if owner != article.id:
                text = f"`{owner}` has the phrasing “{phrasing}” too: it cannot tell the two apart"
                yield Problem(article.file, article.lines["phrasings"], text)


def _lists(article: Article) -> Iterator[tuple[str, Iterable[str]]]:
    yield "alerts", article.alerts
    yield "examples", (example.paste for example in article.examples)
    yield "not_examples", article.not_examples
    yield "phrasings", article.phrasings
    yield "searches", article.searches
    yield "aliases", article.aliases
    yield "areas", article.areas
    yield "if_not_resolved", article.if_not_resolved
    yield "related", article.related
    yield "confirmed_by", map(_written, article.confirmed_by)
    yield "ruled_out_by", map(_written, article.ruled_out_by)
    yield "walkthroughs", (str(sorted(each.answers.items())) for each in article.walkthroughs)


def _written(group: Group) -> str:
    """The same for the same conditions in any order."""
    return ", ".join(sorted(f"{each.question}: {' | '.join(sorted(each.answers))}" for each in group.conditions))


def _twice(entries: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            yield entry
        seen.add(entry)
