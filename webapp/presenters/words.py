"""Says the codes of articles in words a reader knows; a word no table has is made readable."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kb.model import UNKNOWN, Article, KnowledgeBase

DONT_KNOW = "I don’t know"

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "alert": "Alert",
        "symptom": "Symptom",
        "unsupported": "Not supported",
        "known-issue": "Known issue",
        "limit": "Limit",
        "procedure": "How-to",
        "practice": "Good practice",
    }
)
PLURALS: Mapping[str, str] = MappingProxyType(
    {
        "alert": "Alerts",
        "symptom": "Symptoms",
        "unsupported": "What is not supported",
        "known-issue": "Known issues",
        "limit": "Limits",
        "procedure": "How-tos",
        "practice": "Good practices",
    }
)
EFFORTS: Mapping[int, str] = MappingProxyType(
    {1: "About a minute", 2: "A few minutes", 3: "Up to an hour", 4: "Half a day or more", 5: "A project"}
)
LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "email": "A single message",
        "mailbox": "One mailbox",
        "profile": "All mailboxes of a profile",
        "client": "One computer",
        "org": "The whole organization",
    }
)
PERSISTENCES: Mapping[str, str] = MappingProxyType(
    {
        "permanent": "Stays until it is fixed",
        "transient": "Passes by itself, may come back",
        "either": "May pass by itself",
    }
)
BREAK = re.compile(r"(?<!\bon)-(?!in\b|up\b|party\b|on\b(?!-))")
"""Between words; add-in, sign-on, set-up, third-party and on-premises are one."""
SMALL_WORDS = frozenset({"and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
VOWELS = frozenset("aeiouy")


def readable(code: str) -> str:
    """A code as words: `dynamics-crm-online` -> Dynamics CRM online; a word without a vowel is an abbreviation."""
    words = [word if VOWELS & set(word) else word.upper() for word in BREAK.split(code.replace("_", "-"))]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def product_words(code: str) -> str:
    """The code of a product as its name: `dynamics-365-app-for-outlook` -> Dynamics 365 App for Outlook."""
    words = readable(code).split(" ")
    return " ".join(word if word in SMALL_WORDS or "-" in word else word[:1].upper() + word[1:] for word in words)


def facts_of(article: Article) -> tuple[tuple[str, str], ...]:
    """Label and words of what a reader wants to know beside the steps; what an article does not say is left out."""
    facts = (
        ("Who can do it", article.role),
        ("Effort", EFFORTS.get(article.effort, "")),
        ("Affects", LEVELS.get(article.level, readable(article.level))),
        ("How long it lasts", PERSISTENCES.get(article.persistence, "")),
    )
    return tuple((label, words) for label, words in facts if words)


def still_current(article: Article) -> str:
    """How far the article is known to hold today, "" when nothing is known."""
    if article.currency is None or not article.currency.note:
        return ""
    currency = article.currency
    origin = "Confirmed in the official documentation" if currency.verified else "Not confirmed in the documentation"
    of = " of" if currency.verified else ", as of"
    year = f"{of} {currency.year}" if currency.year and currency.year not in currency.note else ""
    return f"{currency.note.rstrip('.')}. {origin}{year}."


def month_words(written: str) -> str:
    """A date such as 2024-12 as December 2024; what is no date stays as it is."""
    try:
        return f"{date.fromisoformat(f'{written[:7]}-01'):%B %Y}"
    except ValueError:
        return written


def answer_words(kb: KnowledgeBase, question: str, answer: str) -> str:
    """The label of an answer, "I don't know" for the one never listed; a code, or what is gone, stays as it is."""
    known = kb.vocabulary.questions.get(question)
    if answer == UNKNOWN:
        return DONT_KNOW
    return known.label_of(answer) if known else answer


def question_words(kb: KnowledgeBase, question: str) -> str:
    """What the question asks; its id when the knowledge base has it no longer."""
    known = kb.vocabulary.questions.get(question)
    return known.ask if known else readable(question)


def title_words(kb: KnowledgeBase, article: str) -> str:
    """The title of an article; its id in words when the knowledge base has it no longer."""
    known = kb.article(article)
    return known.title if known else readable(article)
