"""Collections of texts with queries for benchmarks.search: read from files, taken from the KB, grown, and mistyped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from string import ascii_lowercase

from kb.model import Article, Kind, KnowledgeBase, Vocabulary

LONG_WORD = 5
"""Letters from which a word is long enough to be mistyped."""

SENTENCES = 8
"""Sentences of a made-up text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be found."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Query:
    """Words typed, and the ids of the texts that answer them."""

    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts and queries; `made_up` of the texts, the last ones, only make it larger."""

    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    made_up: int = 0


def read_collection(corpus: Path, queries: Path) -> Collection:
    """Two files of JSON lines: `{"id", "title", "body"}` and `{"query", "relevant": [ids]}`."""
    texts = [json.loads(line) for line in corpus.read_text("utf-8").splitlines() if line.strip()]
    asked = [json.loads(line) for line in queries.read_text("utf-8").splitlines() if line.strip()]
    return Collection(
        tuple(Document(str(one["id"]), one.get("title", ""), one.get("body", "")) for one in texts),
        tuple(Query(one["query"], frozenset(map(str, one["relevant"]))) for one in asked),
    )


def collection_of(kb: KnowledgeBase) -> Collection:
    """The articles as texts; what people say (phrasings, searches), which is then not in the texts, as queries."""
    articles = kb.articles.values()
    return Collection(
        tuple(Document(one.id, one.title, "\n".join((*one.alerts, one.body))) for one in articles),
        tuple(Query(said, frozenset((one.id,))) for one in articles for said in (*one.phrasings, *one.searches)),
    )


def grown(collection: Collection, size: int, random: Random) -> Collection:
    """The collection with texts made of its own sentences until there are `size`, or cut to the texts asked for."""
    documents = collection.documents
    if size < len(documents):
        kept = {one.id for one in documents[:size]}
        queries = tuple(one for one in collection.queries if one.relevant <= kept)
        return Collection(documents[:size], queries)
    sentences = [part for one in documents for part in one.body.replace("\n", ". ").split(". ") if part.strip()]
    made = tuple(_made_up(number, documents, sentences, random) for number in range(size - len(documents)))
    return replace(collection, documents=documents + made, made_up=len(made))


def one_typo(text: str, random: Random) -> str:
    """The text with a mistake in its longest word."""
    words = text.split()
    longest = max(range(len(words)), key=lambda number: len(words[number]))
    words[longest] = _mistyped(words[longest], random)
    return " ".join(words)


def typo_in_every_long_word(text: str, random: Random) -> str:
    """The text with a mistake in each word of at least five letters."""
    return " ".join(_mistyped(word, random) if len(word) >= LONG_WORD else word for word in text.split())


def knowledge_base(collection: Collection) -> KnowledgeBase:
    """The texts as articles without metadata."""
    articles = {
        one.id: Article(one.id, one.title, Kind.SYMPTOM, one.body, Path(one.id)) for one in collection.documents
    }
    return KnowledgeBase(Path(), f"of-{len(articles)}", articles, Vocabulary())


def _made_up(number: int, documents: Sequence[Document], sentences: Sequence[str], random: Random) -> Document:
    words = " ".join(random.choice(documents).title for _ in range(3)).split()
    title = " ".join(random.sample(words, min(len(words), 7)))
    body = ". ".join(_shuffled(random.choice(sentences).split(), random) for _ in range(SENTENCES))
    return Document(f"made-up-{number}", title, body)


def _shuffled(words: Iterable[str], random: Random) -> str:
    mixed = list(words)
    random.shuffle(mixed)
    return " ".join(mixed)


def _mistyped(word: str, random: Random) -> str:
    """One letter dropped, swapped with the next, replaced or put in; never the first."""
    if len(word) <= 2:
        return word
    at = random.randrange(1, len(word) - 1)
    letter = random.choice(ascii_lowercase)
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 2:
            return word[:at] + letter + word[at + 1 :]
        case _:
            return word[:at] + letter + word[at:]
