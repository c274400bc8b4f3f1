"""Builds small knowledge bases and opens their indexes for the tests of search."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kb.model import Article, CaptureName, Kind, KnowledgeBase, SynonymSet, Vocabulary
from kb.search import SearchIndex, build_index


def article(name: str, title: str, body: str = "", **more: object) -> Article:
    """An article of which only the given fields matter."""
    fields = {"kind": Kind.SYMPTOM, **more}
    return Article(id=name, title=title, body=body, file=Path(f"{name}.md"), **fields)  # type: ignore[arg-type]


def knowledge(
    articles: Iterable[Article],
    synonyms: Iterable[Iterable[str]] = (),
    captures: Iterable[CaptureName] = (),
    version: str = "v1",
) -> KnowledgeBase:
    """A knowledge base of these articles."""
    vocabulary = Vocabulary(
        captures={capture.id: capture for capture in captures},
        synonyms=tuple(SynonymSet(tuple(words)) for words in synonyms),
    )
    return KnowledgeBase(Path(), version, {one.id: one for one in articles}, vocabulary)


def hexadecimal(text: str) -> str | None:
    """A simple `canonical`: signed and unsigned decimals and hexadecimal numbers of 32 bits are one code."""
    digits = text.lower().removeprefix("0x")
    try:
        number = int(text) if text.lstrip("-").isdigit() and len(text) >= 10 else int(digits, 16)
    except ValueError:
        return None
    return f"{number & 0xFFFFFFFF:08X}" if len(digits) >= 8 else None


def opened(folder: Path, kb: KnowledgeBase, canonical: Callable[[str], str | None] = hexadecimal) -> SearchIndex:
    """The index of `kb`, built below `folder`."""
    return SearchIndex.open(build_index(kb, folder), kb, canonical)


def found(index: SearchIndex, query: str) -> list[str]:
    """The ids of the first page."""
    return [hit.article.id for hit in index.search(query).hits]
