"""Secrets and personal data go, and everything a diagnosis lives on stays, to the character."""

# Placeholders are written as people see them.
# ruff: noqa: RUF001

import base64
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings import Capture
from engine.redaction import REMOVED, redact, remove_secrets

JWT = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJl-_1"
PRIVATE_KEY = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA75xk\nq80Pw==\n-----END RSA PRIVATE KEY-----"
GUID = "8f14e45f-ceea-467a-9a36-dedd4bea2543"


@pytest.mark.parametrize(
    "written",
    [
        "password={}; then it failed",
        "pwd={}",
        "Password: {}",
        "Password:{} was refused",
        "Password : {}\nTimeout  : 30",
        "Password: {} does not work",
        "Password:\n{}\n",
        "smtpPassword = '{}'",
        '{{"user": "x", "password": "{}", "port": 25}}',
        '{{\\"password\\":\\"{}\\",\\"port\\":25}}',
        '{{"name": "password", "value": "{}"}}',
        '<add key="Password" value="{}"/>',
        '<wsse:Password Type="PasswordText">{}</wsse:Password>',
        "&lt;Password&gt;{}&lt;/Password&gt;",
        "The password is {} please help",
        "the password of the mailbox was {}",
        'with the password "{}" it works',
        "Das Passwort lautet {}",
        "Mot de passe : {}",
        "Пароль: {}",
        "密码：x 密码: {}",
        'Connect-CrmOnline -Password "{}" -User x',
        "tool --smtp-password {} --port 25",
        "tool /password:{} /port:25",
        'ConvertTo-SecureString "{}" -AsPlainText -Force',
        "curl -u admin:{} https://host/",
        "https://admin:{}@host:8080/path",
        "Server=x;User Id=y;Password={};Timeout=3",
        "AuthType=ClientSecret;ClientId=1;ClientSecret={}",
        "Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey={}",
        "client_secret={}&grant_type=client_credentials",
        "https://host/c?sv=2020&sig={}&se=2024-01-01",
        "https://host/api?code={}&x=1",
        "api_key: {}",
        "x-api-key: {}",
        "refresh_token={}",
        "Authorization: Bearer {}",
        "authorization='Bearer {}'",
        "a Bearer {} was sent",
        "Cookie: MSISAuth={}; path=/",
        "Set-Cookie: FedAuth={}",
    ],
)
def test_a_secret_is_removed_from_where_people_paste_it(written: str) -> None:
    assert "hQ7" not in remove_secrets(written.format("hQ7tR4ux92Lm"))


@pytest.mark.parametrize(
    "secret",
    [
        JWT,
        PRIVATE_KEY,
        PRIVATE_KEY.partition("\n-----END")[0],
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "xoxb-123456789012-abcdefghij",
        "Basic " + base64.b64encode(b"admin:hunter2").decode(),
    ],
)
def test_a_secret_that_tells_itself_is_removed_without_a_name(secret: str) -> None:
    assert remove_secrets(f"It says {secret} here").endswith(f"{REMOVED} here")


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        ("Server=x;Password=hunter2;Timeout=3", f"Server=x;Password={REMOVED};Timeout=3"),
        ("?token=abc&user=x", f"?token={REMOVED}&user=x"),
        ('{"password": "two words", "port": 25}', f'{{"password": "{REMOVED}", "port": 25}}'),
        ('"password": "a \\" b", "x"', f'"password": "{REMOVED}", "x"'),
        ("https://bob:hunter2@host/path", f"https://bob:{REMOVED}@host/path"),
        ("my password is Summer2019!, sorry", f"my password is {REMOVED}, sorry"),
        (f"before\n{PRIVATE_KEY}\nafter", f"before\n{REMOVED}\nafter"),
        ("(password=hunter2)", f"(password={REMOVED})"),
        ("İİ password=hunter2; İ", f"İİ password={REMOVED}; İ"),
    ],
)
def test_all_around_a_secret_stays_to_the_character(pasted: str, stored: str) -> None:
    assert remove_secrets(pasted) == stored


@pytest.mark.parametrize(
    "text",
    [
        "The password is incorrect.",
        "The password: the user must change it at next logon.",
        "Reset the password: go to Settings",
        "AADSTS50126: Error validating credentials due to invalid username or password.",
        "invalid password: 0x80040217",
        "Token: AADSTS700082",
        "tracking token: CRM:0001002",
        "The token is System.IdentityModel.Tokens.SecurityTokenException: expired",
        "The refresh token was issued on 2019-10-01T12:00:00Z and was inactive for 90.00:00:00.",
        "Microsoft.Crm, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35",
        "Basic authentication is disabled; use Bearer authentication with OAuth.",
        'WWW-Authenticate: Bearer authorization_uri="https://login.windows.net/common/oauth2/authorize"',
        "Authorization: failed for the user",
        "Set-Mailbox -Password $password -Force",
        "password=******** and secret=<client secret> and token={token} and pwd=%PWD%",
        '"password": null, "secret": "", "token": false',
        "https://host:8080/path?code=0x80040217&key=a",
        "GET https://host/?code=Crm.80040265.text",
        "at Microsoft.Crm.Token.Read(String password) in d:\\bt\\1234\\src\\Token.cs:line 12",
        "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA75xk\n-----END CERTIFICATE-----",
        "-2147220970 0x8004004A Crm.80040265.text KB4011234 8.2.2.112 ErrorInvalidLicense 5.7.1",
    ],
)
def test_what_is_no_secret_is_not_touched(text: str) -> None:
    assert remove_secrets(text) == text


@given(st.text(string.ascii_letters + string.digits + "!#%^*+-_~/.", min_size=8, max_size=40), st.text(), st.text())
def test_no_password_survives_its_label(password: str, before: str, after: str) -> None:
    secret = f"hQ7{password}z9"
    assert secret not in remove_secrets(f'{before}\npassword="{secret}"\n{after}')


@given(st.text())
def test_a_text_that_names_no_secret_is_not_touched(text: str) -> None:
    assert remove_secrets(text) == text


SCRAPS = st.sampled_from(
    [
        *("password", "token", "is", "sig=", "Bearer", "Authorization: ", "cookie:", "-----BEGIN PRIVATE KEY-----"),
        *("a1!", "eyJhbGci", "8Q~", "?code=", "=", ":", " ", "\n", '"', "'", "\\", "<", ">", "/", "://", "@", "&", ";"),
        *(",", ".", "-", "a@b.com", REMOVED, "CONTOSO\\dana", GUID, "10.1.2.3", "fe80::1", "https://", "\\\\"),
        *("mail.contoso.com", "version"),
    ]
)
SCRAPPY = st.lists(SCRAPS, max_size=30).map("".join)
"""Texts in which everything a pattern looks for stands side by side."""


@given(SCRAPPY)
def test_removing_secrets_twice_changes_no_more_than_once(text: str) -> None:
    assert remove_secrets(remove_secrets(text)) == remove_secrets(text)


@given(SCRAPPY)
def test_the_mapping_of_a_redacted_text_gives_the_text_back(text: str) -> None:
    redacted = redact(text)
    original = redacted.text
    for placeholder, stands_for in redacted.mapping.items():
        original = original.replace(placeholder, stands_for)
    assert original.casefold() == remove_secrets(text).casefold()


@given(st.emails(), st.text(string.ascii_letters + " "), st.text(string.ascii_letters + " "))
def test_no_email_address_survives(address: str, before: str, after: str) -> None:
    assert address not in redact(f"{before} {address} {after}").text


@given(st.uuids(), st.text(), st.text())
def test_no_guid_survives(guid: object, before: str, after: str) -> None:
    assert str(guid) not in redact(f"{before}{guid}{after}").text


@given(st.ip_addresses(v=6).map(str).filter(lambda address: address != "::"))
def test_no_ipv6_address_survives(address: str) -> None:
    assert address not in redact(f"from {address} to here").text


@given(st.ip_addresses(v=4).map(str).filter(lambda address: not address.endswith(".0.0")))
def test_no_ipv4_address_survives(address: str) -> None:
    assert address not in redact(f"connecting to {address}:443").text


@given(st.text(string.ascii_letters + string.whitespace + "ÄÖÜéß漢字,;!?()"))
def test_a_text_of_plain_words_is_not_touched(text: str) -> None:
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mail to Dana.W@contoso.com failed", "Mail to ‹email-1› failed"),
        ("<dana@contoso.com>; 'o'brien@mail.contoso.co.uk'", "<‹email-1›>; '‹email-2›'"),
        ("dana@contoso.com, bob@contoso.com, DANA@contoso.com", "‹email-1›, ‹email-2›, ‹email-1›"),
        ("?user=dana%40contoso.com&x=1", "?user=‹email-1›&x=1"),
        ("mailto:dana@contoso.com.", "mailto:‹email-1›."),
        (f"Activity ID: {{{GUID.upper()}}}", "Activity ID: {‹guid-1›}"),
        (f"id {GUID.replace('-', '')}", "id ‹guid-1›"),
        ("from 10.1.2.3:443 and [52.96.0.12]", "from ‹ip-1›:443 and [‹ip-2›]"),
        ("at 2001:db8::1, fe80::1ff:fe23%eth0", "at ‹ip-1›, ‹ip-2›"),
        ("CONTOSO\\dana.w has no rights", "‹user-1› has no rights"),
        ('"CONTOSO\\\\dana"', '"‹user-1›"'),
        ("/o=Org/ou=Group/cn=Recipients/cn=8f2-dana", "/o=Org/ou=Group/cn=Recipients/cn=‹user-1›"),
        ("https://contoso.crm4.dynamics.com/main.aspx?x=1", "https://‹host-1›/main.aspx?x=1"),
        ("http://crmserver:5555/org", "http://‹host-1›:5555/org"),
        ("\\\\fs01\\share", "\\\\‹host-1›\\share"),
        ("EX01.CONTOSO.LOCAL and mail.contoso.de.", "‹host-1› and ‹host-2›."),
        ("contoso-com.mail.protection.outlook.com", "‹host-1›"),
        ("password=hunter2 dana@contoso.com", f"password={REMOVED} ‹email-1›"),
        ("‹email-1› wrote to dana@contoso.com", "‹email-1› wrote to ‹email-2›"),
    ],
)
def test_personal_data_become_placeholders(text: str, redacted: str) -> None:
    assert redact(text).text == redacted


@pytest.mark.parametrize(
    "text",
    [
        "-2147220970 0x8004004A 80040265 Crm.80040265.text KB4011234 ErrorInvalidLicense AADSTS50126 5.7.1 500",
        "CRM 2016 (8.2.2.112), version 9.0.2.34, upgraded from 8.2.1.17 to 9.0.2.3, 15.20.4308.16, 9.0.0.0",
        "at Microsoft.Crm.Sdk.Foo.Bar(String x) in d:\\bt\\1234\\src\\Foo.cs:line 12",
        "System.Net.WebException: The remote server returned an error: (401) Unauthorized. ---> ASP.NET main.py",
        "C:\\Users\\Public\\file.txt HKLM\\Software\\Microsoft bin\\Microsoft.Crm.dll NT AUTHORITY\\SYSTEM",
        "https://outlook.office365.com/EWS/Exchange.asmx https://login.microsoftonline.com/common",
        'xmlns="http://schemas.microsoft.com/exchange/services/2006/types"',
        "07:07:55Z 2019-05-27 12:30:45.123 1:2 a:b [int]::MaxValue std::string [x]::Add(1)",
        "_value@OData.Community.Display.V1.FormattedValue @contoso user@ @",
        "first\\nSecond\\tThird hour\\n3.",
        "a 24 digit id 0123456789abcdef01234567",
    ],
)
def test_what_a_diagnosis_lives_on_is_not_redacted(text: str) -> None:
    assert redact(text).text == text


def captured(name: str, text: str) -> Capture:
    """A capture, wherever it was."""
    return Capture(name, text, (0, len(text)))


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("the mailbox Sales Queue, SALES QUEUE", "the mailbox ‹mailbox-1›, ‹mailbox-1›"),
        ("Sales Queues", "Sales Queues"),
        ("mailbox<Sales Queue>", "mailbox<‹mailbox-1›>"),
        ("邮箱Sales Queue的", "邮箱‹mailbox-1›的"),
    ],
)
def test_a_captured_name_is_redacted_wherever_it_stands(text: str, redacted: str) -> None:
    assert redact(text, [captured("mailbox", "Sales Queue")]).text == redacted


def test_a_captured_name_is_redacted_across_a_line_break() -> None:
    assert redact("mailbox Sales\n  Queue", [captured("mailbox", "Sales Queue")]).text == "mailbox ‹mailbox-1›"


def test_a_captured_name_may_hold_any_characters() -> None:
    assert redact("box a.*(b", [captured("mailbox", "a.*(b")]).text == "box ‹mailbox-1›"


def test_an_empty_capture_redacts_nothing() -> None:
    assert redact("box", [captured("mailbox", " ")]).text == "box"


def test_a_name_that_holds_an_address_is_one_placeholder() -> None:
    assert redact("box Dana dana@x.org.", [captured("mailbox", "Dana dana@x.org")]).text == "box ‹mailbox-1›."


def test_the_mapping_tells_what_was_written_first() -> None:
    assert redact("Dana@x.org dana@x.org").mapping == {"‹email-1›": "Dana@x.org"}
