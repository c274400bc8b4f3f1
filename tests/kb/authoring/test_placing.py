"""A draft becomes a file that every check accepts, and never takes the place of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.authoring.conditions import UnknownAnswer, condition_of
from kb.authoring.draft import Draft
from kb.authoring.placing import Faulty, IdTaken, faults, place, refuse_faulty, write
from kb.library import read_knowledge_base
from kb.lint import run
from kb.model import Article, Example, Kind, KnowledgeBase
from tests.kb.authoring.printer import draft, placed, printer_kb

JAM = "Paper jam in {tray}, page [no. ]{page} while {job:printing|scanning}."


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    return printer_kb(tmp_path / "kb")


def read_back(kb: KnowledgeBase, new: Draft) -> Article:
    """The article that is read from the file a draft becomes."""
    (*_,) = write([place(new, kb)])
    return read_knowledge_base(kb.folder).articles[new.id]


@pytest.mark.parametrize("kind", [*Kind])
def test_an_article_of_every_kind_is_accepted_by_every_check(kb: KnowledgeBase, kind: Kind) -> None:
    read_back(kb, draft(kind=kind, codes=("E5",), phrasings=("pale print",), steps=("Change the toner.",)))
    assert run(read_knowledge_base(kb.folder)) == ()


def test_two_drafts_of_one_kind_that_say_little_are_both_accepted(kb: KnowledgeBase) -> None:
    read_back(kb, draft("Alpha lamp is red"))
    read_back(kb, draft("Beta lamp is red"))
    assert run(read_knowledge_base(kb.folder)) == ()


def test_what_is_said_is_read_back(kb: KnowledgeBase) -> None:
    texts = ("no", "1.10", "a: b", "it's [x] # 5", "*all*", "two\nlines", "Ünïcode ☕", '"quoted"')
    assert read_back(kb, draft(phrasings=texts)).phrasings == texts


def test_a_letter_that_no_file_can_hold_becomes_a_question_mark(kb: KnowledgeBase) -> None:
    assert read_back(kb, draft(cause="It is \udcff.")).sections[1].body.strip() == "It is ?."


def test_an_example_is_read_back(kb: KnowledgeBase) -> None:
    example = Example("> Paper\n> jam in A.", {"tray": "no"})
    found = read_back(kb, draft(kind=Kind.ALERT, alerts=(JAM,), examples=(example,))).examples[0]
    assert (found.paste, dict(found.finds)) == (example.paste, {"tray": "no"})


def test_answers_prove_the_article_and_are_walked_through(kb: KnowledgeBase) -> None:
    article = read_back(kb, draft(answers=(("tray_state", "empty"), ("job", "scan"))))
    proof = {each.question: each.answers[0] for each in article.confirmed_by[0].conditions}
    assert proof == dict(article.walkthroughs[0].answers)


def test_a_step_of_several_lines_stays_one_step(kb: KnowledgeBase) -> None:
    steps = ("Run this:\n\n```powershell\nRestart-Printer\n```", "Wait.")
    assert faults(kb, [placed(kb, steps=steps)]) == ()


def test_an_alert_is_shown_as_it_is_printed(kb: KnowledgeBase) -> None:
    article = read_back(kb, draft(kind=Kind.ALERT, alerts=(JAM,)))
    assert article.sections[0].body.strip() == "> Paper jam in {tray}, page no. {page} while printing."


def test_metadata_are_those_of_similar_articles(kb: KnowledgeBase) -> None:
    assert read_back(kb, draft()).applies_to == ("laser-printer",)


def test_an_id_that_an_article_has_is_refused(kb: KnowledgeBase) -> None:
    with pytest.raises(IdTaken):
        place(draft(title="Paper jam", kind=Kind.LIMIT), kb)


def test_a_file_that_appears_meanwhile_is_not_overwritten(kb: KnowledgeBase) -> None:
    new = placed(kb)
    new.file.parent.mkdir()
    new.file.write_text("mine", encoding="utf-8")
    with pytest.raises(IdTaken):
        (*_,) = write([new])
    assert new.file.read_text(encoding="utf-8") == "mine"


def test_what_the_checks_do_not_accept_is_refused_with_their_words(kb: KnowledgeBase) -> None:
    with pytest.raises(Faulty, match="does not begin with what to do"):
        refuse_faulty(kb, [placed(kb, steps=("You wait.",))])


def test_a_knowledge_base_that_lies_flat_stays_so(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("---\ntitle: Old\nkind: limit\n---\nOld.\n", encoding="utf-8")
    assert placed(read_knowledge_base(tmp_path)).file == tmp_path / "toner-is-low.md"


@pytest.mark.parametrize("text", ["tray_state", "lamp=red", "tray_state=green"])
def test_what_the_vocabulary_does_not_know_proves_nothing(kb: KnowledgeBase, text: str) -> None:
    with pytest.raises(UnknownAnswer):
        condition_of(text, kb.vocabulary)
