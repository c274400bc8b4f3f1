"""Facts about running the checks of both packages as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.inference.consultation import Consultation
from engine.inference.rulebook import compile_rulebook
from engine.lint import run
from engine.recognition.codes import canonical_code
from engine.walked import findings_of
from kb.library import read_knowledge_base
from kb.lint.rating import rate, with_derived
from kb.model import Article, Rating, Walkthrough
from tests.content.knowledge import KB, WALKTHROUGHS
from tests.kb.authoring.printer import printer_kb

TODAY = date(2026, 6, 1)
EXCEPTION = "- {check: own-examples, article: paper-jam, about: nothing for, reason: the tray has no number}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The knowledge base about a printer, whose example says that it gives a page too."""
    folder = printer_kb(tmp_path).folder
    file = folder / "articles" / "alerts" / "paper-jam.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("finds: {tray", "finds: {page: A4, tray"), encoding="utf-8"
    )
    return folder


def messages(folder: Path, today: date = TODAY) -> list[str]:
    return [problem.message for problem in run(read_knowledge_base(folder), today)]


def excepted(folder: Path, exceptions: str) -> Path:
    (folder / "lint_exceptions.yaml").write_text(exceptions, encoding="utf-8")
    return folder


def test_a_finding_of_the_recogniser_names_its_check(folder: Path) -> None:
    assert messages(folder) == ["the example gives nothing for `page`, and `finds` says “A4” [own-examples]"]


def test_an_exception_excuses_what_it_is_about(folder: Path) -> None:
    assert messages(excepted(folder, EXCEPTION)) == []


def test_an_exception_about_something_else_is_no_longer_needed(folder: Path) -> None:
    found = messages(excepted(folder, EXCEPTION.replace("nothing for", "Tray 9")))
    assert found[1:] == ["no longer needed: `paper-jam` does not fail `own-examples` about “Tray 9” [exceptions]"]


def test_an_exception_from_a_check_that_there_is_not_is_found(folder: Path) -> None:
    found = messages(excepted(folder, EXCEPTION + EXCEPTION.replace("own-examples", "own-example")))
    assert found == ["there is no check `own-example` (did you mean `own-examples`?) [exceptions]"]


def test_a_date_to_come_is_found_until_it_has_come(folder: Path) -> None:
    excepted(folder, EXCEPTION)
    assert messages(folder, date(2026, 4, 30)) == [
        "`last_verified: 2026-05` is still to come: write when the source was read [dates-to-come]"
    ]


@pytest.fixture(scope="module")
def rules() -> Consultation:
    return Consultation(compile_rulebook(KB, canonical_code))


@pytest.mark.parametrize(("article", "walkthrough"), WALKTHROUGHS)
def test_the_rules_rate_every_walkthrough_as_the_check_does(
    rules: Consultation, article: Article, walkthrough: Walkthrough
) -> None:
    questions = KB.vocabulary.questions
    conclusions = rules.consult(findings_of(walkthrough.answers)).conclusions
    ratings = {each.article: each.rating for each in conclusions}
    checked = rate(article, with_derived(walkthrough.answers, questions), questions).rating
    assert ratings.get(article.id, Rating.UNCLEAR) is checked
