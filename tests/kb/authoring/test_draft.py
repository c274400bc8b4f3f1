"""Ids: what a title suggests, and what cannot be one."""

from __future__ import annotations

import pytest

from kb.authoring.draft import LONGEST_ID, NotAnId, checked_id, id_of


@pytest.mark.parametrize(
    ("title", "article_id"),
    [
        ("Mail can't be sent", "mail-cant-be-sent"),
        ("  Über  Größe: 5 MB!", "uber-groe-5-mb"),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * LONGEST_ID),
    ],
)
def test_an_id_is_made_of_the_title(title: str, article_id: str) -> None:
    assert id_of(title) == article_id


@pytest.mark.parametrize("title", ["", "メール", "!?"])
def test_a_title_without_latin_letters_gives_no_id(title: str) -> None:
    with pytest.raises(NotAnId):
        id_of(title)


@pytest.mark.parametrize("text", ["../x", "a/b", "A", "-a", "a.md", "a\n", "a" * (LONGEST_ID + 1)])
def test_what_is_no_file_name_for_an_article_is_no_id(text: str) -> None:
    with pytest.raises(NotAnId):
        checked_id(text)
