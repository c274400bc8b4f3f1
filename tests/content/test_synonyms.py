"""Whoever types the title of an article with the words people say for its own finds it as an exact match."""

from __future__ import annotations

import pytest

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
