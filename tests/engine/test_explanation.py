"""The sentences of a proof: how a verdict is known, why not the others, why a question is asked."""

from __future__ import annotations

from dataclasses import replace

from engine.expert import Expert, Inputs, Standing
from engine.explanation import how_known, why_asked, why_not
from engine.findings import Candidate, Effect, Finding, Origin, Reason, RelationKind
from engine.interview import Ask, Separation
from kb.model import Answer, Rating

JAM = "Printer HP-7 reports a paper jam in tray two."
SHARED = "The spooler refused the document of HP-7 for an unnamed reason."


def after(expert: Expert, *texts: str, outcomes: dict[str, str] | None = None, **answers: str) -> Standing:
    return expert.consider(Inputs(texts=texts, answers=answers, outcomes=outcomes or {}))


def known(expert: Expert, standing: Standing, article: str) -> list[str]:
    candidate = next(each for each in standing.differential if each.article == article)
    return [because.sentence for because in how_known(expert.kb, candidate)]


def test_an_exact_alert_is_named_as_the_proof(expert: Expert) -> None:
    assert known(expert, after(expert, JAM), "jam")[0] == "Your text contains this article's alert."


def test_an_answer_is_quoted_with_its_question(expert: Expert) -> None:
    sentence = known(expert, after(expert, power="no"), "no-power")[0]
    assert sentence == "You answered “No” to “Is the printer on?”, which establishes this cause."


def test_a_code_is_quoted_as_it_was_written(expert: Expert) -> None:
    sentences = known(expert, after(expert, f"{SHARED} Code -2147220958"), "held-west")
    assert any("-2147220958" in sentence for sentence in sentences)


def test_a_proposal_by_words_alone_is_a_whole_sentence(expert: Expert) -> None:
    sentences = known(expert, after(expert, "the printer is completely dead"), "no-power")
    assert "The words of your text, or your choice, speak for this article." in sentences


def test_a_proof_names_file_and_line(expert: Expert) -> None:
    candidate = next(each for each in after(expert, power="no").differential if each.article == "no-power")
    assert how_known(expert.kb, candidate)[0].where.startswith("no-power.md:")


def test_an_excluded_rival_is_told_with_the_answer_that_excludes_it(expert: Expert) -> None:
    standing = after(expert, paper="no", power="no")
    told = [because.sentence for because in why_not(expert.kb, standing.differential, frozenset({"no-power"}))]
    assert any("The paper tray is empty” is excluded" in sentence for sentence in told)


def test_a_rival_next_to_impossible_is_not_worth_a_sentence(expert: Expert) -> None:
    unlikely = tuple(replace(each, likelihood=0.001) for each in after(expert, SHARED).differential)
    assert list(why_not(expert.kb, unlikely, frozenset({"held-east"}))) == []


def test_what_two_relations_say_alike_is_said_once(expert: Expert) -> None:
    found = next(each for each in after(expert, paper="no", power="yes").differential if each.article == "empty-tray")
    doubled = replace(found, reasons=tuple(replace(each, line=line) for each in found.reasons for line in (1, 2)))
    sentences = [because.sentence for because in how_known(expert.kb, doubled)]
    assert len(sentences) == len(set(sentences))


def test_a_code_that_establishes_is_not_told_again_as_listed(expert: Expert) -> None:
    code = Finding("code", "0x1", Origin.CODE, "0x1")
    reasons = (
        Reason("jam", RelationKind.CODE, Effect.SUPPORTS, (code,)),
        Reason("jam", RelationKind.CONFIRMED_BY, Effect.ESTABLISHES, (code,)),
    )
    told = how_known(expert.kb, Candidate("jam", Rating.ESTABLISHED, 1.0, reasons))
    assert [because.sentence for because in told] == ["Your text holds the code 0x1, which establishes this cause."]


def test_an_answer_that_speaks_for_and_against_is_told_both_ways(expert: Expert) -> None:
    answer = Finding("lamp", "red", Origin.ANSWERED)
    effects = (Effect.SUPPORTS, Effect.WEAKENS)
    reasons = tuple(Reason("jam", RelationKind.SHOWS, effect, (answer,)) for effect in effects)
    assert len(how_known(expert.kb, Candidate("jam", Rating.SUGGESTED, 1.0, reasons))) == 2


def test_answers_that_point_to_the_same_cause_share_a_sentence(expert: Expert) -> None:
    question = expert.kb.vocabulary.questions["noise"]
    parts = [
        Separation("grinding", ("jam",)),
        Separation("clicks", ("empty-tray", "jam")),
        Separation("silence", ("jam",)),
    ]
    told = [because.sentence for because in why_asked(expert.kb, Ask(question, 1.0, tuple(parts), 1, 2))]
    assert told == [
        "“Grinding” or “Silence” would point to: Paper jam.",
        "“Clicks” would point to: The paper tray is empty.",
    ]


def test_many_answers_to_one_cause_are_counted_not_listed(expert: Expert) -> None:
    answers = tuple(Answer(str(number), f"Sound {number}") for number in range(6))
    question = replace(expert.kb.vocabulary.questions["noise"], answers=answers)
    parts = tuple(Separation(answer.id, ("jam",)) for answer in answers)
    told = why_asked(expert.kb, Ask(question, 1.0, parts, 1, 2))
    assert told[0].sentence == "“Sound 0”, “Sound 1” or 4 other answers would point to: Paper jam."


def test_a_question_tells_what_each_answer_speaks_for(expert: Expert) -> None:
    step = after(expert, SHARED).step
    assert isinstance(step, Ask)
    assert any("western spooler" in because.sentence for because in why_asked(expert.kb, step))
