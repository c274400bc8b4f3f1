"""Puts drafts into a knowledge base: first in memory, where they can be checked, then as files that are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kb.authoring.draft import Draft, NotWritten
from kb.authoring.metadata import likely_metadata
from kb.authoring.writing import article_text
from kb.lint import run
from kb.lint.folder_of_kind import FOLDERS
from kb.model import Article, KnowledgeBase, Problem
from kb.reading import read_article


class IdTaken(NotWritten):
    """An article or a file of this id is already there."""


class Faulty(NotWritten):
    """The checks would not accept the article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with the file it belongs into, the text of that file, and what reading the text gives."""

    draft: Draft
    file: Path
    text: str
    article: Article | None
    problems: tuple[Problem, ...]
    """What reading finds; what lint finds is another matter."""


def place(draft: Draft, kb: KnowledgeBase) -> Placed:
    """The article a draft becomes. Writes nothing. Raises IdTaken."""
    taken = kb.article(draft.id)
    file = _folder(draft, kb) / f"{draft.id}.md"
    if taken is not None or file.exists():
        raise IdTaken(f"The id `{draft.id}` is taken by {taken.file if taken else file}: nothing is overwritten.")
    content = article_text(draft, likely_metadata(kb, draft.kind)).encode("utf-8", errors="replace")
    return Placed(draft, file, content.decode(), *read_article(content, file))


def _folder(draft: Draft, kb: KnowledgeBase) -> Path:
    """A knowledge base without `articles/` keeps lying flat: with such a folder its other files would not be read."""
    articles = kb.folder / "articles"
    return articles / FOLDERS[draft.kind] if articles.is_dir() or not kb.articles else kb.folder


def with_articles(kb: KnowledgeBase, placed: Iterable[Placed]) -> KnowledgeBase:
    """The knowledge base as it will be when the files are there."""
    new = {each.article.id: each.article for each in placed if each.article is not None}
    return replace(kb, articles=MappingProxyType({**kb.articles, **new}))


def faults(kb: KnowledgeBase, placed: Sequence[Placed]) -> tuple[Problem, ...]:
    """What reading and lint find in the new files, once they are there."""
    files = {each.file for each in placed}
    read = [problem for each in placed for problem in each.problems]
    linted = run(with_articles(kb, placed))
    return (*read, *(problem for problem in linted if problem.file in files))


def refuse_faulty(kb: KnowledgeBase, placed: Sequence[Placed]) -> None:
    """Raises Faulty when the checks would not accept the new files."""
    found = faults(kb, placed)
    if found:
        raise Faulty("Nothing was written, for the checks would not accept it:\n" + "\n".join(map(str, found)))


def write(placed: Iterable[Placed]) -> Iterator[Path]:
    """Writes the files and gives their names. Raises IdTaken for one that is there meanwhile, and OSError."""
    for each in placed:
        each.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with each.file.open("x", encoding="utf-8", newline="\n") as file:
                file.write(each.text)
        except FileExistsError as error:
            raise IdTaken(f"The file {each.file} is there already: nothing is overwritten.") from error
        yield each.file
