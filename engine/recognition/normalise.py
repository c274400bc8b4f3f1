"""Fold the noise of a pasted text away (Unicode forms, HTML, quoting, mail encoding) and keep the way back to it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from engine.findings import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its noise; character `i` of `text` stands for `[starts[i], ends[i])` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The span of the original that the folded characters `[start, end)` (not empty) stand for."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """`text` with quotes, dashes, spaces and widths in one form and without markup, quoting marks and mail encoding.

    Letter case and line breaks stay; runs of spaces become one space, and a line break takes the blanks and the
    quoting marks around it. The work is linear in the length of `text`; any text whatever can be folded.
    """
    return _folded(text, _QUOTED_START)


def fold_phrase(text: str) -> Folded:
    """`text` folded like `fold`, but for a piece of a text: a `>` it begins with is no quoting mark."""
    return _folded(text, _NO_START)


def _folded(text: str, start: str) -> Folded:
    plain = text.translate(_ONE_TO_ONE)
    encoding = _OCTETS if _MAIL_ENCODING.search(plain) else _SOFT if _SOFT_LINE_END.search(plain) else ""
    composed = not plain.isascii() and not unicodedata.is_normalized("NFKC", plain)
    return _without(_noise(start, encoding, composed), plain)


def _without(noise: re.Pattern[str], plain: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in noise.finditer(plain):
        begin, end = found.span()
        clean = _replacement(found)
        pieces += plain[at:begin], clean
        starts.extend(range(at, begin))
        ends.extend(range(at + 1, begin + 1))
        starts.extend([begin] * len(clean))
        ends.extend([end] * len(clean))
        at = end
    if not at:
        return Folded(plain, range(len(plain)), range(1, len(plain) + 1))
    pieces.append(plain[at:])
    starts.extend(range(at, len(plain)))
    ends.extend(range(at + 1, len(plain) + 1))
    return Folded("".join(pieces), starts, ends)


def _replacement(found: re.Match[str]) -> str:
    written = found[0]
    match found.lastgroup:
        case "space":
            return " "
        case "line":
            return "\n\n" if written.count("\n") > 1 else "\n"
        case "block":
            return "\n"
        case "entity":
            return html.unescape(html.unescape(written)).translate(_ONE_TO_ONE)
        case "octets":
            return _decoded(written)
        case "composed":
            return unicodedata.normalize("NFKC", written).translate(_ONE_TO_ONE)
    return ""


def _decoded(octets: str) -> str:
    try:
        clean = bytes.fromhex(octets.replace("=", "")).decode()
    except UnicodeDecodeError:
        return octets
    return clean.translate(_ONE_TO_ONE) if clean.isprintable() or clean.isspace() else octets


def _one_to_one() -> dict[int, str]:
    """Characters that are the same for a reader: quotes, dashes, blanks, full-width forms."""
    table = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    for same, characters in (
        ("'", "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`"),
        ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"),
        ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"),
        (" ", "\t\v\f\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))),
        ("\n", "\u0085\u2028\u2029"),
    ):
        table |= dict.fromkeys(map(ord, characters), same)
    return table


_ONE_TO_ONE = _one_to_one()

_BLOCK_TAGS = "br|p|div|tr|td|th|table|tbody|thead|ul|ol|li|h[1-6]|hr|pre|blockquote|html|body|head|section|title"
_INLINE_TAGS = "b|strong|i|em|u|s|span|font|a|code|small|sub|sup|center|img|o:p|mark|tt|kbd|label|meta|link|style"
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
_TAG_REST = r"(?:\s[^<>]{0,1000})?/?>"

_FORMS = "|".join(
    (
        f"(?P<invisible>{_INVISIBLE})",
        r"(?P<entity>&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
        f"(?P<block>(?i:</?(?:{_BLOCK_TAGS}){_TAG_REST}))",
        f"(?P<inline>(?i:</?(?:{_INLINE_TAGS}){_TAG_REST}|<!--[^<>]{{0,1000}}-->))",
        r"(?P<line>(?: +\r?\n|\r\n|\n(?=[ >|\r\n]))[ >|]*(?:\r?\n[ >|]*)*)",
        r"(?P<space> {2,})",
    )
)
_SOFT = r"(?P<soft>=\r?\n(?:> ?)*)|"
_OCTETS = _SOFT + r"(?P<octets>(?:=[0-9A-F]{2})+)|"
_COMPOSED = "(?P<composed>[^\x00-\x7f][\u0300-\u036f]*|[A-Za-z][\u0300-\u036f]+)"

_MAIL_ENCODING = re.compile(r"=3D|=[C-F][0-9A-F]=[89AB][0-9A-F]|\S=20(?=[A-Za-z<\"(])")
_SOFT_LINE_END = re.compile(r"(?:(?<=\S)|(?<=[^\n]{60}))=\r?\n")
"""What only quoted-printable writes. A lone `=20` before a digit or a blank is somebody's `size=20`, and a short line
may end with `error =`."""

_QUOTED_START = r"(?P<quoting>\A *(?:[>|] ?)+)|"
_NO_START = ""


@cache
def _noise(start: str, encoding: str, composed: bool) -> re.Pattern[str]:
    """The expression for what is noise; what a text does not need is left out, for it costs time."""
    return re.compile(start + encoding + _FORMS + (f"|{_COMPOSED}" if composed else ""))
