"""Puts reasons into sentences: why a question is asked, how a verdict is known, and why not the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.contradictions import Clash, Contradiction
from engine.findings import Candidate, Effect, Experience, Finding, Origin, Reason, RelationKind
from engine.inference.consultation import Derivation
from engine.interview import Ask
from kb.model import KnowledgeBase, Rating

MOST_LABELS = 3
LEAST_TOLD = 0.01
"""A rival less likely than this says nothing about why the cause that is shown is the right one."""


@dataclass(frozen=True, slots=True)
class Because:
    """One sentence of a proof and where its author wrote it (`file:line`, "" when it is implied)."""

    sentence: str
    where: str = ""


def why_asked(kb: KnowledgeBase, ask: Ask) -> tuple[Because, ...]:
    """The author's own reason, then which answers would point to which cause."""
    own = (Because(ask.question.why),) if ask.question.why else ()
    return (*own, *_pointers(kb, ask))


def _pointers(kb: KnowledgeBase, ask: Ask) -> Iterator[Because]:
    """A sentence for each cause that is the likeliest of those an answer makes likelier."""
    answers: dict[str, list[str]] = {}
    for part in ask.separates:
        for article in part.articles[:1]:
            answers.setdefault(article, []).append(ask.question.label_of(part.answer))
    for article, labels in answers.items():
        yield Because(f"{_either(labels)} would point to: {kb.articles[article].title}.")


def _either(labels: Sequence[str]) -> str:
    quoted = [f"“{label}”" for label in labels]
    if len(quoted) > MOST_LABELS:
        quoted[MOST_LABELS - 1 :] = [f"{len(quoted) - MOST_LABELS + 1} other answers"]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def how_known(kb: KnowledgeBase, candidate: Candidate) -> tuple[Because, ...]:
    """A sentence for each relation that fired for or against the candidate, the strongest first.

    What the same findings say once more, and no more strongly, is left out. The last sentence tells what earlier cases
    reported, where that moved the candidate.
    """
    effects = list(Effect)
    told: dict[object, Because] = {}
    for reason in sorted(candidate.reasons, key=lambda reason: effects.index(reason.effect)):
        same = (tuple(map(_fact_key, reason.findings)) or reason.relation, reason.effect in _FOR)
        told.setdefault(same, _because(kb, reason))
    earlier = (_learnt(candidate.experience),) if candidate.experience else ()
    return (*told.values(), *earlier)


_FOR = (Effect.ESTABLISHES, Effect.SUPPORTS)


def _fact_key(finding: Finding) -> tuple[str, str]:
    return finding.question, finding.answer


def _learnt(experience: Experience) -> Because:
    likelier = "likelier" if experience.factor > 1 else "less likely"
    record = f"Its resolution helped in {experience.helped:g} of {experience.tried} earlier cases here"
    return Because(f"{record}, which makes it a little {likelier} to begin with.")


def why_not(kb: KnowledgeBase, differential: Sequence[Candidate], shown: frozenset[str]) -> Iterator[Because]:
    """For each excluded or less likely rival worth a sentence what speaks against it."""
    for rival in differential:
        if rival.article in shown or not rival.reasons:
            continue
        against = [reason for reason in rival.reasons if reason.effect is Effect.EXCLUDES]
        title = kb.articles[rival.article].title
        if against:
            yield Because(f"“{title}” is excluded: {_because(kb, against[0]).sentence}", _where(kb, against[0]))
        elif rival.rating is Rating.SUGGESTED and rival.likelihood >= LEAST_TOLD:
            yield Because(f"“{title}” is possible but less likely ({rival.likelihood:.0%}).")


def why_unfit(kb: KnowledgeBase, found: Contradiction) -> str:
    """Why the two findings of a contradiction do not fit together, in one sentence."""
    derived = ". But ".join(_following(kb, each) for each in found.because)
    if found.clash is Clash.OUT_OF_PLACE:
        denial = found.because[0].finding if found.because else found.second
        place = f"“{_ask(kb, found.first)}” makes sense only with another answer to “{_ask(kb, denial)}”."
        return f"{derived}. {place}" if derived else place
    return f"{derived}." if derived else "The alert in your text says otherwise."


def _following(kb: KnowledgeBase, derivation: Derivation) -> str:
    grounds = " and ".join(f"“{_label(kb, each)}” to “{_ask(kb, each)}”" for each in derivation.grounds)
    return f"From {grounds} it follows that “{_ask(kb, derivation.finding)}” is “{_label(kb, derivation.finding)}”"


def _ask(kb: KnowledgeBase, finding: Finding) -> str:
    return kb.vocabulary.questions[finding.question].ask


def _label(kb: KnowledgeBase, finding: Finding) -> str:
    return kb.vocabulary.questions[finding.question].label_of(finding.answer)


def _because(kb: KnowledgeBase, reason: Reason) -> Because:
    facts = " and ".join(_fact(kb, finding) for finding in reason.findings)
    match reason.relation:
        case RelationKind.OWN_ALERT:
            sentence = "Your text contains this article's alert."
        case RelationKind.NEAR_ALERT:
            sentence = "Your text is similar to this article's alert."
        case RelationKind.OUTCOME:
            sentence = "You reported that its resolution did not help."
        case RelationKind.PROPOSED:
            sentence = "The words of your text, or your choice, speak for this article."
        case RelationKind.CODE:
            sentence = f"{facts}, which this article lists."
        case _:
            sentence = f"{facts}, which {_effect(reason)}."
    return Because(sentence[0].upper() + sentence[1:], _where(kb, reason))


def _effect(reason: Reason) -> str:
    match reason.effect:
        case Effect.ESTABLISHES:
            return "establishes this cause"
        case Effect.EXCLUDES:
            return "excludes this cause"
        case Effect.SUPPORTS:
            return "fits this cause"
        case Effect.WEAKENS:
            return "hardly fits this cause"


def _fact(kb: KnowledgeBase, finding: Finding) -> str:
    question = kb.vocabulary.questions.get(finding.question)
    if question is None:
        return _pseudo(finding)
    label = question.label_of(finding.answer)
    match finding.origin:
        case Origin.ANSWERED:
            return f"you answered “{label}” to “{question.ask}”"
        case Origin.DERIVED:
            return f"your answers settle that “{question.ask}” is “{label}”"
        case Origin.HEARD:
            return f"your words suggest “{label}” to “{question.ask}”"
        case _:
            return f"your text answers “{question.ask}” with “{label}”"


def _pseudo(finding: Finding) -> str:
    match finding.question:
        case "code":
            return f"your text holds the code {finding.text or finding.answer}"
        case "claimed":
            return "your text contains an alert that several causes share"
        case _:
            return "your text contains its alert"


def _where(kb: KnowledgeBase, reason: Reason) -> str:
    article = kb.articles.get(reason.article)
    if article is None or not reason.line:
        return ""
    return f"{article.file.name}:{reason.line}"
