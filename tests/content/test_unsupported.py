"""The checker of configurations knows every unsupported one and is silent about every supported one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.configuration import check
from engine.entries import Entries
from engine.expert import Expert
from engine.support import FAULTS, decidable
from kb.model import Article, Kind, Rating, Walkthrough
from tests.content.knowledge import CURRENT, KB, WALKTHROUGHS

ORDINARY = {
    "integration": "server-side",
    "custom_provider": "no",
    "mail_volume": "normal high",
    "act_method_mix": "all-server-side all-outlook",
}
EXCHANGE = {
    **ORDINARY,
    "incoming_protocol": "exchange",
    "outgoing_protocol": "exchange",
    "outgoing_method": "server-side",
}
POP3_SMTP = {
    **ORDINARY,
    "server_profile": "pop3-smtp",
    "incoming_protocol": "pop3-imap",
    "outgoing_protocol": "smtp",
    "profile_authentication": "credentials-user credentials-profile oauth",
    "ports": "default custom",
}
SUPPORTED = {
    "online with Exchange Online of the same tenant": {
        **EXCHANGE,
        "deployment": "online",
        "mailbox_location": "exchange-online",
        "server_profile": "exchange-online",
        "tenant": "same",
        "profile_authentication": "server-to-server",
        "autodiscover": "yes",
        "ports": "default",
    },
    "online with Exchange Online of another tenant by OAuth": {
        **EXCHANGE,
        "deployment": "online",
        "mailbox_location": "exchange-online",
        "server_profile": "cross-tenant",
        "tenant": "different",
        "profile_authentication": "oauth",
        "ports": "default",
    },
    "online with an Exchange Server": {
        **EXCHANGE,
        "deployment": "online",
        "mailbox_location": "exchange-on-premises",
        "server_profile": "exchange-hybrid",
        "exchange_version": "2013 2016 2019 se",
        "profile_authentication": "credentials-profile credentials-user oauth",
        "use_impersonation": "yes no",
        "autodiscover": "yes no",
        "ports": "default custom",
    },
    "on-premises with an Exchange Server": {
        **EXCHANGE,
        "deployment": "on-premises",
        "mailbox_location": "exchange-on-premises",
        "server_profile": "exchange-server",
        "exchange_version": "2010 2013 2016 2019",
        "profile_authentication": "credentials-profile credentials-user windows-integrated",
        "use_impersonation": "yes no",
        "autodiscover": "yes no",
        "ports": "default custom",
        "fips_required": "yes no",
    },
    "on-premises with Exchange Online": {
        **EXCHANGE,
        "deployment": "on-premises",
        "mailbox_location": "exchange-online",
        "server_profile": "exchange-online-hybrid",
        "tenant": "same different",
        "profile_authentication": "oauth server-to-server",
        "autodiscover": "yes no",
        "ports": "default",
    },
    "online with a POP3 server that is FIPS compliant": {
        **POP3_SMTP,
        "deployment": "online",
        "mailbox_location": "gmail other-pop3-imap",
        "mail_server_fips": "yes",
        "fips_required": "yes",
    },
    "on-premises with FIPS and a POP3 server that is FIPS compliant": {
        **POP3_SMTP,
        "deployment": "on-premises",
        "mailbox_location": "gmail other-pop3-imap",
        "mail_server_fips": "yes",
        "fips_required": "yes",
    },
    "on-premises without FIPS, with any POP3 server": {
        **POP3_SMTP,
        "deployment": "on-premises",
        "mailbox_location": "gmail other-pop3-imap microsoft-consumer",
        "fips_required": "no",
    },
    "the E-mail Router in place of server-side synchronization": {
        "integration": "email-router",
        "deployment": "on-premises",
        "mailbox_location": "exchange-on-premises gmail other-pop3-imap",
        "incoming_protocol": "exchange pop3-imap",
        "outgoing_protocol": "exchange smtp",
        "fips_required": "yes no",
        "mail_volume": "normal high",
        "act_method_mix": "all-outlook",
    },
}
"""What the documents call supported: question -> the answers, each of which goes with each of the others."""


def combinations(row: str) -> Iterator[dict[str, str]]:
    """Every configuration of a row of the table."""
    questions = SUPPORTED[row]
    for answers in product(*(words.split() for words in questions.values())):
        yield dict(zip(questions, answers, strict=True))


def faults(expert: Expert, answers: dict[str, str]) -> list[str]:
    """The articles that speak against a configuration."""
    return [item.article.id for item in check(expert, Entries(answers)).items if item.verdict in FAULTS]


@pytest.mark.parametrize("row", SUPPORTED)
def test_a_supported_configuration_raises_no_alarm(expert: Expert, row: str) -> None:
    assert {name for answers in combinations(row) for name in faults(expert, answers)} == set()


ALL = [answers for row in SUPPORTED for answers in combinations(row)]


@given(answers=st.sampled_from(ALL), kept=st.sets(st.sampled_from(sorted({name for row in ALL for name in row}))))
def test_a_part_of_a_supported_configuration_raises_no_alarm(
    expert: Expert, answers: dict[str, str], kept: set[str]
) -> None:
    assert faults(expert, {name: answer for name, answer in answers.items() if name in kept}) == []


UNSUPPORTED = [article for article in CURRENT if article.kind is Kind.UNSUPPORTED]
PROOFS = [
    one for one in WALKTHROUGHS if one.values[0].kind is Kind.UNSUPPORTED and one.values[1].rated is Rating.ESTABLISHED
]


def test_answers_alone_can_decide_every_unsupported_configuration() -> None:
    assert list(decidable(KB)) == UNSUPPORTED


@pytest.mark.parametrize("article", UNSUPPORTED, ids=lambda article: article.id)
def test_every_unsupported_configuration_has_answers_that_establish_it(article: Article) -> None:
    assert article in [one.values[0] for one in PROOFS]


@pytest.mark.parametrize(("article", "walkthrough"), PROOFS)
def test_the_answers_that_establish_an_article_are_a_fault(
    expert: Expert, article: Article, walkthrough: Walkthrough
) -> None:
    assert article.id in faults(expert, dict(walkthrough.answers))


@pytest.mark.parametrize(("article", "walkthrough"), PROOFS)
def test_there_is_a_change_after_which_a_configuration_is_supported(
    expert: Expert, article: Article, walkthrough: Walkthrough
) -> None:
    items = check(expert, Entries(walkthrough.answers)).items
    assert next(item for item in items if item.article == article).changes
