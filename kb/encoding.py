"""Turns the bytes of a file into text with plain line ends, saying what is odd about them."""

from __future__ import annotations

import codecs

from kb.problems import Problems

FILE_LIMIT = 1024 * 1024
"""Largest file that is read, in bytes."""

_OTHER_ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(content: bytes, problems: Problems) -> str | None:
    """The text of UTF-8 `content`; None when it is too large or in another encoding (reported).

    A byte order mark and Windows line ends are reported and taken away: the text is still read.
    """
    if len(content) > FILE_LIMIT:
        problems.report(1, f"the file is larger than {FILE_LIMIT // 1024} kB")
        return None
    other = next((name for mark, name in _OTHER_ENCODINGS.items() if content.startswith(mark)), None)
    if other:
        problems.report(1, f"the file is saved as {other}: save it as UTF-8")
        return None
    return _plain(content, problems)


def _plain(content: bytes, problems: Problems) -> str | None:
    if content.startswith(codecs.BOM_UTF8):
        problems.report(1, "the file begins with a byte order mark: save it as UTF-8 without one")
        content = content[len(codecs.BOM_UTF8) :]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.report(line, f"not UTF-8: the byte 0x{content[error.start]:02X} (save the file as UTF-8)")
        return None
    if "\r" in text:
        problems.report(text.count("\n", 0, text.index("\r")) + 1, "Windows line ends: save the file with LF line ends")
    return text.replace("\r\n", "\n").replace("\r", "\n")
