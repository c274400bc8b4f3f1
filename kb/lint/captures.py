"""Checks the names cut out of pastes: declared, captured before they are filled in, and never side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kb.form import meant
from kb.model import Article, CaptureName, KnowledgeBase, Problem, Vocabulary
from kb.placeholders import Placeholder, placeholders


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem an undeclared capture, one that nothing can fill, and one for two captures with no word between.

    A declared one is captured by some alert and needs words in its place: besides steps, what helps with a question is
    filled in from any alert. Before there is an alert, nothing is captured.
    """
    yield from _check_declared(kb)
    for article in kb.articles.values():
        yield from _check_templates(article, kb.vocabulary)
        yield from _check_filled(article, kb.vocabulary)


def _check_declared(kb: KnowledgeBase) -> Iterator[Problem]:
    captured = {found.name for article in kb.articles.values() for found in _captures(article)}
    for capture in kb.vocabulary.captures.values():
        if not capture.placeholder:
            text = f"`{capture.id}` has no `placeholder` to stand where it is not captured"
            yield Problem(kb.folder / "vocabulary" / "captures.yaml", 1, text)
        if captured and capture.id not in captured:
            text = f"no alert captures `{capture.id}`: use it or take it out"
            yield Problem(kb.folder / "vocabulary" / "captures.yaml", 1, text)


def _captures(article: Article) -> Iterator[Placeholder]:
    for template in article.alerts:
        yield from placeholders(template)


def _check_templates(article: Article, vocabulary: Vocabulary) -> Iterator[Problem]:
    line = article.lines.get("alerts", 1)
    for template in article.alerts:
        found = list(placeholders(template))
        for capture in found:
            if not capture.options and capture.name not in vocabulary.captures:
                text = f"the capture `{capture.name}` is not declared{meant(capture.name, vocabulary.captures)}"
                yield Problem(article.file, line, text)
        for left, right in pairwise(found):
            if not any(map(str.isalnum, template[left.end : right.start])):
                text = f"no word stands between {{{left.name}}} and {{{right.name}}}"
                yield Problem(article.file, line, text)


def _check_filled(article: Article, vocabulary: Vocabulary) -> Iterator[Problem]:
    captured = {found.name for found in _captures(article)}
    for section in article.sections:
        for number, line in enumerate(section.body.split("\n"), start=section.line + 1):
            for filled in placeholders(line):
                capture = vocabulary.captures.get(filled.name)
                if capture is None:
                    text = f"the capture `{filled.name}` is not declared{meant(filled.name, vocabulary.captures)}"
                    yield Problem(article.file, number, text)
                elif article.alerts and filled.name not in captured:
                    text = f"no alert of the article captures `{filled.name}`: write {_instead(capture)} instead"
                    yield Problem(article.file, number, text)


def _instead(capture: CaptureName) -> str:
    return f"“{capture.placeholder}”" if capture.placeholder else "words"
