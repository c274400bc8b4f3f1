"""The ways error codes are written: where each stands in a folded text, and its one canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A code as it stands at the characters `[start, end)` of a folded text, and its canonical form."""

    canonical: str
    start: int
    end: int


def written_codes(text: str) -> Iterator[Written]:
    """Every code in a folded text, in order; none inside of what is longer (see `covered_spans`)."""
    for found in _found(text):
        for canonical in _FORMS[found.lastgroup or ""].canonical(found):
            yield Written(canonical, found.start() - (found.lastgroup == "negative"), found.end())


def covered_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses, GUIDs and runs of hexadecimal groups stand, in which nothing is a code."""
    return (found.span() for found in _found(text) if found.lastgroup in _COVERS)


def _found(text: str) -> Iterator[re.Match[str]]:
    """What looks like a code, sought only around a digit, a capital within a word or an address: most text has none."""
    at = 0
    while (spot := _SPOT.search(text, at)) is not None:
        earliest = max(0, spot.start() - _BEFORE)
        start = max(earliest, text.rfind(" ", earliest, max(0, spot.start() - _BEFORE // 2)))
        end = text.find(" ", spot.end() + _BEHIND)
        end = end if end >= 0 else len(text)
        for found in _CODES.finditer(text, start, end):
            if found.end() > at:
                yield found
        at = end


def is_release(text: str, start: int, end: int) -> bool:
    """Whether the characters `[start, end)` are a number such as 5.7.30 behind the name of a product or "version"."""
    return (
        _THREE_PARTS.fullmatch(text, start, end) is not None
        and _NAMES_RELEASE.search(text, max(0, start - 50), start) is not None
    )


def canonical_whole(text: str) -> str | None:
    """The canonical form of a text that is one code and nothing else; None for every other text."""
    for form in _FORMS.values():
        found = form.alone.fullmatch(text)
        canonical = list(form.canonical(found)) if found else []
        if canonical:
            return canonical[0]
    return None


@dataclass(frozen=True, slots=True)
class _Form:
    """A kind of code: its expression within a text, the one for a text that is only it, and the canonical forms."""

    within: str
    alone: re.Pattern[str]
    canonical: Callable[[re.Match[str]], Iterator[str]]


def _of_address(found: re.Match[str]) -> Iterator[str]:
    """A link to a support article is the article's number; a sign-in address may carry its error."""
    if "microsoft" in found[0].lower():
        yield from (f"KB{number[1]}" for number in _ARTICLE_IN_ADDRESS.finditer(found[0]))
    yield from (f"AADSTS{number[1]}" for number in _SIGN_IN.finditer(found[0]))


def _of_nothing(found: re.Match[str]) -> Iterator[str]:
    return iter(())


def _of_hexadecimal(found: re.Match[str]) -> Iterator[str]:
    yield _thirty_two_bits(int(found[0], 16))


def _of_dotted(found: re.Match[str]) -> Iterator[str]:
    yield _thirty_two_bits(int(found[0].split(".")[1], 16))


def _of_negative(found: re.Match[str]) -> Iterator[str]:
    number = -int(found[0].lstrip("-"))
    if number >= -(2**31):
        yield _thirty_two_bits(number)


def _of_unsigned(found: re.Match[str]) -> Iterator[str]:
    """Only what has the failure bit and a facility below 256; other long numbers are telephone numbers and ids."""
    number = int(found[0])
    if 0x80000000 <= number <= 0x80FFFFFF:
        yield _thirty_two_bits(number)


def _thirty_two_bits(number: int) -> str:
    return f"0x{number & 0xFFFFFFFF:08X}"


def _of_article(found: re.Match[str]) -> Iterator[str]:
    yield f"KB{_DIGITS.findall(found[0])[-1]}"


def _of_sign_in(found: re.Match[str]) -> Iterator[str]:
    yield f"AADSTS{_DIGITS.findall(found[0])[-1]}"


def _of_http(found: re.Match[str]) -> Iterator[str]:
    yield f"HTTP {_STATUS.findall(found[0])[-1]}"


def _of_mail_status(found: re.Match[str]) -> Iterator[str]:
    """`550 5.7.30` is both: the reply with its enhanced status, and the enhanced status by itself."""
    *reply, status = _REPLY_OR_STATUS.findall(found[0])
    if reply:
        yield f"{reply[0]} {status}"
    yield status


def _of_windows(found: re.Match[str]) -> Iterator[str]:
    """A number of WinHTTP or Windows Sockets is printed as an HRESULT as well; an exception may stand before it."""
    yield from (name.casefold() for name in re.findall(r"\w+Exception", found[0]))
    yield _thirty_two_bits(0x80070000 | int(_DIGITS.findall(found[0])[-1]))


def _of_name(found: re.Match[str]) -> Iterator[str]:
    """The last part of a dotted name, for `System.Net.WebException` is printed as `WebException` as well."""
    name = next(name for name in re.split(r"[.: ]+", found[0])[::-1] if name not in {"exception", "error"})
    if name not in _NO_ERRORS:
        yield name.casefold()


_DIGITS = re.compile(r"\d+")
_STATUS = re.compile(r"[1-5]\d\d(?!\d)")
_ARTICLE_IN_ADDRESS = re.compile(r"(?i)(?:/(?:help|kb)/(?:[a-z]{2}-[a-z]{2}/)?|[/=\-]kb=?|kbid=)(\d{5,7})(?!\d)")
_REPLY_OR_STATUS = re.compile(r"(?<![\d.])[245](?:\d\d(?![\d.])|\.\d{1,3}\.\d{1,3})")
_SIGN_IN = re.compile(r"(?i)AADSTS(\d{4,7})(?!\d)")

_THREE_PARTS = re.compile(r"\d\.\d{1,3}\.\d{1,3}")
_NAMES_RELEASE = re.compile(
    r"(?:(?<!\w)(?i:version|release|build|v)[.:]? |(?<!\w)"
    r"(?!(?:SMTP|NDR|DSN|Exchange|Outlook|Gmail|Error|Fehler|Erreur|Code|Status|Reason|Reply|Got|Says|With|The|And) )"
    r"[A-Z]\w{1,40} )\Z"
)

_BEGINS = r"(?<![./\\@+\-])"
_ENDS = r"(?![\w/\\@+])(?!\.\d)(?!-[0-9A-Za-z])"
_HEX = "[0-9A-Fa-f]"
_REASONS = (
    r"(?:Bad ?Request|Unauthorized|Forbidden|Not ?Found|Method Not Allowed|Request ?Timeout|Too Many Requests"
    r"|Internal ?Server ?Error|Bad ?Gateway|Service ?Unavailable|Gateway ?Time-?out|Conflict|Gone)"
)
_LEADS_TO_STATUS = (
    r"(?:HTTP(?:S|/\d(?:\.\d)?)?(?:[ _-]?(?:status|error|response|code)){0,3}|status(?:[ _-]?code)?|response[ _]code"
    r"|returned(?: an?)?(?: (?:error|status|code|http)){0,3}|indicate success)"
)
_USUAL_STATUS = r"(?:4(?:0\d|1[0-7]|2[2-9]|31|51)|50\d|511)"
_STATUS_TOLD = (
    r"(?:(?:get|gets|got|getting|gives?|throws?|with|receive[sd]?) an? (?:40[1345]|429|50[234])"
    rf"|error(?:[ _\-]?code)?:? {_USUAL_STATUS}|response: {_USUAL_STATUS})"
)
"""A status without its name is told as "we get a 401" and "Error: 429"; other numbers there would be amounts."""
_NO_REPLY = r"(?![\d.]*\d)(?![ \-]#?\d\.\d)"
_NAME = (
    r"(?:Error[A-Z][a-z]\w{2,60}|[A-Z]\w{0,60}?(?:Exception|Error|Fault|Failure|Denied)"
    r"|(?:(?<=ode>)|(?<=ode: )|(?<=ode=)|(?<=ode\":\")|(?<=ode\": \")|(?<=ode:\*\* ))[A-Z]\w{0,60}?[a-z][A-Z]\w{0,60})"
)
_PATH = r"(?:[A-Za-z]\w{0,60}[.:]{1,2}){0,12}"
_NO_ERRORS = frozenset(
    "ErrorCode ErrorMessage ErrorDetails ErrorDetail ErrorResponse ErrorLog ErrorType ErrorText Error Exception "
    "Fault Failure InnerException InnerFault UnhandledException LastError OnError".split()
)


def _form(within: str, canonical: Callable[[re.Match[str]], Iterator[str]], alone: str | None = None) -> _Form:
    return _Form(within, re.compile(alone or within), canonical)


_FORMS = {
    "address": _form(
        r"(?<![.\-])(?i:https?://|www\.|[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){1,6}/)[^\s<>\"']{1,2000}", _of_address
    ),
    "guid": _form(rf"(?<!-){_HEX}{{8}}-{_HEX}{{4}}(?:-{_HEX}{{1,12}}){{0,3}}(?!\w)", _of_nothing),
    "dump": _form(rf"{_HEX}{{2,8}}(?:[ :\-]{_HEX}{{2,8}}){{3,}}(?!\w)", _of_nothing),
    "prefixed": _form(rf"{_BEGINS}0[xX]{_HEX}{{8}}(?:(?=-0x)|{_ENDS})", _of_hexadecimal, rf"0[xX]{_HEX}{{1,8}}"),
    "bare": _form(
        rf"{_BEGINS}(?:800{_HEX}{{5}}|80(?=\w{{0,5}}[A-Fa-f]){_HEX}{{6}}|87[Dd]{_HEX}{{5}}|[Cc]000{_HEX}{{4}}){_ENDS}",
        _of_hexadecimal,
        rf"[89A-Fa-f]{_HEX}{{7}}",
    ),
    "negative": _form(rf"(?<=-)(?<![./\\@+\w]-)\d{{9,10}}{_ENDS}", _of_negative, r"-\d{1,10}"),
    "unsigned": _form(rf"{_BEGINS}2\d{{9}}{_ENDS}", _of_unsigned),
    "mail": _form(
        r"(?<!\.)[245]\d\d(?:[ \-]#?|[:,] (?:b?')?)[245]\.\d{1,3}\.\d{1,3}(?!\w)(?!\.\d)",
        _of_mail_status,
        r"(?:[245]\d\d(?:[ \-]#?|[:,] ))?[245]\.\d{1,3}\.\d{1,3}",
    ),
    "mail_status": _form(
        r"(?i:(?<=smtp )|(?<=ndr )|(?<=dsn )|(?<=status )|(?<=status: )|(?<=error )|(?<=error: )|(?<=code )|(?<=code: )"
        r"|(?<=dsn=)|(?<=status=)|(?<=response was: )|(?<=[#<(\[]))[245]\.\d{1,3}\.\d{1,3}(?!\w)(?!\.\d)",
        _of_mail_status,
    ),
    "http_number": _form(
        rf"(?<![.\-])[45]\d\d(?:\)?[ \-:]{{1,3}}(?i:{_REASONS})| (?i:(?:client |server )?error|status|response|code))"
        r"(?!\w)|(?<=: \()[45]\d\d\) ?(?=[^\W\d_a-z])",
        _of_http,
        rf"(?:[\w.]+ ){{0,3}}?\(?[45]\d\d(?:\)?[ \-:]{{1,3}}(?i:{_REASONS}))?"
        r"(?: (?i:exception|(?:client |server )?error))?(?<!\d)",
    ),
    "article": _form(r"(?i:KB[ \-]?|knowledge base article (?:id:? )?)\d{5,7}(?!\w)", _of_article),
    "sign_in": _form(
        r"(?i:AADSTS[ :]{0,2}|error_codes[\"']? ?: ?\[ ?|sign-?in error code:? )\d{4,7}(?!\w)", _of_sign_in
    ),
    "dotted": _form(rf"(?<!\.)[A-Za-z]{{2,20}}\.{_HEX}{{8}}(?!\w)", _of_dotted, rf"[A-Za-z]+\.{_HEX}{{8}}(?:\..*)?"),
    "http": _form(
        rf"(?:(?i:{_LEADS_TO_STATUS})(?:[\"']? ?[:=]| is| was| of)? ?[(\"']?[1-5]\d\d|(?i:{_STATUS_TOLD})"
        rf"|(?<=[\"'])code[\"'] ?: ?{_USUAL_STATUS})(?!\w){_NO_REPLY}|(?i:HTTP Error) [45]\d\d\.\d{{1,2}}(?![\d.])",
        _of_http,
        rf"(?:[\w.]+ ){{0,3}}?(?i:{_LEADS_TO_STATUS}|error code) ?[:=]? ?\(?[1-5]\d\d(?:\.\d{{1,2}})?\)?"
        rf"(?:[ \-:]{{1,3}}(?i:{_REASONS}))?(?: (?i:exception|error))?",
    ),
    "windows": _form(
        rf"(?<!\.){_PATH}(?i:WinHTTP|WinINet|(?:Win)?Sock(?:et)?|WSA)\w{{0,30}}"
        r"(?:[ :#(=]{1,3}(?i:error|failed|code|with|returned)){0,3}[ :#(=]{1,3}1[0-2]\d{3}(?!\w)",
        _of_windows,
    ),
    "name": _form(
        rf"(?<!\.){_PATH}{_NAME}(?![\w(])",
        _of_name,
        rf"(?:(?:[\w.]+ ){{0,3}}?(?i:returned) )?{_PATH}{_NAME}(?: (?i:exception|error))?",
    ),
}
_COVERS = frozenset({"address", "guid", "guid_", "dump", "dump_"})
_FROM_A_DIGIT = ("guid", "dump", "prefixed", "bare", "negative", "unsigned", "mail", "mail_status", "http_number")


def _any_of(kinds: Iterable[str]) -> str:
    return "|".join(f"(?P<{kind}>{_FORMS[kind].within})" for kind in kinds)


_FROM_A_LETTER = ("address", "guid_", "dump_", "bare_", "article", "sign_in", "dotted", "http", "windows", "name")
_FORMS |= {f"{kind}_": _FORMS[kind] for kind in ("guid", "dump", "bare")}
_CODES = re.compile(
    rf"(?<!\w)(?:(?=\d)(?:{_any_of(_FROM_A_DIGIT)})|(?=[A-Za-z])(?:{_any_of(_FROM_A_LETTER)}))",
)
_SPOT = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}[a-z]|://")
_BEFORE = 120
_BEHIND = 40
"""Characters around a spot that may belong to a code: `returned an error: (` before, `Service Unavailable` behind."""
