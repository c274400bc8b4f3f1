"""A verdict hangs by what it cites: without an answer that one of its reasons names, it is another or a weaker one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.bootstrap import open_expert
from engine.expert import Expert
from engine.settings import Settings
from kb.model import Rating
from tests.engine.citing import cited, removals, verdicts
from tests.engine.lamps import write_lamps

PASTES = (
    "Printer HP-7 reports a paper jam in tray two.",
    "The spooler refused the document of HP-7 for an unnamed reason.",
    "the printer ran out of paper in its tray",
)


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Expert:
    folder = tmp_path_factory.mktemp("lamps")
    return open_expert(Settings(kb_folder=write_lamps(folder / "kb"), var_folder=folder / "var"))


def answers_of(expert: Expert) -> st.SearchStrategy[dict[str, str]]:
    """Any answers to any questions."""
    questions = {each.id: [answer.id for answer in each.answers] for each in expert.kb.vocabulary.questions.values()}
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in questions.items()})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_a_verdict_on_printers_hangs_by_each_answer_it_cites(expert: Expert, drawn: st.DataObject) -> None:
    answers = drawn.draw(answers_of(expert))
    texts = tuple(drawn.draw(st.lists(st.sampled_from(PASTES), max_size=1)))
    assert all(removal.changes_the_verdict for removal in removals(expert, answers, texts))


@settings(max_examples=60, deadline=None)
@given(drawn=st.data())
def test_a_verdict_on_lamps_hangs_by_each_answer_it_cites(lamps: Expert, drawn: st.DataObject) -> None:
    assert all(removal.changes_the_verdict for removal in removals(lamps, drawn.draw(answers_of(lamps))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_what_a_verdict_cites_is_enough_for_it(expert: Expert, drawn: st.DataObject) -> None:
    answers = drawn.draw(answers_of(expert))
    derivations = expert.conclude(answers).derivations
    for article, verdict in verdicts(expert, answers).items():
        enough = {question: answers[question] for question in cited(verdict, derivations) & answers.keys()}
        if verdict.rating in (Rating.ESTABLISHED, Rating.EXCLUDED):
            assert verdicts(expert, enough)[article].rating is verdict.rating


def test_a_cause_is_no_longer_established_without_the_only_answer_that_proves_it(expert: Expert) -> None:
    (removal,) = (each for each in removals(expert, {"power": "no"}) if each.article == "no-power")
    assert (removal.before.rating, removal.unsettles_the_verdict) == (Rating.ESTABLISHED, True)


def test_a_cause_is_no_longer_excluded_without_the_answer_that_excludes_it(expert: Expert) -> None:
    (removal,) = (each for each in removals(expert, {"power": "no"}) if each.article == "empty-tray")
    assert (removal.before.rating, removal.unsettles_the_verdict) == (Rating.EXCLUDED, True)
