"""Fills captured names into rendered HTML and text: they come out as the text they are, not as markup or a command."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from kb.model import CaptureName
from kb.placeholders import PLACEHOLDER

_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_SPACED_TOKEN = re.compile(f"(?<!\\s)(\\s*){_TOKEN.pattern}")
_TOKEN_SIGN = re.compile(f"[{_OPEN}{_CLOSE}]")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_SENTENCE_BEGINS = re.compile(
    r"(?:^|[.!?][\"”’)]?\s+|\n\n|(?:^|\n)[-*•] +|<(?:p|li|td|th|div|h\d)\b[^>]*>\s*)(?:<(?:strong|em)>)*$"
)
_NEARBY = 80
_CODE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_ENDS_A_QUOTE = re.compile(r"[\"“”„`$\x00-\x1f\x7f-\x9f]")
_PLAIN_WORD = re.compile(r"[\w.@+-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

Fillings = Mapping[str, str]
"""Capture name -> what stands for it on the page."""


class Captured(str):
    """A filling that comes from the paste, not from the vocabulary; in HTML it stands in a `<mark>`."""

    __slots__ = ()


def fill_in(names: Mapping[str, CaptureName], captured: Mapping[str, str]) -> Fillings:
    """What every declared capture is filled with: the captured text, or its placeholder words when there is none.

    A captured text holds no token, or one name could bring another into a command.
    """
    words = {name: capture.placeholder or capture.label for name, capture in names.items()}
    pasted = {name: Captured(_TOKEN_SIGN.sub("", text)) for name, text in captured.items()}
    return MappingProxyType({**words, **pasted})


def with_tokens(markdown: str) -> tuple[str, tuple[str, ...]]:
    """The Markdown with a token that no markup touches for every `{name}`, and the names in the order of the tokens."""
    names: list[str] = []

    def token(found: re.Match[str]) -> str:
        if found["options"] is not None:
            return found[0]
        names.append(found["name"])
        return f"{_OPEN}{len(names) - 1}{_CLOSE}"

    return PLACEHOLDER.sub(token, _TOKEN_SIGN.sub("", markdown)), tuple(names)


def has_token(text: str) -> bool:
    """Whether something is to be filled in there."""
    return _OPEN in text


def filled_html(html: str, names: tuple[str, ...], fillings: Fillings) -> str:
    """The HTML with every token replaced by escaped text; a name nobody knows stands there as the author wrote it.

    What was captured is marked, but for fenced code, which is to be copied.
    """
    return _filled(code_filled(html, names, fillings), names, fillings, _marked)


def code_filled(html: str, names: tuple[str, ...], fillings: Fillings) -> str:
    """The HTML with the tokens of fenced code replaced by escaped text.

    A text that would end the author's quotes, or that stands without quotes and is more than a word, gives way to
    `<name>`: what is copied into a shell must be the command of the author and nothing else.
    """
    parts = _CODE.split(html)
    return "".join(_filled_code(part, names, fillings) if number % 2 else part for number, part in enumerate(parts))


def filled_text(text: str, names: tuple[str, ...], fillings: Fillings) -> str:
    """The plain text with every token replaced; control characters are left out, since a terminal obeys them."""
    return _filled(text, names, fillings, lambda value: _CONTROL.sub("", value))


def _marked(filling: str) -> str:
    return f"<mark>{escape(filling)}</mark>" if isinstance(filling, Captured) else escape(filling)


def _filled(text: str, names: tuple[str, ...], fillings: Fillings, written: Callable[[str], str]) -> str:
    def value(found: re.Match[str]) -> str:
        space, name = found[1], names[int(found[2])]
        filling = fillings.get(name)
        if filling is None:
            return f"{space}{written(f'{{{name}}}')}"
        if isinstance(filling, Captured):
            return f"{space}{written(filling)}"
        if space and _is_said_before(filling, text, found.start()):
            return ""
        return f"{space}{written(_in_place(filling, text, found.end(1)))}"

    return _SPACED_TOKEN.sub(value, text)


def _is_said_before(words: str, text: str, place: int) -> bool:
    """Whether placeholder words would repeat the noun they follow, as in "the mailbox the mailbox"."""
    article = _ARTICLE.match(words)
    if article is None:
        return False
    repeated = re.compile(rf"\b{re.escape(words[article.end() :])}$", re.IGNORECASE)
    return bool(repeated.search(text, max(0, place - _NEARBY), place))


def _in_place(words: str, text: str, place: int) -> str:
    """Placeholder words as they stand at that place, with a capital where a sentence begins."""
    begins = _SENTENCE_BEGINS.search(text, max(0, place - _NEARBY), place)
    return words[:1].upper() + words[1:] if begins else words


def _filled_code(code: str, names: tuple[str, ...], fillings: Fillings) -> str:
    def value(found: re.Match[str]) -> str:
        name = names[int(found[1])]
        text = fillings.get(name, f"{{{name}}}")
        quoted = code[: found.start()].rpartition("\n")[2].count('"') % 2
        harmless = not _ENDS_A_QUOTE.search(text) if quoted else _PLAIN_WORD.fullmatch(text)
        return escape(text if harmless else f"<{name}>")

    return _TOKEN.sub(value, code)
