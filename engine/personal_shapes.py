"""What personal data look like in pasted text: e-mail addresses, GUIDs, IP addresses, accounts and host names.

Every pattern takes time linear in the text. Error codes, version numbers, file paths, names of classes and the hosts
everybody knows are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from ipaddress import ip_address

from engine.findings import Span


def personal_spans(text: str) -> Iterator[tuple[Span, str]]:
    """Where personal data stand in the text and of which sort they are; spans may overlap, the first sort counts."""
    for label, pattern, is_personal in _SHAPES:
        for found in pattern.finditer(text):
            if is_personal(found):
                yield found.span(label), label


def _always(_found: re.Match[str]) -> bool:
    return True


def _is_address(found: re.Match[str]) -> bool:
    """A valid IPv6 address of at least one digit."""
    try:
        ip_address(found["ip"].split("%")[0])
    except ValueError:
        return False
    return found["ip"] != "::"


def _is_no_version(found: re.Match[str]) -> bool:
    """Four numbers are an address unless the line speaks of a version just before, or they end like one (9.0.0.0)."""
    if found["ip"].endswith(".0.0"):
        return False
    before = found.string[max(0, found.start() - 40) : found.start()].rpartition("\n")[2]
    words = [word.lastgroup for word in _ADDRESS_OR_VERSION.finditer(before)]
    return not words or words[-1] != "version"


def _is_account(found: re.Match[str]) -> bool:
    """DOMAIN\\user, but no path, no account every Windows has, no line break written as an escape."""
    domain, user = found["user"].split("\\", 1)
    user = user.lstrip("\\")
    return not (
        _NO_DOMAIN.fullmatch(domain) or _FILE_NAME.search(user) or (user[0] in "nrt" and not user[1:2].islower())
    )


def _is_own_host(found: re.Match[str]) -> bool:
    """A host that is not one of those everybody knows; one that such a service runs for one customer is its own."""
    return bool(_TENANT.search(found["host"])) or not _PUBLIC.search(found["host"])


def _is_own_bare_host(found: re.Match[str]) -> bool:
    """Outside a URL also only what ends like a host: Microsoft.Crm.Net and main.py do not."""
    host = found["host"]
    if _PRODUCT.fullmatch(host) or not (host.rpartition(".")[2].islower() or host.isupper()):
        return False
    return bool(_ENDS_LIKE_HOST.search(host)) and _is_own_host(found)


_ADDRESS_OR_VERSION = re.compile(
    r"(?P<version>\bver\b|version|\bv\.?\s*$|build|release|rollup|updat|upgrad|patch|hotfix|assembly|firmware|"
    r"\bsdk\b|section|chapter|\b20\d\d \()|"
    r"(?P<address>\bip\b|ipv4|address|\bhost|\bdns\b|ping|gateway|subnet|relay|proxy)",
    re.IGNORECASE,
)
_NO_DOMAIN = re.compile(
    r"hk(?:lm|cu|cr|u)|hkey_\w+|software|system(?:32)?|appdata|windows|users|bin|src|temp|"
    r"authority|builtin|apppool|service",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\.(?:dll|exe|log|txt|cs|config|xml|json|psm?1|msi|zip|csv|etl|evtx|ost|pst|pdb|html?)$", re.IGNORECASE
)
_PUBLIC = re.compile(
    r"(?:^|\.)(?:(?:microsoft(?:online)?|office(?:365)?|outlook|live|azure|google(?:apis)?|gmail|github|example)\.com|"
    r"office\.net|(?:graph|login)\.windows\.net|w3\.org|xmlsoap\.org|oasis-open\.org|example\.(?:org|net)|localhost)$",
    re.IGNORECASE,
)
_TENANT = re.compile(r"\.mail\.protection\.outlook\.com$", re.IGNORECASE)
_PRODUCT = re.compile(r"(?:asp|vb|ado|ml)\.net", re.IGNORECASE)
_ENDS_LIKE_HOST = re.compile(
    r"\.(?:com|net|org|edu|gov|mil|info|biz|cloud|local|lan|corp|internal|intra)$|"
    r"\..*\.(?!cs$|js$|py$|sh$|md$|ps$|ts$|rs$|pl$|so$|vb$|go$|db$|gz$)[a-z]{2}$",
    re.IGNORECASE,
)

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOCAL = r"\w[\w.+~-]*+(?:'[\w.+~-]++){0,2}"
_AT = r"(?:@|%40)"
_ODD = r"[!#$%&'*/=?^`{|}~.+-]"
"""What an address may hold too; only what stands right before the @ is taken for a part of it, as in user=a@b.com."""
_DOMAIN = r"(?!(?i:odata|microsoft\.dynamics)\.)(?:[\w-]++\.)+(?:(?i:xn--)[\w-]+|[^\W\d_]{2,})"
"""A domain of two labels or more; names such as level@OData.Community are annotations of a protocol."""

_SHAPES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = tuple(
    (label, re.compile(pattern), is_personal)
    for label, pattern, is_personal in (
        ("email", rf"(?<![\w.+~-])[.+~-]*+(?P<email>{_LOCAL}{_ODD}{{0,8}}{_AT}{_DOMAIN})", _always),
        ("email", rf"(?<!\w)(?P<email>{_ODD}{{1,8}}{_AT}{_DOMAIN})", _always),
        ("guid", r"(?P<guid>[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12})", _always),
        ("guid", r"(?<![0-9A-Za-z])(?P<guid>[0-9A-Fa-f]{32})(?![0-9A-Za-z])", _always),
        ("ip", rf"(?<![\w.])(?P<ip>(?:{_OCTET}\.){{3}}{_OCTET})(?!\w|\.\d)", _is_no_version),
        ("ip", r"(?<![\w:.\]])(?P<ip>[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,50}(?<!\.)(?:%\w{1,20})?)(?!\w)", _is_address),
        ("user", r"(?<![\w\\%.-])(?P<user>[A-Za-z][\w.-]{1,30}\\{1,2}\w[\w.$-]*+)(?!\\)", _is_account),
        ("user", r"(?i:/cn=recipients/cn=)(?P<user>[^/\s\"'<>;,()\u2039]++)", _always),
        ("host", r"://(?:[^\s/@]*@)?(?P<host>[^\s/:?#\"'<>@\\\[\]|,;()\u2039]++)", _is_own_host),
        ("host", r"(?<![\w\\\u203a])\\\\{1,3}(?P<host>[\w.-]++)(?=\\)", _is_own_host),
        (
            "host",
            rf"(?<![\w.@/\\:-])(?P<host>(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,8}})(?![\w(-]|\.\w)",
            _is_own_bare_host,
        ),
    )
)
