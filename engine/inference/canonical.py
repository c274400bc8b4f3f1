"""Brings what authors wrote in conditions into the form of findings: codes in their one form, ids for aliases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from engine.inference.facts import CODE, OF_TEXTS
from kb.model import Article, Condition, Group, KnowledgeBase, Question


@dataclass(frozen=True, slots=True)
class Canon:
    """How codes and articles are called: `code` gives None for what it does not know, `ids` has alias -> id."""

    code: Callable[[str], str | None]
    ids: Mapping[str, str]

    def article(self, article: Article) -> Article:
        """The article with every relation in canonical form; groups that can never hold are left out."""
        return replace(
            article,
            codes=self.answers(CODE, article.codes),
            confirmed_by=self._groups(article.confirmed_by),
            requires=self._group(article.requires),
            ruled_out_by=self._groups(article.ruled_out_by),
            shows=tuple(replace(each, answer=self._answer(each.question, each.answer)) for each in article.shows),
        )

    def question(self, question: Question) -> Question:
        """The question with every deriving group in canonical form; groups that can never hold are left out."""
        derived = [(answer, self._group(group)) for answer, group in question.derived]
        return replace(question, derived=tuple((answer, group) for answer, group in derived if _can_hold(group)))

    def answers(self, question: str, answers: Iterable[str]) -> tuple[str, ...]:
        """The answers in canonical form, each once."""
        return tuple(dict.fromkeys(self._answer(question, answer) for answer in answers))

    def _groups(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        return tuple(group for group in map(self._group, groups) if _can_hold(group))

    def _group(self, group: Group) -> Group:
        each = (Condition(said.question, self.answers(said.question, said.answers)) for said in group.conditions)
        return replace(group, conditions=tuple(dict.fromkeys(each)))

    def _answer(self, question: str, answer: str) -> str:
        if question == CODE:
            return self.code(answer) or answer
        return self.ids.get(answer, answer) if question in OF_TEXTS else answer


def canon_of(kb: KnowledgeBase, code: Callable[[str], str | None]) -> Canon:
    """The canon of a knowledge base."""
    return Canon(code, {alias: article.id for article in kb.articles.values() for alias in article.aliases})


def _can_hold(group: Group) -> bool:
    """An empty group says nothing, and a condition without answers is never met."""
    return bool(group.conditions) and all(condition.answers for condition in group.conditions)
