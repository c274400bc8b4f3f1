"""Everything the three source documents say is in a current article."""

from __future__ import annotations

import re

import pytest

from kb.model import Status
from tests.content.knowledge import KB
from tests.content.seed_statements import STATEMENTS, Statement

ITEMS = """
act-disabled-secure-connection incoming-disabled-secure-connection pending-send o365-admin-approval-required
email-addresses-not-approved approval-requirement-off mailbox-location-undetermined
credentials-incorrect-or-insufficient appointments-organizer-missing act-configured-with-another-org
credentials-need-tls enable-credentials-over-http gmail-sss-incoming-credentials
gmail-sss-outgoing-unknown-error exo-s2s-only exo-credentials-by-user exo-credentials-in-profile
exo-impersonation exo-autodiscover-no exo-other-profile exo-nondefault-ports exo-cross-tenant
mailbox-deliveries-regularly-disabled error-class-permanent-transient error-class-server-mailbox
transient-retry-limit mixed-exchange-pop3-smtp mass-email-campaigns custom-email-providers exchange-2003-2007
fips-noncompliant-pop3 email-router-fallback mixed-outlook-and-sss-act invitee-tracked-appointment-not-created
outlook-status-fields-missing service-appointments-one-way exo-sending-receiving-limits
sss-performance-dashboard verify-user-enabled-for-sending outlook-client-untracks-shared-calendar
outlook-untracked-track-again-duplicate outlook-untracked-custom-fields-blank
shared-calendar-safe-configurations connector-layer-map connector-addin-not-visible
connector-sync-delay-missing-items connector-auth-failure connector-data-mismatch connector-performance-crash
connector-troubleshooting-workflow connector-reproduce connector-gather-environment connector-check-logs
connector-validate-auth connector-test-network connector-isolate-client-server connector-review-field-mappings
connector-apply-and-monitor connector-addin-disabled connector-web-addin-manifest
connector-oauth-token-refresh connector-calendar-duplication connector-timezone-shift
connector-mail-attachment-errors connector-encrypted-irm connector-large-scale-outage connector-throttling
tool-outlook-logging tool-network-capture tool-entra-signin-logs tool-exchange-diagnostics tool-connector-cli
bp-keep-current bp-centralized-deployment bp-monitor-and-alert bp-granular-monitoring bp-document-mappings
bp-test-tenant bp-backoff-idempotent connector-escalation-criteria connector-support-ticket
connector-quick-checklist
""".split()


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_of_the_sources_is_a_current_article(item: str) -> None:
    article = KB.article(item)
    assert article is not None
    assert article.status is Status.CURRENT


def test_every_item_of_the_sources_has_a_statement() -> None:
    assert sorted(set(ITEMS) - {statement.article for statement in STATEMENTS}) == []


@pytest.mark.parametrize("statement", [pytest.param(each, id=f"{each.article}: {each.gist}") for each in STATEMENTS])
def test_a_statement_of_the_sources_is_in_its_article(statement: Statement) -> None:
    article = KB.article(statement.article)
    assert article is not None
    text = " ".join([article.title, *article.alerts, *article.body.split()])
    assert [words for words in statement.words if not occurs(words, text)] == []


def occurs(words: str, text: str) -> bool:
    """Whether one of the alternatives begins somewhere in the text as a word."""
    return any(re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE) for word in words.split("|"))
