"""Titles and alerts are known word for word when people put their own words for those of the articles."""

from __future__ import annotations

import pytest

from engine.findings import Verdict
from engine.recognition.recogniser import Recogniser
from kb.search.query import SearchIndex

SAID = [
    ("Mailbox is already synchronized by another Dynamics CRM organization", "act-configured-with-another-org"),
    ("E-mail address needs approval by a O365 administrator", "o365-admin-approval-required"),
    ("E-mail address needs approval by a Microsoft 365 admin", "o365-admin-approval-required"),
    ("Read the Microsoft Entra (Azure AD) sign-in logs of a connector", "tool-entra-signin-logs"),
    ("Exchange Web Services (EWS) are being retired in EXO", "ews-retirement-exchange-online"),
    (
        "Calendar, contacts and tasks stopped: no secure connection to the on-premises Exchange",
        "act-disabled-secure-connection",
    ),
    ("Completed or cancelled meetings appear as Free without a reminder", "completed-appointment-shown-free"),
    ("SSS Monitoring dashboard is deprecated", "monitoring-dashboard-deprecated"),
    (
        "addin not appearing or disabled by Outlook (COM registry, DLL, Trust Center, web add-ins)",
        "connector-addin-disabled",
    ),
    ("Connect Dynamics 365 online to Exchange Server onprem: prerequisites", "onprem-exchange-prerequisites"),
    ("OWA with Dynamics 365 on-premises and Exchange Online", "owa-hybrid"),
    ("App for Outlook and the classic CRM Outlook client in one mailbox", "both-outlook-clients-together"),
    ("ADD-IN ERROR: CRM App for Outlook could not be started (Edge sign-in policy)", "app-addin-could-not-start"),
    ("Exchange Online with auto discover Server Location set to No", "exo-autodiscover-no"),
    ("Connector authentication fails: wrong credentials, MFA or conditional access", "connector-auth-failure"),
    ("Mailbox is already synchronized by another Dynamics 365 instance", "act-configured-with-another-org"),
    ("double records were found when saving an item from Exchange", "duplicate-records-alert"),
    (
        "username and password in the e-mail server profile are incorrect or lack permission",
        "credentials-incorrect-or-insufficient",
    ),
    (
        "Tracked appointments become untracked when a colleague opens the calendar sharing",
        "outlook-client-untracks-shared-calendar",
    ),
    ("App for Outlook: you don't have the required role or right to complete this action", "app-required-role"),
    ("Connector shifts calendar items by hours (timezone, daylight saving)", "connector-timezone-shift"),
    ("Connector shifts calendar items by hours (time zone, summer time)", "connector-timezone-shift"),
]


@pytest.mark.parametrize(("said", "article"), SAID)
def test_a_title_in_the_words_of_people_is_an_exact_match(search_index: SearchIndex, said: str, article: str) -> None:
    assert [hit.article.id for hit in search_index.search(said).hits if hit.exact] == [article]


ALERTS = [
    (
        "meetings, contacts, and tasks can't be synced because the e-mail address of the mailbox Dana Lee is "
        "configured with another Dynamics CRM organization.",
        "act-configured-with-another-org",
    ),
    (
        "An unexpected error occurred while receiving mail. Mailbox Dana Lee didn't synchronise. The owner of the "
        "associated email server profile Contoso has been notified.",
        "error-internal-server-transient",
    ),
    (
        "A scheduling conflict was found when saving meeting Kick-off from Exchange to Microsoft Dynamics 365 because "
        "Room 1 is unavailable at this time.",
        "scheduling-conflict",
    ),
    (
        "To track e-mails and perform syncing, your Outlook email address should be the same as your email address in "
        "Microsoft Dynamics 365.",
        "outlook-email-address-mismatch",
    ),
    (
        "This operation exceeds the rate limit budget for policy part 'Concurrency', policy value",
        "connector-throttling",
    ),
]


@pytest.mark.parametrize(("said", "article"), ALERTS)
def test_an_alert_in_the_words_of_people_is_recognised_word_for_word(
    recogniser: Recogniser, said: str, article: str
) -> None:
    assert [(alert.article, alert.verdict) for alert in recogniser.recognise(said).alerts] == [(article, Verdict.EXACT)]
