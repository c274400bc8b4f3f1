"""Error codes: every spelling of one is the same, nothing else is one, and the innermost comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recognition.codes import canonical_code
from engine.recognition.recogniser import Recogniser
from tests.engine.recognition.building import article, knowledge

LISTED = (
    "NoCorrelationMatch",
    "invalid_grant",
    "No such host is known",
    "SecLib::AccessCheckEx failed",
    "800046",
    "0x5",
)


def codes(text: str, *listed: str) -> list[str]:
    known = Recogniser(knowledge(article("one", codes=listed or LISTED)))
    return [code.canonical for code in known.recognise(text).codes]


@pytest.mark.parametrize(
    "written",
    [
        "-2147220891",
        "\u22122147220891",
        "2147746405",
        "0x80040265",
        "0X80040265",
        "80040265",
        "Crm.80040265",
        "Crm.80040265.ISV code aborted the operation",
    ],
)
def test_every_spelling_of_a_result_code_is_the_same(written: str) -> None:
    assert (canonical_code(written), codes(f"Code: {written}.")) == ("0x80040265", ["0x80040265"])


@given(st.integers(0x80000000, 0x80FFFFFF))
def test_decimal_and_hexadecimal_of_one_number_are_the_same(number: int) -> None:
    forms = (f"0x{number:x}", f"{number:08X}", str(number), str(number - 2**32))
    assert len({canonical_code(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "written",
    [
        "HTTP 401",
        "(401) Unauthorized",
        "401 Unauthorized",
        "Http server returned 401 Unauthorized exception",
        "returned 401",
        "HTTP status 401",
        "HTTP/1.1 401",
        "status code: 401",
        "401 error",
        "401 Client Error",
        "HTTP Error 401.1",
        "Error code: 401",
    ],
)
def test_every_spelling_of_an_http_status_is_the_same(written: str) -> None:
    assert (canonical_code(written), codes(f"it says {written} again")) == ("HTTP 401", ["HTTP 401"])


@pytest.mark.parametrize(
    "text",
    [
        "Der Remoteserver hat einen Fehler zurückgegeben: (401) Nicht autorisiert.",
        "Le serveur distant a retourné une erreur : (401) Non autorisé.",
        "リモート サーバーがエラーを返しました: (401) 許可されていません",
        '{"error": {"code": 401, "message": "x"}}',
        '{"statusCode":401,"message":"x"}',
        "{'status': 401}",
        "Error: 401 : {",
        "Response status code does not indicate success: 401 (Unauthorized).",
        "Response status code does not indicate success: '401' ('Unauthorized').",
        "The remote server returned an error: (401)Unauthorized",
        "SOAP client returned status of 401",
        "response_code=401",
        "we get a 401 from the server",
        "it fails with a 401",
    ],
)
def test_an_http_status_is_found_where_programs_and_people_write_it(text: str) -> None:
    assert codes(text) == ["HTTP 401"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("550 5.7.30 Basic authentication is not supported", ["550 5.7.30", "5.7.30"]),
        ("550-5.7.30 Basic", ["550 5.7.30", "5.7.30"]),
        ("status: 5.1.8", ["5.1.8"]),
        ("535: 5.7.8 Username", ["535 5.7.8", "5.7.8"]),
        ("(535, b'5.7.8 Username", ["535 5.7.8", "5.7.8"]),
        ("dsn=5.7.1, status=bounced", ["5.7.1"]),
        ("The server response was: 5.7.57 SMTP; Client was not authenticated", ["5.7.57"]),
        ("KB 2993502", ["KB2993502"]),
        ("kb2993502", ["KB2993502"]),
        ("see https://support.microsoft.com/help/2993502", ["KB2993502"]),
        ("https://support.microsoft.com/en-us/kb/2993502/title", ["KB2993502"]),
        ("AADSTS50076: Due to a change", ["AADSTS50076"]),
        ('"error_codes":[50076],', ["AADSTS50076"]),
        ("Sign-in error code: 50076", ["AADSTS50076"]),
        ("WinHttpSendRequest failed: 12175", ["0x80072F8F"]),
        ("WinHTTP error 12175", ["0x80072F8F"]),
        ("Socket error #10060", ["0x8007274C"]),
        ("SocketException (10060): A connection attempt failed", ["socketexception", "0x8007274C"]),
        ("[0x80040115-0x00000000-0x00000000]", ["0x80040115"]),
        ("Error: ErrorInvalidLicense", ["errorinvalidlicense"]),
        ("System.Net.WebException: it failed", ["webexception"]),
        ('{"code":"MailboxNotEnabled","message":"x"}', ["mailboxnotenabled"]),
        ("nocorrelationmatch", ["nocorrelationmatch"]),
        ("reason=invalid_grant.", ["invalid_grant"]),
        ("no such\nhost is  known", ["no such host is known"]),
        ("SecLib::AccessCheckEx failed. Returned", ["seclib::accesscheckex failed"]),
        ("code 800046", ["800046"]),
        ("error 0x5 (denied)", ["0x00000005"]),
    ],
)
def test_a_code_is_found(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "80040265-1234-4a5b-8c9d-001122334455",
        "{80040265-1234-4A5B}",
        "id 980040265",
        "id 800402651",
        "a80040265b",
        "https://example.com/80040265/edit",
        "C:\\logs\\80040265",
        "1.80040265.2",
        "80040265.14",
        "80040265 80040216 0fffffff 0badf00d",
        "on 2024-01-15 and 20240115",
        "phone +12147746405",
        "phone 214-774-6405",
        "MySQL version 5.7.30",
        "10.0.4.01",
        "https://support.contoso.com/help/2993502",
        "exited with code 139",
        "call (404) 555 0199",
        "room (401) Main",
        "error: 4010 items",
        "with a 401k plan",
        "error 401.23.1",
        "port 10060",
        "dialog error 12007",
        "Dynamics 365 and Office 2016",
        "an invalid grant",
        "no such host",
        "id 8000461",
        "part 800046-2",
        "at Contoso.Sync.ThrowIfError(String name)",
        "ErrorCode: none, ErrorMessage: none",
    ],
)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["MySQL 5.7.30 fails", "since Laravel 5.7.30", "version 5.7.30", "build: 5.7.30", "v5.7.30"]
)
def test_the_release_of_a_product_is_no_listed_mail_status(text: str) -> None:
    assert codes(text, "5.7.30") == []


@pytest.mark.parametrize(
    "text", ["5.7.30 Basic", "it says 5.7.30", "Error 5.7.30", "Fehler 5.7.30", "SMTP 5.7.30", "NDR: 5.7.30"]
)
def test_a_listed_mail_status_is_found_without_its_reply(text: str) -> None:
    assert codes(text, "5.7.30") == ["5.7.30"]


@pytest.mark.parametrize("text", ["8005-E276 ??", "8005 e276", "it is 8005E276."])
def test_a_listed_result_code_is_found_in_two_halves(text: str) -> None:
    assert codes(text, "8005E276") == ["0x8005E276"]


def test_a_code_knows_how_and_where_it_was_written() -> None:
    text = "> Code:&nbsp;-2147220891"
    (code,) = Recogniser(knowledge(article("one"))).recognise(text).codes
    assert (code.text, text[slice(*code.span)]) == ("-2147220891", "-2147220891")


def test_a_code_written_twice_is_given_once() -> None:
    assert codes("0x80040265 and again -2147220891") == ["0x80040265"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "System.ApplicationException: outer ---> System.Net.WebException: HTTP status 401: Unauthorized.\n"
            "   at Contoso.Send()\n   --- End of inner exception stack trace ---\n   at Contoso.Main()",
            ["webexception", "HTTP 401", "applicationexception"],
        ),
        (
            "java.lang.RuntimeException: x\n\tat a.B(C.java:1)\nCaused by: java.net.ConnectException: refused",
            ["connectexception", "runtimeexception"],
        ),
        (
            '<m:ResponseCode>ErrorItemSave</m:ResponseCode><t:Value Name="InnerErrorResponseCode">'
            "ErrorQuotaExceeded</t:Value>",
            ["errorquotaexceeded", "erroritemsave"],
        ),
        ('<faultcode xmlns:a="x">a:ErrorImpersonateUserDenied</faultcode>', ["errorimpersonateuserdenied"]),
        (
            "<Fault><ErrorCode>-2147220891</ErrorCode><InnerFault><ErrorCode>-2147220970</ErrorCode></InnerFault>"
            "<Code>0x80048306</Code></Fault>",
            ["0x80040216", "0x80040265", "0x80048306"],
        ),
    ],
)
def test_the_innermost_code_comes_first(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize("entry", [*LISTED, "UnknownError -2147220970", "Web server returned ConnectFailure exception"])
def test_what_authors_list_is_found_in_the_form_it_is_compared_by(entry: str) -> None:
    assert canonical_code(entry) in codes(f"It says: {entry}.", entry)


@pytest.mark.parametrize("text", ["", "  ", "...", "—"])
def test_a_text_without_letter_or_digit_is_no_code(text: str) -> None:
    assert canonical_code(text) is None


@given(st.text(max_size=60))
def test_any_text_has_one_canonical_form_that_is_its_own(text: str) -> None:
    canonical = canonical_code(text)
    assert canonical is None or canonical_code(canonical) == canonical
