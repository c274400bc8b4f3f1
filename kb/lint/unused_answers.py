"""Checks that every question and answer of the vocabulary is of use to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from kb.lint.uses import used_by_article, used_by_question
from kb.model import KnowledgeBase, Problem, Status


def check(kb: KnowledgeBase) -> Iterator[Problem]:
    """One problem a question nobody needs, and one an answer that no article, question or ticket uses.

    Before there is an article, nothing needs anything.
    """
    if not kb.articles:
        return
    file = kb.folder / "vocabulary" / "questions.yaml"
    questions = kb.vocabulary.questions
    used = {pair for each in questions.values() for pair in used_by_question(each)}
    for article in kb.articles.values():
        used |= set(used_by_article(article, kb.vocabulary)) if article.status is Status.CURRENT else set()
    needed = {question for question, _ in used} | {name for item in kb.vocabulary.ticket for name in item.questions}
    for question in questions.values():
        if question.id not in needed:
            yield Problem(file, question.line, f"nothing needs the question `{question.id}`: use it or take it out")
            continue
        for answer in question.answers:
            if (question.id, answer.id) not in used:
                text = f"no article uses the answer `{question.id}: {answer.id}`: say what it shows or rules out"
                yield Problem(file, question.line, text)
