"""What secrets look like in pasted text: the words they stand behind, and whether what stands there is one.

One pass finds the words, then each is looked behind. What repeats without bound in a pattern is possessive or ends at
a character it cannot itself contain, so the time is linear in the text.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from engine.findings import Span

REMOVED = "\u2039secret removed\u203a"
"""What stands in place of a secret."""

Judge = Callable[[str], bool]
Shape = tuple[re.Pattern[str], Judge]
"""How a secret, the group `secret`, is written behind a word, and whether what is written there is one."""


def secret_spans(text: str) -> Iterator[Span]:
    """Where the secrets in the text stand; spans may overlap."""
    done = 0
    for word in _WORD.finditer(text.translate(_LOWER)):
        for start, end in _spans_behind(text, word, within_secret=word.start() < done):
            done = max(done, end)
            yield start, end


def _spans_behind(text: str, word: re.Match[str], within_secret: bool) -> Iterator[Span]:
    if word.lastgroup == "itself" and (found := _ITSELF.match(text, word.start())):
        yield found.span()
    for pattern, is_secret in _shapes_behind(text, word):
        # A word within a secret adds nothing to it, unless a quoted secret begins there: it may end further on.
        found = pattern.match(text, word.end()) if not within_secret or "quote" in pattern.groupindex else None
        if found and is_secret(secret := found["secret"].rstrip(_CLOSING)):
            yield found.start("secret"), found.start("secret") + len(secret)


def _shapes_behind(text: str, word: re.Match[str]) -> tuple[Shape, ...]:
    sort = word.lastgroup or ""
    if sort == "name" and _OPTION.search(text, max(0, word.start() - _LONGEST_OPTION), word.start()):
        return (*_SHAPES["name"], *_SHAPES["option"])
    return _SHAPES.get(sort, ())


def _is_given(secret: str) -> bool:
    """Where a secret belongs anything is one, but for a word that says there is none and for a placeholder."""
    return secret != "" and not _SAYS_NOTHING.fullmatch(secret) and not secret.startswith(_REMOVED_WORD)


def _is_literal(secret: str) -> bool:
    """As an argument of a command, what is neither a variable, an expression nor the next option."""
    return _is_given(secret) and not secret.startswith(("$", "(", "-", "@("))


def _is_labelled(secret: str) -> bool:
    """Alone behind a label, what is not an error code: "Token: AADSTS50126"."""
    return _is_given(secret) and not _CODE.fullmatch(secret)


def _is_chosen(secret: str) -> bool:
    """Within a sentence only what no word, figure, name or address in a sentence looks like: Summer2019!, tR4-x9."""
    has_symbol = bool(_SYMBOL.search(secret))
    return has_symbol and len(secret) >= _SHORTEST and _is_labelled(secret) and not _FIGURE.fullmatch(secret)


def _is_random(secret: str) -> bool:
    """Behind a word such as Bearer, what is no word: it has a digit or an inner capital, or is very long."""
    is_word = not (_SYMBOL.search(secret) or _INNER_CAPITAL.search(secret)) and len(secret) < _LONGER_THAN_WORDS
    return not is_word and not _CODE.fullmatch(secret)


def _is_name_and_password(secret: str) -> bool:
    try:
        return b":" in base64.b64decode(secret + "=" * (-len(secret) % 4), validate=True)
    except binascii.Error:
        return False


def _shapes(*written: tuple[str, Judge]) -> tuple[Shape, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE | re.MULTILINE), judge) for pattern, judge in written)


_LOWER = {capital: chr(capital + 32) for capital in (*range(ord("A"), ord("Z") + 1), *range(0x410, 0x430))}
"""Lower case, Latin and Cyrillic, letter for letter: str.lower makes some texts longer and offsets wrong."""
_CLOSING = ",.)}]>'\\"
_REMOVED_WORD = REMOVED.partition(" ")[0]
_SHORTEST = 4
_LONGER_THAN_WORDS = 20
_LONGEST_OPTION = 24
_SYMBOL = re.compile(r"[\d!@#$%^&*?+=~|]")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])[A-Z]")
_CODE = re.compile(
    r"0x[0-9a-f]{1,16}|-?\d{9,10}|(?:aadsts|kb|cve|msis|http|smtp|err|error)[-_ ]?[\d-]{2,12}|"
    r"crm\.\w{1,20}(?:\.text)?|[a-z]{2,5}:\d{4,10}",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d{1,5}|v?\d+(?:[.,:/+-]\d+)+\w{0,2}|\w+://.*|[\w.+-]+@.*|(?:[a-z]\w*\.)+[a-z]\w*\b.*", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"[*•●.…x?_-]+|<[^<>]*>?|\{[^{}]*\}?|\[[^\[\]]*\]?|%\w+%|none|null|nil|n/a|true|false|yes|no|not|empty|blank|missing|"
    r"required|optional|hidden|expired|invalid|incorrect|wrong|unknown|unchanged|changed|reset|string|secure-?string|"
    r"System\.[A-Z][\w.]*",
    re.IGNORECASE,
)
_OPTION = re.compile(r"(?<![\w-])(?:--?|/)[\w-]*$")
"""The beginning of an option whose name ends in the word behind it: -, --smtp-, /."""

_WORD = re.compile(
    r"(?P<name>(?:pass(?:word|wd|code|phrase)|pwd|passwor[td]|kennwort|wachtwoord|senha|contrase[nñ]a|"
    r"mot[ _]de[ _]passe|пароль|密码|密碼|パスワード|secret(?:[ _-]?(?:key|value|text))?|"
    r"(?:api|access|account|subscription|functions?|master|signing|encryption|storage|shared)[ _-]?key|"
    r"(?<!publickey)token|assertion|samlresponse)\d?)|"
    r"(?P<authorization>authorization)|(?P<cookie>cookie)|(?P<bearer>bearer)|(?P<basic>basic)|"
    r"(?P<secure_string>convertto-securestring)|(?P<user>(?<!\S)(?:-u|--user|--proxy-user)[ =])|"
    r"(?P<address>://)|(?P<parameter>[?&](?:signature|key|code)=)|(?P<signature>(?<!\w)sig=)|"
    r"(?P<itself>eyj|-----begin|akia|gh[opusr]_|github_pat_|glpat-|xox[abprs]-|sk-|aiza|ya29\.|8q~)"
)
"""The words secrets stand behind, in lower case; anything may stand before a name: smtpPassword, client_secret."""

# A group is never repeated possessively: up to Python 3.11.2 such a pattern does not match what it should.
_QUOTE = r"\\{0,3}[\"']"
_QUOTED = rf"(?P<quote>{_QUOTE})(?P<secret>(?:(?!(?P=quote))(?:\\[^\r\n]|[^\r\n\\]))+)(?P=quote)"
_UNQUOTED = r"(?P<secret>(?:(?!&\w{1,40}=|,\s|,\w{1,40}\s?=)[^\s;\"<>])+)"
_BLANKS = r"[ \t]{0,20}"
_EQUALS = rf"{_BLANKS}(?:=>|:=|==?){_BLANKS}"
_MEMBER = rf"(?:{_QUOTE})?\]?(?:{_EQUALS}|{_BLANKS}:{_BLANKS}|,?\s{{1,5}}\"?value\"?{_BLANKS}[=:]{_BLANKS}){_QUOTED}"
_SCHEMES = r"(?:basic|bearer|negotiate|ntlm|kerberos|digest|token|sharedkey(?:lite)?|apikey|pop|oauth|aws4-hmac-sha256)"
_HEADER = rf"(?:{_QUOTE})?{_BLANKS}[:=]{_BLANKS}(?:{_QUOTE})?"

_SHAPES: Mapping[str, tuple[Shape, ...]] = MappingProxyType(
    {
        "name": _shapes(
            # name = 'value', "name": "value", Name='Password' Value='value', {"name": "password", "value": "value"}
            (_MEMBER, _is_given),
            # name=value, "name": 123
            (rf"(?:(?:{_QUOTE})?\]?{_EQUALS}|{_QUOTE}{_BLANKS}:{_BLANKS})(?:{_QUOTE})?{_UNQUOTED}", _is_given),
            # name:value; name: value, with nothing behind it on the line; name: value in a sentence or on the next line
            (rf":{_UNQUOTED}", _is_labelled),
            (rf"{_BLANKS}:{_BLANKS}(?P<secret>\S++){_BLANKS}$", _is_labelled),
            (rf"{_BLANKS}:\s{{1,9}}(?P<secret>\S++)", _is_chosen),
            (rf"(?<=phrase){_BLANKS}:{_BLANKS}(?P<secret>\S[^\r\n]*+)", _is_labelled),
            # the name of Dana was value; the name 'value'; name aVeryLongValue
            (
                r"(?:[ \t]+[^\s:=]{1,40}){0,6}?[ \t]+(?:is|was|ist|war|lautet|est|es)(?:[ \t]*+:)?[ \t]++"
                r"[\"']?(?P<secret>[^\s\"']++)",
                _is_chosen,
            ),
            (rf"[ \t]++{_QUOTED}", _is_chosen),
            (r"[ \t]++(?P<secret>[\w+/.~-]{24,}+=*+)", _is_chosen),
            # <x:Name a='b'>value</x:Name>
            (
                r"(?:[ \t][^<>&]{0,300})?(?:>|&gt;)\s{0,20}"
                r"(?P<secret>(?!&[lg]t;)[^<>\s](?:[^<>&]|&(?![lg]t;))*)(?:<|&lt;)/",
                _is_given,
            ),
        ),
        # -Name value, --name='value', /name:value
        "option": _shapes((rf"(?:[ \t]+|=|:){_QUOTED}", _is_literal), (rf"(?:[ \t]+|=|:){_UNQUOTED}", _is_literal)),
        "secure_string": _shapes((rf"[ \t]+(?:-String[ \t]+)?{_QUOTED}", _is_literal)),
        "user": _shapes((r"[\"']?[^\s:\"']{1,100}:(?!//)(?P<secret>[^\s\"']++)", _is_given)),
        # Authorization: Scheme value, Authorization: value, Bearer value, Basic value
        "authorization": _shapes(
            (_MEMBER, _is_random),
            (rf"{_HEADER}{_SCHEMES}[ \t]+(?P<secret>[^\s\"'<>\\]++)", _is_random),
            (rf"{_HEADER}(?P<secret>[\w.~+/-]{{16,}}+)", _is_random),
        ),
        "bearer": _shapes((r"[ \t]++(?P<secret>[\w.~+/-]{8,}+=*+)(?![\"'\w])", _is_random)),
        "basic": _shapes((r"[ \t]++(?P<secret>[A-Za-z0-9+/]{8,}+={0,2})", _is_name_and_password)),
        "cookie": _shapes((_MEMBER, _is_given), (r":[ \t]*+(?P<secret>[^\s=;]{1,80}=[^\r\n\"']++)", _is_given)),
        # scheme://user:value@host, ?code=value&, sig=value
        "address": _shapes((r"[^\s/:@\"'<>]*+:(?P<secret>[^\s/\"'<>]*)@", _is_given)),
        "parameter": _shapes((r"(?P<secret>[^\s&\"'<>#]{12,2000}+)", _is_chosen)),
        "signature": _shapes((r"(?P<secret>[^\s&\"'<>#;]++)", _is_given)),
    }
)

_ITSELF = re.compile(
    r"(?<![\w-])(?:eyJ[\w-]{5,}+(?:\.[\w-]*+){1,4}|AKIA[0-9A-Z]{16}|gh[opusr]_\w{30,}+|github_pat_\w{30,}+|"
    r"glpat-[\w-]{20,}+|xox[abprs]-[\w-]{10,}+|sk-[\w-]{20,}+|AIza[\w-]{35}|ya29\.[\w-]{10,}+)|"
    r"8Q~[\w.~-]{31,34}|"
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
    r"(?:(?:[^-]|-(?!----))*-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|"
    r"(?:\s{0,4}[\w+/=]{16,}+)*(?:\s{0,4}[\w+/]++=)?=?)"
)
"""What tells itself by its form: JSON Web Tokens, the keys of well-known services, private keys."""
