"""The three jobs over plain HTTP, with the project's own knowledge base: paste, answer, search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from engine.settings import Settings
from kb.library import read_knowledge_base
from kb.model import Article, Kind, KnowledgeBase, Rating, Walkthrough
from tests.served import serving

APPROVAL = (
    "Email cannot be sent because the email address of the mailbox Sales Queue requires an approval by an Office 365 "
    "administrator. The mailbox has been disabled for sending email and the owner of the email server profile "
    "Microsoft Exchange Online has been notified."
)


def page(address: str, fields: Mapping[str, str] | None = None) -> tuple[str, str]:
    """Where a request led to, without the fragment, and the page there; with `fields` a form is sent."""
    body = urlencode(fields).encode() if fields else None
    with urlopen(address, body) as response:  # noqa: S310 (an address of the program under test)
        return response.url.partition("#")[0], response.read().decode()


def words(text: str) -> str:
    """The text of a page on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def heading(text: str) -> str:
    """The main heading of a page."""
    return words(text.partition("<h1")[2].partition(">")[2].partition("</h1>")[0])


def answered(server: str, answers: Mapping[str, str]) -> str:
    """The page of a case from nothing after these answers."""
    case, text = page(f"{server}case", {"guided": "yes"})
    for question, answer in answers.items():
        seen = re.findall(r'name="after_seq" value="(\d+)"', text)[-1]
        _, text = page(f"{case}/answer", {"after_seq": seen, "question": question, "answer": answer})
    return text


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the program over the project's knowledge base, which lets one address ask as much as it likes."""
    folder = tmp_path_factory.mktemp("jobs") / "var"
    with serving(SYNCMEDIC_DATA=str(folder), SYNCMEDIC_REQUESTS_PER_MINUTE="100000") as address:
        yield address


@pytest.fixture(scope="module")
def project() -> KnowledgeBase:
    return read_knowledge_base(Path(Settings().kb_folder))


def established(kb: KnowledgeBase, kind: Kind) -> tuple[Article, Walkthrough]:
    """An article of that kind, and answers that establish it."""
    return next(
        (article, walkthrough)
        for article in kb.articles.values()
        for walkthrough in article.walkthroughs
        if article.kind is kind and walkthrough.rated is Rating.ESTABLISHED
    )


def test_a_pasted_alert_gets_its_fix(server: str) -> None:
    _, text = page(f"{server}case", {"text": APPROVAL})
    assert heading(text) == "Here is the fix E-mail address needs approval by a Microsoft 365 administrator"


def test_the_name_in_a_pasted_alert_is_in_the_steps(server: str) -> None:
    _, text = page(f"{server}case", {"text": APPROVAL})
    assert "Select <mark>Sales Queue</mark>" in text


@pytest.mark.parametrize("kind", [Kind.SYMPTOM, Kind.UNSUPPORTED])
def test_answers_lead_to_the_cause(server: str, project: KnowledgeBase, kind: Kind) -> None:
    article, walkthrough = established(project, kind)
    assert article.title in words(answered(server, walkthrough.answers))


def test_every_question_can_be_answered_with_i_dont_know(server: str) -> None:
    case, text = page(f"{server}case", {"guided": "yes"})
    asked = re.findall(r'name="question" value="([^"]+)"', text)
    seen = re.findall(r'name="after_seq" value="(\d+)"', text)[-1]
    _, text = page(f"{case}/answer", {"after_seq": seen, "question": asked[0], "answer": "unknown"})
    assert "Question 2 of about" in words(text)


def test_unsupported_configurations_can_be_searched(server: str) -> None:
    _, text = page(f"{server}search?q=exchange+online+impersonation&kind=unsupported")
    assert 'class="hits"' in text


def test_every_article_has_a_page(server: str, project: KnowledgeBase) -> None:
    headings = {article.id: heading(page(f"{server}article/{article.id}")[1]) for article in project.articles.values()}
    assert [each for each, shown in headings.items() if not shown.endswith(project.articles[each].title)] == []


def test_every_link_of_an_article_leads_somewhere(server: str, project: KnowledgeBase) -> None:
    texts = [page(f"{server}article/{article}")[1] for article in project.articles]
    linked = {link.partition("#")[0] for text in texts for link in re.findall(r'href="/article/([^"]+)"', text)}
    assert {each for each in linked if project.article(each) is None} == set()


def test_every_resolution_can_be_shown(server: str, project: KnowledgeBase) -> None:
    shown = {
        article.id: page(f"{server}case", {"article": article.id})[1]
        for article in project.articles.values()
        if article.status == "current"
    }
    assert [each for each, text in shown.items() if "Did this help?" not in text] == []
