"""The one door to search: opens an index once, then answers queries and proposes articles from any thread."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.model import Kind, KnowledgeBase, Status
from kb.search.asking import Asked, read_query
from kb.search.contents import Canonical, Contents, read_contents
from kb.search.exact import fits
from kb.search.excerpt import excerpt
from kb.search.facets import Mask
from kb.search.postings import Weights
from kb.search.ranking import FOR_QUERIES, best_first, score
from kb.search.relevance import Judged, Threshold, judge, read_threshold
from kb.search.results import (
    LONGEST_QUERY,
    LONGEST_TEXT,
    Filters,
    Hit,
    Proposal,
    QueryTooLong,
    Run,
    SearchPage,
)
from kb.search.synonyms import Phrase
from kb.search.titles import add_titles
from kb.search.words import fold

LOWEST_SHARE = 0.2
"""Articles below this share of the best score are no results, only words in common."""

MOST_PROPOSED = 100
LOWEST_PROPOSED = 0.4
"""Articles below this share of the best score are not proposed for a text."""

EXACT = 2.0
"""What an exact match adds to a score: more than any words can."""

EXACT_LOOKED_AT = 50
"""Best articles whose alerts and titles are compared with the query word for word."""

_NO_FILTERS = Filters()
_KINDS = tuple(Kind)


def only_as_written(text: str) -> str | None:
    """The `canonical` of a program that knows nothing of codes: only the author's own spelling matches."""
    return text or None


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """An index in memory. Nothing in it is ever changed, so threads need no lock."""

    contents: Contents
    threshold: Threshold

    @classmethod
    def open(cls, path: Path, kb: KnowledgeBase, canonical: Canonical = only_as_written) -> SearchIndex:
        """Reads the index that `build_index` made of `kb`; `canonical` gives the one form of an error code, or None.

        Errors: IndexUnreadable when there is none, or one of another knowledge base.
        """
        return cls(read_contents(path, kb, canonical), read_threshold(path))

    def search(self, query: str, filters: Filters = _NO_FILTERS, limit: int = 20, offset: int = 0) -> SearchPage:
        """The articles that answer `query`, best first; all that pass the filters when it is empty.

        Errors: QueryTooLong beyond 400 characters.
        """
        if len(query) > LONGEST_QUERY:
            raise QueryTooLong(len(query), LONGEST_QUERY)
        if not query.strip():
            return self._browse(filters, limit, offset)
        asked = read_query(query, self.contents.known)
        scores, found = self._found(asked)
        exact = self._exact(asked, query, scores)
        for number in exact:
            scores[number] += EXACT
            found[number] = True
        passing = found & self.contents.facets.passing(filters)
        total = int(np.count_nonzero(passing))
        order = best_first(np.where(passing, scores, -1), min(offset + limit, total))[offset:]
        hits = tuple(self._hit(number, scores, exact, asked) for number in order)
        counted = self.contents.facets.counted(filters, found)
        return SearchPage(hits, total, counted, asked.corrected, corrected=bool(asked.corrected))

    def propose(self, text: str, limit: int = 10, further: float = 0.0) -> tuple[Proposal, ...]:
        """The articles that a text in plain words may be about, best first; none if it is about something else.

        A score of 0.5 is as much evidence as a text needs, 1 certainty; retired articles are not proposed. `further`
        is the weight (log odds) of what else says that the text is about this knowledge base.
        Errors: QueryTooLong beyond 20,000 characters.
        """
        if len(text) > LONGEST_TEXT:
            raise QueryTooLong(len(text), LONGEST_TEXT)
        judged = judge(text, self.contents)
        needed = self.threshold.at(judged[0].length) - further
        enough = next((one for one in judged if one.weight > needed), None)
        return self._proposed(enough, needed)[:limit] if enough else ()

    def _proposed(self, judged: Judged, needed: float) -> tuple[Proposal, ...]:
        articles = self.contents.articles
        current = [article.status is Status.CURRENT for article in articles]
        scores = np.where(current, judged.scores, np.float32(0))
        best = float(scores.max(initial=0.0))
        sure = 1 / (1 + math.exp(needed - judged.weight))
        order = [number for number in best_first(scores, MOST_PROPOSED) if scores[number] >= LOWEST_PROPOSED * best > 0]
        return tuple(Proposal(articles[number], sure * float(scores[number]) / best) for number in order)

    def _browse(self, filters: Filters, limit: int, offset: int) -> SearchPage:
        passing = self.contents.facets.passing(filters)
        chosen = sorted((int(number) for number in np.flatnonzero(passing)), key=self._by_kind_and_title)
        hits = tuple(Hit(self.contents.articles[n], 0.0, False, self._excerpt(n, ())) for n in chosen[offset:][:limit])
        everything: Mask = np.ones(len(self.contents.articles), dtype=np.bool_)
        return SearchPage(hits, len(chosen), self.contents.facets.counted(filters, everything))

    def _found(self, asked: Asked) -> tuple[Weights, Mask]:
        total, telling = score(
            asked.clauses, asked.grams, asked.pairs, self.contents.letters, self.contents.together, FOR_QUERIES
        )
        add_titles(total, self.contents.titles, asked.said)
        if not asked.coded and not any(clause.telling for clause in asked.clauses):
            telling = total > 0
        return total, telling & (total >= LOWEST_SHARE * total.max(initial=0.0))

    def _exact(self, asked: Asked, query: str, scores: Weights) -> Mapping[int, str]:
        """Articles that the query names by code, alert, title or id -> the alert, if that is what fits."""
        exact = dict.fromkeys(sorted(asked.coded), "")
        if asked.corrected:
            return exact
        exact |= dict.fromkeys(sorted(self.contents.named(query, asked.settled)), "")
        for number in best_first(scores, EXACT_LOOKED_AT):
            alerts = self.contents.articles[number].alerts
            alert = next((one for one in alerts if fits(one, asked.settled, self.contents.known.synonyms)), "")
            if alert:
                exact[number] = alert
        return exact

    def _hit(self, number: int, scores: Weights, exact: Mapping[int, str], asked: Asked) -> Hit:
        article = self.contents.articles[number]
        shown = min(1.0, float(scores[number]))
        return Hit(article, shown, number in exact, self._excerpt(number, asked.marks), exact.get(number, ""))

    def _excerpt(self, number: int, marks: Collection[Phrase]) -> tuple[Run, ...]:
        return excerpt(self.contents.texts[number], self.contents.articles[number].alerts, marks)

    def _by_kind_and_title(self, number: int) -> tuple[int, str, str]:
        article = self.contents.articles[number]
        return _KINDS.index(article.kind), fold(article.title), article.id
