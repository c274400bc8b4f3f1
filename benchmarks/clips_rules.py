"""Runs a rulebook on CLIPS: each experta rule is translated condition by condition, so that both do the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import clips

from engine.findings import Conclusion, Effect, Finding, Reason, RelationKind
from engine.inference import actions
from engine.inference.consultation import conclude
from engine.inference.experta_gate import ANDFC, NOT, NOTFC, ORFC, Fact, L, Rule, W
from engine.inference.facts import FindingFact, fact_of
from engine.inference.rulebook import Rulebook

TEMPLATES = (
    "(deftemplate FindingFact (slot sure) (slot sentence) (slot question) (slot answer))",
    "(deftemplate Failed (slot article))",
    "(deftemplate Claim (slot article) (slot sentence) (slot code))",
    "(deftemplate Contested (slot sentence) (slot code))",
    "(deftemplate Decided (slot article) (slot sentence) (slot code))",
    "(deftemplate Excluded (slot article))",
    "(deftemplate Confirmed (slot article) (slot kind) (slot line) (slot by))",
    "(deftemplate Fired (slot rule) (slot article) (slot kind))",
)


class ClipsRules:
    """A rulebook in CLIPS; a turn gives the conclusions, whose reasons name no findings."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.environment = clips.Environment()
        for construct in (*TEMPLATES, *(_rule(number, rule) for number, rule in enumerate(rulebook.rules))):
            self.environment.build(construct)
        self._finding = self.environment.find_template("FindingFact")
        self._fired = self.environment.find_template("Fired")
        self._actions = {rule.__name__: rule.__wrapped__ for rule in rulebook.rules}

    def turn(self, findings: Iterable[Finding]) -> tuple[Conclusion, ...]:
        """Declares, runs and reads."""
        self.environment.reset()
        for finding in findings:
            fact = fact_of(finding)
            self._finding.assert_fact(
                sure=clips.Symbol(fact[0]), sentence=fact.get(1, ""), question=finding.question, answer=finding.answer
            )
        self.environment.run()
        return tuple(conclude(self._reasons(), set()))

    def _reasons(self) -> Iterator[Reason]:
        for fact in self._fired.facts():
            match self._actions[fact["rule"]]:
                case actions.Record(_, relations):
                    yield from (relation.reason(()) for relation in relations)
                case actions.RecordBound(_, kind, effect):
                    yield Reason(fact["article"], kind, effect, ())
                case actions.Establish():
                    yield Reason(fact["article"], RelationKind(fact["kind"]), Effect.ESTABLISHES, ())


def _rule(number: int, rule: Rule) -> str:
    conditions = " ".join(_condition(place, each) for place, each in enumerate(rule))
    return f"(defrule rule-{number} (declare (salience {int(rule.salience)})) {conditions} => {_action(rule)})"


def _condition(place: int, condition: object) -> str:
    match condition:
        case NOT():
            return f"(not {_pattern(condition[0])})"
        case Fact():
            return f"?fact{place} <- {_pattern(condition)}"
        case _:
            raise TypeError(type(condition))


def _pattern(fact: Fact) -> str:
    return f"({type(fact).__name__} {' '.join(_slots(fact))})"


def _slots(fact: Fact) -> Iterator[str]:
    for key, constraint in fact.items():
        if key == "__bind__":
            continue
        if not isinstance(fact, FindingFact):
            yield f"({key} {_constraint(constraint)})"
        elif isinstance(key, int):
            yield f"(sure {constraint})"
        else:
            yield f'(question "{str(key)[1:]}") (answer {_constraint(constraint)})'


def _constraint(constraint: object) -> str:
    match constraint:
        case ORFC():
            return "|".join(map(_constraint, constraint))
        case ANDFC():
            return "&".join(map(_constraint, constraint))
        case NOTFC():
            return f"~{_constraint(constraint[0])}"
        case L():
            return f'"{constraint.value}"'
        case W():
            return f"?{constraint.__bind__}"
        case _:
            return f'"{constraint}"'


def _action(rule: Rule) -> str:
    match rule.__wrapped__:
        case actions.Record(name, relations):
            excluded = (each.article for each in relations if each.effect is Effect.EXCLUDES)
            declared = " ".join(f'(Excluded (article "{article}"))' for article in excluded)
            return f'(assert (Fired (rule "{name}")) {declared})'
        case actions.RecordBound(name):
            return f'(assert (Fired (rule "{name}") (article ?article)))'
        case actions.Confirm(name, relations):
            slots = (f'(article "{each.article}") (kind "{each.kind}") (line {each.line})' for each in relations)
            return "(assert {})".format(" ".join(f'(Confirmed {each} (by "{name}"))' for each in slots))
        case actions.Establish(name):
            return f'(assert (Fired (rule "{name}") (article ?article) (kind ?kind)))'
        case actions.Derive(_, question, answer):
            return f'(assert (FindingFact (sure sure) (question "{question}") (answer "{answer}")))'
        case actions.ClaimCode(_, article):
            sentence, code = "(fact-slot-value ?fact0 sentence)", "(fact-slot-value ?fact1 answer)"
            return f'(assert (Claim (article "{article}") (sentence {sentence}) (code {code})))'
        case actions.Contest():
            return "(assert (Contested (sentence ?sentence) (code ?code)))"
        case actions.Decide():
            return "(assert (Decided (article ?article) (sentence ?sentence) (code ?code)))"
        case unknown:
            raise TypeError(type(unknown))
