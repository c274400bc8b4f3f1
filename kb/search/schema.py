"""What Whoosh stores of an article: one document of words already read, a field for each weight they carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

from whoosh.fields import ID, KEYWORD, STORED, Schema

from kb.model import Article, CaptureName
from kb.search.plain import plain_alert, plain_body
from kb.search.words import Word, grams, main_words, read_words

WORD_FIELDS = ("title", "alerts", "asked", "body")
"""Fields that hold stems, in the order in which `pairs` joins them."""

SCHEMA = Schema(
    id=ID(stored=True, unique=True),
    title=KEYWORD(scorable=True),
    alerts=KEYWORD(scorable=True),
    asked=KEYWORD(scorable=True),
    body=KEYWORD(scorable=True),
    forms=KEYWORD(scorable=True),
    grams=KEYWORD(scorable=True),
    run=STORED,
    passages=STORED,
    text=STORED,
)


def format_mark() -> str:
    """Changes with every change of the program's search, so that an index made by another release is built anew."""
    sources = (file for file in files("kb.search").iterdir() if file.name.endswith((".py", ".txt")))
    whole = b"".join(file.read_bytes() for file in sorted(sources, key=lambda file: file.name))
    return sha256(whole).hexdigest()[:8]


def document(article: Article, captures: Mapping[str, CaptureName]) -> Mapping[str, str]:
    """The fields of one article.

    `asked` holds what people say (phrasings, searches), `forms` every word unstemmed, `run` all stems in order,
    `passages` those of each thing that people say of it, and `text` the plain body that excerpts are cut from.
    """
    text = plain_body(article.body, captures)
    read = {
        "title": read_words(article.title),
        "alerts": read_words("\n".join(plain_alert(alert) for alert in article.alerts)),
        "asked": read_words("\n".join((*article.phrasings, *article.searches))),
        "body": read_words(text),
    }
    head = (*read["title"], *read["alerts"], *read["asked"])
    return {
        "id": article.id,
        **{name: _stems(words) for name, words in read.items()},
        "forms": " ".join(word.form for words in read.values() for word in words),
        "grams": " ".join(grams(word.form for word in head)),
        "run": " | ".join(_stems(read[name]) for name in WORD_FIELDS),
        "passages": " | ".join(_passages(article)),
        "text": text,
    }


def _passages(article: Article) -> Iterator[str]:
    alerts = (plain_alert(alert) for alert in article.alerts)
    for said in (article.title, *alerts, *article.phrasings, *article.searches):
        yield _stems(main_words(said))


def _stems(words: tuple[Word, ...]) -> str:
    return " ".join(word.stem for word in words)
