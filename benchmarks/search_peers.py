"""Other search engines under the same interface: plain Whoosh, SQLite FTS5, and tantivy and bm25s where installed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in
from whoosh.qparser import MultifieldParser, OrGroup

from benchmarks.search_corpus import Collection, knowledge_base
from kb.search import SearchIndex, build_index
from kb.search.words import main_words, stems

Search = Callable[[str, int], Sequence[str]]
"""Query and number of hits wanted -> the ids found, best first."""


class Engine(NamedTuple):
    """An engine: how it indexes a collection into an empty folder, and then answers queries."""

    name: str
    open: Callable[[Collection, Path], Search]


def engines() -> Iterator[Engine]:
    """This search, then every peer that can be imported here."""
    yield Engine("SyncMedic", _own)
    yield Engine("plain Whoosh", _whoosh)
    yield Engine("SQLite FTS5", _fts5)
    if find_spec("tantivy"):
        yield Engine("tantivy", _tantivy)
    if find_spec("bm25s"):
        yield Engine("bm25s", _bm25s)


def _own(collection: Collection, folder: Path) -> Search:
    kb = knowledge_base(collection)
    index = SearchIndex.open(build_index(kb, folder), kb)
    return lambda query, limit: [hit.article.id for hit in index.search(query, limit=limit).hits]


def _whoosh(collection: Collection, folder: Path) -> Search:
    """Its own scoring, BM25F over title and body, with stemming and without what this project adds."""
    words = StemmingAnalyzer()
    index = create_in(folder, Schema(id=ID(stored=True), title=TEXT(analyzer=words), body=TEXT(analyzer=words)))
    writer = index.writer()
    for one in collection.documents:
        writer.add_document(id=one.id, title=one.title, body=one.body)
    writer.commit()
    searcher = index.searcher()
    parser = MultifieldParser(["title", "body"], index.schema, group=OrGroup)

    def search(query: str, limit: int) -> Sequence[str]:
        asked = parser.parse(" ".join(word.form for word in main_words(query)))
        return [hit["id"] for hit in searcher.search(asked, limit=limit)]

    return search


def _fts5(collection: Collection, folder: Path) -> Search:
    store = sqlite3.connect(folder / "fts5.sqlite")
    store.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, title, body, tokenize='porter unicode61')")
    store.executemany(
        "INSERT INTO text VALUES (?, ?, ?)", [(one.id, one.title, one.body) for one in collection.documents]
    )
    store.commit()
    asked = "SELECT id FROM text WHERE text MATCH ? ORDER BY bm25(text, 0, 2, 1) LIMIT ?"

    def search(query: str, limit: int) -> Sequence[str]:
        words = " OR ".join(f'"{word.form}"' for word in main_words(query))
        return [row[0] for row in store.execute(asked, (words, limit))]

    return search


def _tantivy(collection: Collection, folder: Path) -> Search:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("title", tokenizer_name="en_stem")
    schema.add_text_field("body", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build(), path=str(folder))
    writer = index.writer()
    for one in collection.documents:
        writer.add_document(tantivy.Document(id=one.id, title=one.title, body=one.body))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str, limit: int) -> Sequence[str]:
        words = " ".join(word.form for word in main_words(query))
        found = searcher.search(index.parse_query(words, ["title", "body"], {"title": 2.0}), limit).hits
        return [searcher.doc(place)["id"][0] for _, place in found]

    return search


def _bm25s(collection: Collection, folder: Path) -> Search:
    import bm25s

    index = bm25s.BM25()
    index.index([stems(f"{one.title} {one.title} {one.body}") for one in collection.documents], show_progress=False)
    index.save(str(folder))
    ids = [one.id for one in collection.documents]

    def search(query: str, limit: int) -> Sequence[str]:
        known = [stem for stem in stems(query) if stem in index.vocab_dict]
        if not known:
            return []
        numbers, _ = index.retrieve([known], k=min(limit, len(ids)), show_progress=False)
        return [ids[number] for number in numbers[0]]

    return search
