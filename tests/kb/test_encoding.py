"""Facts about files in other encodings."""

from __future__ import annotations

import pytest

from kb.encoding import FILE_LIMIT
from kb.model import Article
from kb.reading import read_article
from tests.kb.texts import FILE, source


def messages(content: bytes) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in read_article(content, FILE)[1]]


def article(content: bytes) -> Article | None:
    return read_article(content, FILE)[0]


def test_a_byte_order_mark_is_a_problem() -> None:
    expected = "1: the file begins with a byte order mark: save it as UTF-8 without one"
    assert messages(source().encode("utf-8-sig")) == [expected]


def test_an_article_behind_a_byte_order_mark_is_read() -> None:
    assert article(source().encode("utf-8-sig"))


def test_windows_line_ends_are_a_problem() -> None:
    expected = "1: Windows line ends: save the file with LF line ends"
    assert messages(source().replace("\n", "\r\n").encode()) == [expected]


def test_an_article_with_windows_line_ends_reads_as_with_others() -> None:
    assert article(source().replace("\n", "\r\n").encode()) == article(source().encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_an_article_in_wide_characters_names_its_encoding(encoding: str) -> None:
    expected = f"1: the file is saved as {encoding.upper()}: save it as UTF-8"
    assert messages(source().encode(encoding)) == [expected]


def test_an_article_in_an_old_code_page_tells_the_byte_and_the_line() -> None:
    content = source("title: Papierstau im Gerät\nkind: alert").encode("cp1252")
    assert messages(content) == ["2: not UTF-8: the byte 0xE4 (save the file as UTF-8)"]


def test_a_file_beyond_the_limit_is_refused() -> None:
    assert messages(b"x" * (FILE_LIMIT + 1)) == ["1: the file is larger than 1024 kB"]
