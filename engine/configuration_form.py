"""Lays out the questions whose answers the checker judges by: a form made of the vocabulary and the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.support import decidable
from kb.model import Article, Group, KnowledgeBase, Question


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Questions that belong together: `lead` and those that make sense because of its answer; None: the rest."""

    lead: Question | None
    questions: tuple[Question, ...]


def fieldsets(kb: KnowledgeBase) -> tuple[Fieldset, ...]:
    """Every question that decides about an unsupported configuration, and those it makes sense after, each once.

    The fieldset whose lead decides about most articles comes first, and so within each, below its lead; those that
    decide about as many stay in the order of the vocabulary. Questions that nothing depends on come last, together.
    """
    asked = questions_asked(kb)
    decides = Counter(name for article in decidable(kb) for name in set(_questions(_groups(article))))
    together: defaultdict[str, list[Question]] = defaultdict(list)
    for question in asked.values():
        together[_lead(question, asked)].append(question)
    leads = sorted((lead for lead, members in together.items() if len(members) > 1), key=lambda lead: -decides[lead])
    led = [
        Fieldset(asked[lead], tuple(sorted(together[lead], key=lambda each: (each.id != lead, -decides[each.id]))))
        for lead in leads
    ]
    alone = tuple(members[0] for members in together.values() if len(members) == 1)
    return (*led, Fieldset(None, alone)) if alone else tuple(led)


def questions_asked(kb: KnowledgeBase) -> Mapping[str, Question]:
    """The questions of the form by id, in the order of the vocabulary."""
    declared = kb.vocabulary.questions
    found: set[str] = set()
    waiting = [name for article in decidable(kb) for name in _questions(_groups(article))]
    while waiting:
        question = declared.get(waiting.pop())
        if question is not None and question.id not in found:
            found.add(question.id)
            waiting += _questions(question.only_if)
    return {name: question for name, question in declared.items() if name in found}


def _lead(question: Question, asked: Mapping[str, Question]) -> str:
    """The question at the beginning of the row of conditions that leads to this one."""
    seen: set[str] = set()
    while question.only_if and question.id not in seen:
        seen.add(question.id)
        before = next(iter(_questions(question.only_if)), "")
        if before not in asked:
            break
        question = asked[before]
    return question.id


def _groups(article: Article) -> tuple[Group, ...]:
    return (*article.confirmed_by, *article.ruled_out_by, article.requires)


def _questions(groups: Iterable[Group]) -> Iterator[str]:
    return (condition.question for group in groups for condition in group.conditions)
