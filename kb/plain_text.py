"""Turns sanitised HTML into plain text for a terminal: marked lists, indented code, addresses behind their links."""

from __future__ import annotations

from html.parser import HTMLParser

LONGEST_NUMBER = 9
"""Digits of a list's first number that are read, as in CommonMark."""

_LISTS = frozenset(["ul", "ol"])
_APART = frozenset(["p", "pre", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", *_LISTS])
_LINES = frozenset(["li", "tr", "br", "hr"])


def plain_text(html: str) -> str:
    """The text of HTML as `kb.markup` renders it: paragraphs stand apart, code and nested lists are indented."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.written).strip("\n")


class _Reader(HTMLParser):
    """Writes text as it comes; line ends are owed until there is something to write after them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._owed = 0
        self._lists: list[int] = []
        self._link, self._link_text = "", ""
        self._in_code = False
        self._after_mark = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._owe(tag)
        match tag:
            case "ol":
                self._lists.append(int((values.get("start") or "1")[:LONGEST_NUMBER]))
            case "ul":
                self._lists.append(0)
            case "li":
                self._write(self._mark())
                self._after_mark = True
            case "pre":
                self._in_code = True
            case "a":
                self._link, self._link_text = values.get("href") or "", ""
            case "td" | "th" if self.written and not self._owed:
                self._write(" | ")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "ol" | "ul" if self._lists:
                self._lists.pop()
            case "pre":
                self._in_code = False
            case "a" if ":" in self._link and self._link not in self._link_text:
                self._write(f" ({self._link})")
        self._after_mark = False
        self._owe(tag)

    def handle_data(self, data: str) -> None:
        self._link_text += data
        if self._in_code:
            self._write_code(data)
        elif data.strip():
            self._write(" " * data[0].isspace() + " ".join(data.split()) + " " * data[-1].isspace())
        elif data and "\n" not in data:
            self._write(" ")

    def _owe(self, tag: str) -> None:
        if self._after_mark:
            return
        if tag in _LINES:
            self._owed = max(self._owed, 1)
        elif tag in _APART:
            self._owed = max(self._owed, 1 if tag in _LISTS and self._lists else 2)

    def _write(self, text: str) -> None:
        if self._owed and text.strip():
            self.written.append("\n" * self._owed + "  " * max(len(self._lists) - 1, 0))
            text = text.lstrip()
        if not self._owed or text.strip():
            self.written.append(text)
            self._owed = 0
            self._after_mark = False

    def _write_code(self, code: str) -> None:
        for line in code.rstrip("\n").split("\n"):
            self._owed = max(self._owed, 1)
            self.written.append("\n" * self._owed + f"    {line}")
            self._owed = 0

    def _mark(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "
