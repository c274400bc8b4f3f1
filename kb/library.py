"""Reads a folder of articles and vocabulary into one KnowledgeBase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from kb.model import Article, KnowledgeBase, Problem, Vocabulary
from kb.reading import read_article
from kb.vocabulary_reading import read_vocabulary

VERSION_LENGTH = 16


class NoKnowledgeBase(Exception):
    """The folder named as a knowledge base does not exist."""


def read_knowledge_base(folder: Path) -> KnowledgeBase:
    """All of `folder`: its `articles/**/*.md` (or every `*.md` where there is no `articles/`) and `vocabulary/*.yaml`.

    What cannot be read is a problem of the knowledge base, and the rest is there. Raises NoKnowledgeBase.
    """
    if not folder.is_dir():
        raise NoKnowledgeBase(f"there is no folder {folder}")
    articles, unread_articles = _contents(_article_files(folder))
    words, unread_words = _contents(_word_files(folder))
    vocabulary, vocabulary_problems = read_vocabulary(words)
    by_id, article_problems = _read_articles(articles, vocabulary)
    if not by_id:
        article_problems = (*article_problems, Problem(folder, 1, "there is no article here"))
    return KnowledgeBase(
        folder=folder,
        version=_version(folder, {**articles, **words}),
        articles=by_id,
        vocabulary=vocabulary,
        problems=(*unread_words, *vocabulary_problems, *unread_articles, *article_problems),
    )


def version_of(folder: Path) -> str:
    """The version of the knowledge base in `folder`, without reading what its files say."""
    return _version(folder, {**_contents(_article_files(folder))[0], **_contents(_word_files(folder))[0]})


def _word_files(folder: Path) -> Iterable[Path]:
    return (folder / "vocabulary").glob("*.yaml")


def _article_files(folder: Path) -> Iterable[Path]:
    articles = folder / "articles"
    return (articles if articles.is_dir() else folder).rglob("*.md")


def _contents(files: Iterable[Path]) -> tuple[Mapping[Path, bytes], tuple[Problem, ...]]:
    """What stands in the files, and those that the system does not let anybody read."""
    contents: dict[Path, bytes] = {}
    problems: list[Problem] = []
    for file in sorted(files, key=Path.as_posix):
        try:
            if file.is_file():
                contents[file] = file.read_bytes()
        except OSError as error:
            problems.append(Problem(file, 1, f"the file cannot be read: {error.strerror}"))
    return contents, tuple(problems)


def _version(folder: Path, contents: Mapping[Path, bytes]) -> str:
    """A hash over relative paths and contents, so that the same files anywhere are the same version."""
    total = sha256()
    for file, content in contents.items():
        total.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()[:VERSION_LENGTH]


def _read_articles(
    contents: Mapping[Path, bytes], vocabulary: Vocabulary
) -> tuple[Mapping[str, Article], tuple[Problem, ...]]:
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for file, content in contents.items():
        article, found = read_article(content, file)
        problems += found
        if article is not None:
            twin = articles.setdefault(article.id, _with_role(article, vocabulary))
            if twin.file != file:
                problems.append(Problem(file, 1, f"the id `{article.id}` is taken by {twin.file}"))
    return MappingProxyType(articles), (*problems, *_alias_problems(articles))


def _with_role(article: Article, vocabulary: Vocabulary) -> Article:
    """The article with the words of its roles where it says nothing else of who can do it."""
    if article.role or not article.roles:
        return article
    labels = (vocabulary.roles[role].label if role in vocabulary.roles else role for role in article.roles)
    return replace(article, role=", ".join(labels))


def _alias_problems(articles: Mapping[str, Article]) -> Iterable[Problem]:
    owners = dict.fromkeys(articles, "")
    for article in articles.values():
        for alias in article.aliases:
            owner = owners.setdefault(alias, article.id)
            if owner != article.id:
                taken = f"by the article `{owner or alias}`"
                yield Problem(article.file, article.lines["aliases"], f"the alias `{alias}` is taken {taken}")
