"""What the three source documents say, which article holds it, and words that must occur there (`a|b`: either)."""

from __future__ import annotations

from typing import NamedTuple


class Statement(NamedTuple):
    """One statement of a source, the id of the article that holds it, and the words by which it is found there."""

    article: str
    gist: str
    words: tuple[str, ...]


CONNECTORS = """
connector-layer-map : name the layer that fails : client, connector, network, authentic, backend
connector-layer-map : the gateway or API of the other system is a part : gateway|API, endpoint|gateway
connector-layer-map : firewalls, proxies and VPNs lie between : firewall, proxy|proxies, VPN
connector-addin-not-visible : look at the add-ins list and the disabled items : add-ins, disabled
connector-addin-not-visible : installed for the right profile and user : profile, user
connector-addin-not-visible : Outlook and connector versions fit : version
connector-sync-delay-missing-items : synchronization settings and filters : filter
connector-sync-delay-missing-items : the schedule is active and not paused : schedule, pause
connector-sync-delay-missing-items : error messages in the connector or its logs : log
connector-auth-failure : credentials and permissions : credential|password|sign in, permission
connector-auth-failure : tokens have not expired : token, expire|refresh
connector-auth-failure : conditional access or MFA may block : conditional access, multifactor|MFA
connector-data-mismatch : mapping between fields : mapping, field
connector-data-mismatch : regional settings shift events : regional|time zone, date
connector-data-mismatch : character encoding of other scripts : encoding|UTF-8
connector-performance-crash : processor and memory of the client : CPU|processor, memory
connector-performance-crash : newest Outlook and connector : update, version
connector-performance-crash : other add-ins may conflict : add-in, conflict|disable|switch
connector-troubleshooting-workflow : one way from reproducing to monitoring : reproduce, log, monitor
connector-reproduce : exact steps, times and accounts : step, time, account|user
connector-gather-environment : client, system and connector versions : Outlook, operating system, version
connector-gather-environment : how the connector was installed : per-user|per user, per-machine|per machine
connector-gather-environment : Exchange Online or on-premises : Exchange Online, on-premises
connector-gather-environment : network and recent changes : VPN, proxy, change
connector-check-logs : find local and central logs : log, telemetry|dashboard|central
connector-check-logs : codes, stack traces and patterns : error code|code, stack trace, repeat|pattern
connector-check-logs : compare time stamps with other logs : timestamp|time stamp|time, server
connector-validate-auth : reauthenticate and watch : reauthenticate|sign in again|out and in again|authenticate again
connector-validate-auth : scopes are granted : scope|permission, calendar, contact, mail
connector-validate-auth : access, IP and device rules : conditional access, IP address|IP restriction|location, device
connector-test-network : ping or traceroute to the endpoints : ping|Test-NetConnection, tracert|traceroute
connector-test-network : names resolve : DNS
connector-test-network : go round proxy and VPN for a while : proxy, VPN, bypass|without
connector-isolate-client-server : another device or Outlook on the web : device|computer, web
connector-isolate-client-server : a test account tells whether it is the account : test account
connector-review-field-mappings : names and formats of fields fit : field, format
connector-review-field-mappings : custom and required fields cause rejections : custom, required, reject|refuse
connector-apply-and-monitor : correct, restart, watch, take fresh logs : restart, monitor|watch, log
connector-addin-disabled : File > Options > Add-ins : File > Options > Add-ins
connector-addin-disabled : registry keys and DLL of a COM add-in : COM add-in, regist, DLL
connector-addin-disabled : Trust Center blocks add-ins : Trust Center
connector-addin-disabled : safe mode and reinstalling : safe, reinstall|install
connector-web-addin-manifest : the manifest can be reached : manifest, URL|address|reach
connector-web-addin-manifest : central deployment in the admin center : admin center, deploy
connector-oauth-token-refresh : consent and token lifetimes : consent, lifetime|expire
connector-oauth-token-refresh : the redirect URI is the registered one : redirect URI
connector-oauth-token-refresh : refresh tokens are stored, the endpoint reachable : refresh token, endpoint|login.
connector-oauth-token-refresh : an exception in conditional access : conditional access, exception|exclude|policy
connector-oauth-token-refresh : a service principal or managed identity : service principal|managed identity
connector-calendar-duplication : overlapping sync rules : overlap|two|both, rule
connector-calendar-duplication : unique identifiers of events : unique|identifier
connector-timezone-shift : the same time zone on both sides : time zone
connector-timezone-shift : daylight saving : daylight saving
connector-mail-attachment-errors : size limits and attachment policies : size, attachment, polic|limit
connector-mail-attachment-errors : MIME and encoding : MIME, encod
connector-encrypted-irm : encrypted or IRM-protected messages : encrypt, IRM, decrypt|policy
connector-large-scale-outage : service health of Microsoft 365 and the provider : service health, Microsoft 365
connector-large-scale-outage : updates may have broken something : update|patch
connector-throttling : back off and retry at rate limits : back off|back-off|backoff|retry, throttl|rate limit
tool-outlook-logging : Options > Advanced > Enable troubleshooting logging : Advanced, troubleshooting logging
tool-network-capture : Fiddler or Wireshark : Fiddler, Wireshark
tool-network-capture : only with consent and within the law : consent|permission, legal|law|complian|privacy
tool-entra-signin-logs : sign-in attempts, conditional access, token errors : sign-in, conditional access, token
tool-exchange-diagnostics : cmdlets of Exchange : Get-Mailbox, Test-OutlookConnectivity, Get-MessageTrace
tool-connector-cli : queue, failed items and retries : queue, failed, retr
bp-keep-current : keep all three up to date : Outlook, Exchange, connector, update|current|up to date
bp-centralized-deployment : the same version for everybody : deploy, version
bp-monitor-and-alert : alerts for failures, authentication and queues : service health, alert, authentication, queue
bp-granular-monitoring : failures by user and type : per user|per-user|each user, error type|type, performance
bp-document-mappings : write down mappings, permissions, set-up : mapping, permission, setup|set-up|set up
bp-test-tenant : try updates before production : test tenant, update, production
bp-backoff-idempotent : exponential back-off and idempotency : exponential, idempoten, transient
connector-escalation-criteria : vendor codes nobody can resolve : vendor, code
connector-escalation-criteria : authentication fails although all is confirmed : authentication, conditional access
connector-escalation-criteria : corruption, loss or security incidents : corrupt, loss|lost, security
connector-escalation-criteria : many users, not the client's settings : many users, client
connector-support-ticket : steps, times, accounts : step, timestamp|time stamp|time, account|user
connector-support-ticket : versions, logs, codes, changes : version, log, code, change
connector-quick-checklist : installed and enabled, versions fit : enabled, version
connector-quick-checklist : scopes, logs, endpoints, mappings, restart : scope|permission, log, mapping, restart
"""
"""A guide to connectors for Outlook."""

SERVER_SIDE = """
sss-performance-dashboard : choose the dashboard in any dashboard's list : Server-Side Synchronization Performance
sss-performance-dashboard : select numbers and grids for the records behind : number, grid|record, chart
act-disabled-secure-connection : KB 2993502 is the solution : 2993502
incoming-disabled-secure-connection : KB 2993502 is the solution : 2993502
pending-send : not sent unless integration is configured and enabled : configur, enabled
verify-user-enabled-for-sending : look at the mailbox of the sending user : Active Mailboxes, mailbox, Outgoing|sending
o365-admin-approval-required : the profile trusts server to server : server to server|server-to-server, trust
o365-admin-approval-required : a Global administrator approves : Global, Approve Email, Test & Enable
email-addresses-not-approved : approve, then test and enable : Approve Email, Test & Enable
email-addresses-not-approved : find many by Advanced Find : Active Mailboxes|Advanced Find
approval-requirement-off : two boxes in the system settings : approved users, approved queues, Email
approval-requirement-off : Exchange Online still needs a tenant's approval : Exchange Online, Global|tenant
mailbox-location-undetermined : autodiscover finds nothing : autodiscover|auto discover, Exchange administrator
mailbox-location-undetermined : give the EWS address instead : EWS/Exchange.asmx, Auto Discover Server Location
credentials-incorrect-or-insufficient : wrong credentials or too few permissions : credential, permission
credentials-incorrect-or-insufficient : impersonation and access to each mailbox : impersonat
appointments-organizer-missing : the form lacks the Organizer field : Organizer, form
appointments-organizer-missing : customise, drag, publish : Customiz, Publish
act-configured-with-another-org : overwrite in the primary one : Sync items with Exchange from this, Test & Enable
act-configured-with-another-org : None in the other organizations : None
act-configured-with-another-org : the other organization stops synchronizing : other, no longer|stop
credentials-need-tls : no credentials without TLS, except on-premises : TLS, on-premises|365 online offers no
enable-credentials-over-http : the snap-in : Add-PSSnapin Microsoft.Crm.PowerShell
enable-credentials-over-http : both settings : AllowCredentialsEntryViaInsecureChannels, ECAllowNonSSLEmail
enable-credentials-over-http : the deployment entity is set : Set-CrmAdvancedSetting, Deployment
enable-credentials-over-http : Use SSL is No before an HTTP address is saved : Use SSL
gmail-sss-incoming-credentials : Gmail: receiving fails for credentials : Gmail, receiv
gmail-sss-outgoing-unknown-error : Gmail: sending fails unknown : Gmail, unknown error
exo-s2s-only : same tenant, server to server : same tenant, server-to-server|server to server
exo-credentials-by-user : not with credentials of a user or queue : Credentials Specified by a User or Queue
exo-credentials-in-profile : not with credentials in the profile : Credentials Specified in Email Server Profile
exo-impersonation : not with impersonation : Impersonation
exo-autodiscover-no : not with Auto Discover set to No : Auto Discover Server Location
exo-other-profile : not with another profile : Exchange Online, profile
exo-nondefault-ports : not with other ports : port
exo-cross-tenant : not in another tenant : different tenant|another tenant|other tenant
mailbox-deliveries-regularly-disabled : after the cause is gone, enable the mailbox : enable
error-class-permanent-transient : 401 is permanent, a network issue transient : 401, network
error-class-permanent-transient : permanent: disabled at once : permanent, disabled, as soon as|at once|immediately
error-class-server-mailbox : credentials of the profile or of the mailbox : profile, mailbox, credential
transient-retry-limit : ten times, five minutes apart : 10, 5 minute|five minute|5-minute
transient-retry-limit : then it counts as permanent : permanent, disabled
mixed-exchange-pop3-smtp : no mix of Exchange/SMTP and POP3/Exchange : Exchange, POP3, SMTP
mass-email-campaigns : no mass e-mail campaigns : mass, campaign|marketing
custom-email-providers : no extended protocols or own providers : EWS, POP3, SMTP, provider
exchange-2003-2007 : no Exchange Server 2003 and 2007 : 2003, 2007
fips-noncompliant-pop3 : FIPS 140-2 needs a compliant mail server : FIPS 140-2, POP3
fips-noncompliant-pop3 : MSN, Outlook.com and Windows Live Mail are not : MSN, Outlook.com, Windows Live
email-router-fallback : the Email Router takes most other situations : Email Router
mixed-outlook-and-sss-act : data may not reach all attendees : attendee, Outlook, server-side
invitee-tracked-appointment-not-created : organizer by Outlook, invitee by server : organizer, invitee, Outlook
invitee-tracked-appointment-not-created : it works with an organizer from outside : outside|external
outlook-status-fields-missing : two fields are missing for contacts : Category, Status Reason, Contact
service-appointments-one-way : changes in Outlook do not come back : service appointment, Outlook, free/busy
exo-sending-receiving-limits : large mail flows meet Exchange Online limits : Exchange Online, limit, sending, receiving
"""
"""Troubleshooting and monitoring server-side synchronization, 2017."""

SHARED_CALENDAR = """
outlook-client-untracks-shared-calendar : untracked within minutes : untrack, minutes
outlook-client-untracks-shared-calendar : a colleague with Editor access : Editor
outlook-client-untracks-shared-calendar : connected to another instance : UAT|test|different, instance|environment
outlook-client-untracks-shared-calendar : modified by the colleague : modified
outlook-client-untracks-shared-calendar : an update in CRM tracks it again for a while : update, again
outlook-client-untracks-shared-calendar : seen with CRM 2013 UR3 and client SP1 : 2013, UR3, SP1
outlook-untracked-track-again-duplicate : Track creates a duplicate : Track, duplicate
outlook-untracked-custom-fields-blank : how to see it : Developer, Design This Form, All Fields
outlook-untracked-custom-fields-blank : the fields of CRM are blank : blank|empty
shared-calendar-safe-configurations : read access only : read access|read only|read-only|reviewer
shared-calendar-safe-configurations : write access in one : write, same environment|same instance|one environment
"""
"""Appointments untracked by the Outlook client, 2014."""


def _statement(line: str) -> Statement:
    article, gist, words = line.split(" : ")
    return Statement(article, gist, tuple(words.split(", ")))


STATEMENTS = tuple(
    _statement(line) for table in (CONNECTORS, SERVER_SIDE, SHARED_CALENDAR) for line in table.strip().split("\n")
)
