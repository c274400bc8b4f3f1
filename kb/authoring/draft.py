"""What an author says of a new article before there is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kb.model import Example, Kind

LONGEST_ID = 80
"""In characters: an id is a file name and stands in addresses."""

_ID = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_ID - 1}}}")


class NotWritten(Exception):
    """A draft cannot become an article; the message says why, in words for its author."""


class NotAnId(NotWritten):
    """A text cannot be the id of an article."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A new article as far as it is known; `answers` (question, answer) together prove it, `cause` is Markdown.

    `intro` is Markdown that stands above the steps. Each step is Markdown, without its number.
    """

    id: str
    title: str
    kind: Kind
    alerts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    phrasings: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    cause: str = ""
    intro: str = ""
    steps: tuple[str, ...] = ()
    source: str = ""
    section: str = ""


def id_of(text: str) -> str:
    """The id a title suggests: its letters without accents, digits and hyphens. Raises NotAnId when none are left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    while len("-".join(words)) > LONGEST_ID and len(words) > 1:
        words.pop()
    return checked_id("-".join(words)[:LONGEST_ID], of=text)


def checked_id(text: str, of: str = "") -> str:
    """`text`, if it can be the id of an article. Raises NotAnId."""
    if not _ID.fullmatch(text):
        raise NotAnId(f"`{of or text}` gives no id: an id has small letters, digits and hyphens, at most {LONGEST_ID}.")
    return text
