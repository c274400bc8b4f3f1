"""All of an index in memory: read once from Whoosh, never changed after, so that any number of threads may use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import IndexError as WhooshError
from whoosh.reading import IndexReader

from kb.model import Article, KnowledgeBase
from kb.search.asking import Known
from kb.search.everyday import read_everyday, spelled_right
from kb.search.facets import FacetTable, facet_table
from kb.search.passages import Passages, read_passages
from kb.search.postings import Postings, read_postings
from kb.search.ranking import GRAM_WEIGHTS, SATURATION, WORD_WEIGHTS
from kb.search.results import IndexUnreadable
from kb.search.side_by_side import SideBySide, read_pairs
from kb.search.spelling import lexicon
from kb.search.subject import Subject, read_subject
from kb.search.synonyms import Synonyms, read_synonyms
from kb.search.titles import Shares, read_titles
from kb.search.words import fold, main_words

Canonical = Callable[[str], str | None]
"""The one form of an error code written in any way, or None for what is no code."""


_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles, numbered by their place, their bodies as plain `texts`, their stems in order (`runs`), what
    queries are looked up in, which words speak for the `subject` of them all, and what `titles` say.
    """

    articles: tuple[Article, ...]
    texts: tuple[str, ...]
    known: Known
    letters: Postings
    facets: FacetTable
    subject: Subject
    together: SideBySide
    passages: Passages
    titles: tuple[Shares, ...]
    names: Mapping[str, frozenset[int]]
    """Folded ids, and titles as stems with synonyms settled, -> the articles that are called so."""

    def named(self, query: str, settled: Sequence[str]) -> frozenset[int]:
        """The articles whose id or title the query is, word for word; `settled` are its stems."""
        return self.names.get(fold(query.strip()), _NONE) | self.names.get(" ".join(settled), _NONE)


def read_contents(path: Path, kb: KnowledgeBase, canonical: Canonical) -> Contents:
    """What `build_index` stored of `kb` at `path`.

    Errors: IndexUnreadable when there is no index, or one of another knowledge base.
    """
    try:
        with FileStorage(str(path)).open_index().reader() as reader:
            stored = [fields for _, fields in reader.iter_docs()]
            if {fields["id"] for fields in stored} != set(kb.articles):
                raise IndexUnreadable(f"{path}: the index of another knowledge base")
            return _contents(reader, stored, kb, canonical)
    except (WhooshError, OSError) as error:
        raise IndexUnreadable(f"{path}: {error}") from error


def _contents(
    reader: IndexReader, stored: Sequence[Mapping[str, str]], kb: KnowledgeBase, canonical: Canonical
) -> Contents:
    articles = tuple(kb.articles[fields["id"]] for fields in stored)
    runs = tuple(f" {fields['run']} " for fields in stored)
    words = read_postings(reader, WORD_WEIGHTS, SATURATION)
    everyday = read_everyday(words, runs)
    known = Known(
        words=words,
        lexicon=lexicon({**dict.fromkeys(spelled_right(everyday), 0), **_forms(reader)}),
        synonyms=read_synonyms(kb.vocabulary.synonyms, words, runs),
        everyday=everyday,
        codes=_codes(articles, canonical),
        canonical=canonical,
    )
    return Contents(
        articles=articles,
        texts=tuple(fields["text"] for fields in stored),
        known=known,
        letters=read_postings(reader, GRAM_WEIGHTS, SATURATION),
        facets=facet_table(articles),
        subject=read_subject(runs),
        together=read_pairs(runs),
        passages=read_passages([fields["passages"].split("|") for fields in stored]),
        titles=read_titles((article.title for article in articles), words),
        names=_names(articles, known.synonyms),
    )


def _forms(reader: IndexReader) -> Mapping[str, int]:
    """Every word as it is written, and in how many articles."""
    return {form.decode("utf-8"): reader.doc_frequency("forms", form) for form in reader.lexicon("forms")}


def _names(articles: Sequence[Article], synonyms: Synonyms) -> Mapping[str, frozenset[int]]:
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        owners[fold(article.id)].add(number)
        owners[" ".join(synonyms.settled([word.stem for word in main_words(article.title)]))].add(number)
    return _frozen(owners)


def _codes(articles: Sequence[Article], canonical: Canonical) -> Mapping[str, frozenset[int]]:
    """Canonical form and folded spelling of every code -> the numbers of the articles that list it."""
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for number, article in enumerate(articles):
        for code in article.codes:
            for key in (canonical(code), fold(code)):
                if key:
                    owners[key].add(number)
    return _frozen(owners)


def _frozen(owners: Mapping[str, set[int]]) -> Mapping[str, frozenset[int]]:
    return {key: frozenset(numbers) for key, numbers in owners.items() if key}
