"""The service: every job of the product is one method here, and every page, command and API call is thin over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from engine.cases.case import Case
from engine.cases.events import (
    ArticlePicked,
    CaseOpened,
    DetailGiven,
    Event,
    Outcome,
    QuestionAnswered,
    ResolutionTried,
    TextPasted,
    TurnUndone,
    stamp,
)
from engine.cases.store import CaseMovedOn, CaseStore, new_case_id
from engine.cases.votes import ALL_ARTICLES
from engine.configuration import Checked, check
from engine.entries import Entries
from engine.escalation import Bundle, bundle
from engine.expert import Expert, Inputs, Standing
from engine.findings import Experience
from engine.interview import Resolve
from engine.outcomes import Learning, experience_of
from engine.resolution import Resolution, resolution_of
from engine.shown import asked_in, ending
from engine.ways_in import begun_with
from kb.model import UNKNOWN, Article, KnowledgeBase
from kb.search.results import Filters, SearchPage

LONGEST_TEXT = 20_000
"""Characters of one paste; longer ones are logs, not alerts."""
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class Refused(ValueError):
    """What a person sent cannot be used; the message says what to do instead, in their words."""


class NothingPasted(Refused):
    """The text is empty."""


class TextTooLong(Refused):
    """The text is longer than LONGEST_TEXT."""


class UnknownAnswer(Refused):
    """The question or the answer is not in the vocabulary."""


class UnknownItem(Refused):
    """The ticket has no such item."""


class UnknownArticle(Refused):
    """No such article."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as it stands now, over the knowledge base that is loaded now."""

    case: Case
    standing: Standing
    kb_version: str

    @property
    def kb_changed(self) -> bool:
        """Whether the case was opened over another version of the knowledge base."""
        return self.case.kb_version != self.kb_version


class Helpdesk:
    """One knowledge base, one store of cases, one clock. Safe for many threads."""

    def __init__(
        self,
        expert: Expert,
        store: CaseStore,
        clock: Callable[[], datetime],
        randbytes: Callable[[int], bytes],
        learning: Learning | None = None,
    ) -> None:
        """Without `learning` reported outcomes are counted but move nothing."""
        self._expert = expert
        self._store = store
        self._clock = clock
        self._randbytes = randbytes
        self._learning = learning

    @property
    def kb(self) -> KnowledgeBase:
        """The knowledge base that is loaded."""
        return self._expert.kb

    @property
    def expert(self) -> Expert:
        """The expert alone, for jobs that are no case and store nothing."""
        return self._expert

    def over(self, expert: Expert) -> Helpdesk:
        """The same helpdesk over another knowledge base, or another version of it."""
        return Helpdesk(expert, self._store, self._clock, self._randbytes, self._learning)

    def close(self) -> None:
        """Lets go of the store; the helpdesk cannot be used afterwards."""
        self._store.close()

    def diagnose(self, text: str) -> Standing:
        """What the expert makes of a text; nothing is stored. Raises NothingPasted, TextTooLong."""
        return self._expert.consider(Inputs(texts=(usable_text(text),)))

    def open_case(
        self,
        text: str = "",
        *,
        article: str = "",
        answers: Mapping[str, str] = MappingProxyType({}),
        channel: str = "web",
    ) -> CaseView:
        """A new case from a text, a picked article, answers given beforehand, or from nothing (all empty).

        Raises TextTooLong, NothingPasted (a text of white space only), UnknownArticle, UnknownAnswer.
        """
        said: list[Event] = [CaseOpened(self.kb.version, channel)]
        if text:
            said.append(TextPasted(usable_text(text)))
        if article:
            said.append(ArticlePicked(self.article(article).id))
        said.extend(self._answered(*each) for each in begun_with(self.kb.vocabulary, answers).items())
        return self._append(new_case_id(self._randbytes), 0, said)

    def view(self, case_id: str) -> CaseView:
        """The case as it stands. Raises UnknownCase."""
        case = Case.replay(self._store.load(case_id))
        return CaseView(case, self._consider(case), self.kb.version)

    def cases(self) -> Iterator[Case]:
        """Every case that is kept and can be read, without what follows from it. Raises StoreUnavailable."""
        return map(Case.replay, self._store.load_all())

    def add_text(self, case_id: str, after_seq: int, text: str, question: str = "") -> CaseView:
        """More text in an open case: an option of the question that is asked, if it names one, else a further paste.

        `question` is the one on the screen, "" for the one that would be asked now; what other cases report in between
        can change it. Raises NothingPasted, TextTooLong, UnknownCase, CaseMovedOn.
        """
        typed = usable_text(text)
        asked = self.kb.vocabulary.questions.get(question) or asked_in(self.view(case_id).standing.step)
        if asked is None:
            return self._append(case_id, after_seq, [TextPasted(typed)])
        answer = self._expert.answer_meant(asked, typed)
        if answer:
            return self._append(case_id, after_seq, [QuestionAnswered(asked.id, answer, typed)])
        return self._append(case_id, after_seq, [TextPasted(typed, asked.id)])

    def answer(self, case_id: str, after_seq: int, question: str, answer: str) -> CaseView:
        """An answer, or another answer to a question answered earlier.

        Raises UnknownAnswer, UnknownCase, CaseMovedOn.
        """
        return self._append(case_id, after_seq, [self._answered(question, answer)])

    def pick(self, case_id: str, after_seq: int, article: str) -> CaseView:
        """The person chose this article of a shortlist. Raises UnknownArticle, UnknownCase, CaseMovedOn."""
        return self._append(case_id, after_seq, [ArticlePicked(self.article(article).id)])

    def report_outcome(self, case_id: str, after_seq: int, article: str, outcome: Outcome) -> CaseView:
        """Whether the resolution of the article helped; only an explicit yes can close the case.

        Raises UnknownArticle, UnknownCase, CaseMovedOn.
        """
        return self._append(case_id, after_seq, [ResolutionTried(self.article(article).id, outcome)])

    def give_details(self, case_id: str, after_seq: int, details: Mapping[str, str]) -> CaseView:
        """What the person wrote into items of the ticket (item -> text); what stands there already is passed over.

        Raises UnknownItem, TextTooLong, UnknownCase, CaseMovedOn.
        """
        items = {item.id for item in self.kb.vocabulary.ticket}
        if not details.keys() <= items:
            raise UnknownItem(f"The ticket has no such item. It has: {', '.join(sorted(items))}.")
        view = self.view(case_id)
        said = [
            DetailGiven(item, usable_text(text) if text.strip() else "")
            for item, text in details.items()
            if text.strip() != view.case.details.get(item, "").strip()
        ]
        return self._append(case_id, after_seq, list[Event](said)) if said else view

    def ticket(self, case_id: str) -> Bundle:
        """The ticket of a case, with the names in it. Raises UnknownCase."""
        view = self.view(case_id)
        return bundle(self.kb, view.case, view.standing)

    def check(self, entries: Entries) -> Checked:
        """The verdicts on a configuration. Raises InvalidConfiguration."""
        return check(self._expert, entries)

    def undo(self, case_id: str, after_seq: int) -> CaseView:
        """Takes back the last turn. Raises NothingToUndo, UnknownCase, CaseMovedOn."""
        case = Case.replay(self._store.load(case_id))
        return self._append(case_id, after_seq, [case.undo()])

    @property
    def learns(self) -> bool:
        """Whether reported outcomes move articles."""
        return self._learning is not None

    def experience(self) -> Mapping[str, Experience]:
        """Article -> what the cases reported about it, counted now. Raises StoreUnavailable."""
        return experience_of(self._store.votes())

    def forget_outcomes(self, article: str = ALL_ARTICLES) -> None:
        """What was reported so far does not count any more; the cases stay as they are. Raises StoreUnavailable."""
        self._store.forget_votes(article, self._now())
        if self._learning:
            self._learning.look_again()

    def article(self, article_id: str) -> Article:
        """The article with that id or alias. Raises UnknownArticle."""
        found = self.kb.article(article_id)
        if found is None:
            raise UnknownArticle("There is no such article. Look for it on the search page.")
        return found

    def search(self, query: str, filters: Filters, limit: int = 20, offset: int = 0) -> SearchPage:
        """A page of search hits. Raises QueryTooLong."""
        return self._expert.index.search(query, filters, limit=limit, offset=offset)

    def resolutions(self, standing: Standing) -> tuple[Resolution, ...]:
        """The resolutions a Resolve step shows, first things first; empty for any other step."""
        if not isinstance(standing.step, Resolve):
            return ()
        return tuple(
            resolution_of(self.kb.articles[each.article], each, standing.alerts) for each in standing.step.candidates
        )

    def _answered(self, question: str, answer: str) -> QuestionAnswered:
        known = self.kb.vocabulary.questions.get(question)
        if known is None or (answer != UNKNOWN and known.answer(answer) is None):
            raise UnknownAnswer("That answer is not among the answers of this question. Choose one of the buttons.")
        return QuestionAnswered(question, answer)

    def _append(self, case_id: str, after_seq: int, said: list[Event]) -> CaseView:
        """Stores what was said and the step that follows from it; raises CaseMovedOn when another turn came between."""
        past = self._store.load(case_id) if after_seq else ()
        if len(past) != after_seq:
            raise CaseMovedOn(case_id)
        now = self._now()
        standing = self._consider(Case.replay((*past, *stamp(case_id, after_seq, said, now))))
        turn = [*said, *ending(said, standing.step)]
        self._store.append(case_id, after_seq, turn, now)
        if self._learning and any(isinstance(event, ResolutionTried | TurnUndone) for event in said):
            self._learning.look_again()
        return CaseView(Case.replay((*past, *stamp(case_id, after_seq, turn, now))), standing, self.kb.version)

    def _consider(self, case: Case) -> Standing:
        inputs = Inputs(
            texts=tuple(given.text for given in case.texts),
            answers=MappingProxyType({question: given.answer for question, given in case.answers.items()}),
            outcomes=case.tried,
            picked=case.picked,
        )
        return self._expert.consider(inputs, self._experience_beside(case))

    def _experience_beside(self, case: Case) -> Mapping[str, Experience]:
        """What other cases tell: a case does not learn from what it reports itself."""
        known = self._learning.experience() if self._learning else {}
        return {article: each for article, each in known.items() if article not in case.tried}

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)


def usable_text(text: str) -> str:
    """The text as it is, with half characters (lone surrogates, which nothing can store) replaced one by one.

    Raises NothingPasted, TextTooLong.
    """
    if not text.strip():
        raise NothingPasted("Paste the alert or describe what goes wrong: the field is empty.")
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(
            f"The text has {len(text):,} characters; {LONGEST_TEXT:,} are the most. Paste the alert, not the whole log."
        )
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
