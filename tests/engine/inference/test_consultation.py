"""The same findings give the same conclusions, whatever their order, the thread, the process or the past."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.made_knowledge import make_knowledge, make_turns
from engine.findings import Conclusion, Effect, Finding, Origin, Reason
from engine.inference.actions import RulebookEngine
from engine.inference.consultation import Consultation, consult
from engine.inference.experta_gate import Rule
from engine.inference.facts import OF_TEXTS, FindingFact
from engine.inference.rulebook import compile_rulebook
from kb.model import Article, Rating
from tests.engine.inference.knowledge import (
    ANSWERS,
    alert,
    answered,
    article,
    claimed,
    code,
    conclusions,
    consultation,
    group,
    heard,
    near,
    question,
    shows,
)

NAMES = tuple("abcdef")
QUESTIONS = ("p", "q", "r", "s")
CODES = ("E1", "E2", "E3")

answers = st.sampled_from(ANSWERS)
conditions = st.dictionaries(
    st.sampled_from(QUESTIONS), st.lists(answers, min_size=1, max_size=2).map(tuple), max_size=2
)
groups = st.builds(lambda each, line: group(line, **each), conditions, st.integers(1, 50))
articles = st.builds(
    lambda name, alerts, codes, **relations: article(name, alerts=alerts, codes=tuple(codes), **relations),
    st.sampled_from(NAMES),
    st.sampled_from(((), ("Something broke",))),
    st.sets(st.sampled_from(CODES), max_size=2),
    confirmed_by=st.lists(groups, max_size=2).map(tuple),
    ruled_out_by=st.lists(groups, max_size=1).map(tuple),
    requires=groups,
    shows=st.lists(
        st.builds(shows, st.sampled_from(QUESTIONS), st.sampled_from((0.0, 0.5, 0.9)), answers), max_size=2
    ).map(tuple),
)
knowledge_of = st.lists(articles, min_size=1, max_size=5, unique_by=lambda each: each.id)
derivations = st.lists(
    st.builds(
        lambda name, answer, each: question(name, derived=((answer, each),)),
        st.sampled_from(QUESTIONS),
        answers,
        groups,
    ),
    max_size=2,
    unique_by=lambda each: each.id,
)
names = st.sampled_from(NAMES)
findings = st.lists(
    st.one_of(
        st.builds(answered, st.sampled_from(QUESTIONS), answers),
        st.builds(heard, st.sampled_from(QUESTIONS), answers),
        st.builds(lambda name, answer: Finding(name, answer, Origin.ALERT), st.sampled_from(QUESTIONS), answers),
        st.builds(alert, names),
        st.builds(near, names),
        st.builds(lambda two: claimed(*two)[0], st.lists(names, min_size=1, max_size=1)),
        st.builds(code, st.sampled_from(CODES)),
    ),
    max_size=8,
)
consultations = st.builds(lambda each, derived: consultation(*each, questions=derived), knowledge_of, derivations)


@given(consultations, findings, st.randoms(use_true_random=False))
def test_the_order_of_findings_does_not_matter(about: Consultation, given_: list[Finding], random: Any) -> None:
    shuffled = random.sample(given_, len(given_))
    assert about.consult(shuffled) == about.consult(given_)


@given(consultations, findings)
def test_saying_it_twice_changes_nothing(about: Consultation, given_: list[Finding]) -> None:
    assert about.consult([*given_, *given_]) == about.consult(given_)


@given(consultations, findings, findings)
def test_an_earlier_case_leaves_nothing_behind(about: Consultation, earlier: list[Finding], now: list[Finding]) -> None:
    expected = about.consult(now)
    about.consult(earlier)
    assert about.consult(now) == expected


@given(st.builds(consultation, articles), findings)
def test_without_a_finding_it_cites_a_reason_no_longer_establishes(about: Consultation, given_: list[Finding]) -> None:
    for conclusion in about.consult(given_).conclusions:
        before = _establishing(conclusion)
        for cited in {finding for reason in before for finding in reason.findings}:
            after = conclusions(about, *(each for each in given_ if not _is_about(cited, each))).get(conclusion.article)
            assert set(_establishing(after) if after else ()) < set(before)


def _is_about(cited: Finding, other: Finding) -> bool:
    """Nobody is asked for alerts and codes, of which there may be several."""
    same = cited.question == other.question
    return same and (cited.question not in OF_TEXTS or cited.answer == other.answer)


@given(consultations, findings)
def test_what_was_heard_neither_establishes_nor_excludes(about: Consultation, given_: list[Finding]) -> None:
    only_heard = [Finding(each.question, each.answer, Origin.HEARD) for each in given_]
    ratings = {conclusion.rating for conclusion in about.consult(only_heard).conclusions}
    assert ratings <= {Rating.SUGGESTED, Rating.UNCLEAR}


@given(consultations, findings)
def test_no_reason_that_establishes_or_excludes_cites_something_heard(
    about: Consultation, given_: list[Finding]
) -> None:
    reasons = [reason for conclusion in about.consult(given_).conclusions for reason in conclusion.reasons]
    cited = [
        each for reason in reasons if reason.effect in (Effect.ESTABLISHES, Effect.EXCLUDES) for each in reason.findings
    ]
    assert all(finding.origin is not Origin.HEARD and finding.question != "near" for finding in cited)


@given(consultations, findings)
def test_every_reason_cites_findings_that_were_given_or_derived(about: Consultation, given_: list[Finding]) -> None:
    found = about.consult(given_)
    cited = {each for conclusion in found.conclusions for reason in conclusion.reasons for each in reason.findings}
    assert cited <= {*given_, *found.derived}


@given(knowledge_of, findings)
def test_other_articles_do_not_change_what_is_concluded_about_one(each: list[Article], given_: list[Finding]) -> None:
    sentence_of_one = [finding for finding in given_ if finding.question != "claimed"]
    alone = conclusions(consultation(each[0]), *sentence_of_one).get(each[0].id)
    assert conclusions(consultation(*each), *sentence_of_one).get(each[0].id) == alone


def _establishing(conclusion: Conclusion) -> list[Reason]:
    return [reason for reason in conclusion.reasons if reason.effect is Effect.ESTABLISHES]


class Blown(Exception):
    """Raised by a rule."""


def _blow(engine: RulebookEngine) -> None:
    raise Blown


def test_an_exception_in_a_rule_leaves_the_engine_as_new() -> None:
    rulebook = compile_rulebook(make_knowledge(3))
    blowing = Rule(FindingFact(**{"?bomb": "set"}), salience=-1)(_blow)
    engine = RulebookEngine((*rulebook.rules, blowing), rulebook.alert_lines)
    turn = make_turns(make_knowledge(3), 1)[0].findings
    expected = consult(engine, turn, {}, ())
    with pytest.raises(Blown):
        consult(engine, (*turn, answered("bomb", "set")), {}, ())
    assert consult(engine, turn, {}, ()) == expected


def test_eight_threads_are_answered_as_one_is() -> None:
    kb = make_knowledge(60)
    about = Consultation(compile_rulebook(kb))
    turns = [turn.findings for turn in make_turns(kb, 40)] * 4
    expected = [about.consult(turn) for turn in turns]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(about.consult, turns)) == expected
    finally:
        sys.setswitchinterval(interval)


PROGRAM = """
from benchmarks.made_knowledge import make_knowledge, make_turns
from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
kb = make_knowledge(40)
about = Consultation(compile_rulebook(kb))
print([about.consult(turn.findings) for turn in make_turns(kb, 10)])
"""


def _in_another_process(hash_seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=True).stdout


def test_every_process_concludes_the_same_in_the_same_order() -> None:
    assert len({_in_another_process(hash_seed) for hash_seed in (0, 1, 2)}) == 1
