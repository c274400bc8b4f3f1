"""Facts about reading a folder into a knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.library import NoKnowledgeBase, read_knowledge_base
from tests.kb.texts import source, with_front


def written(folder: Path, **files: str) -> Path:
    """A folder with one file a keyword; `__` in a name stands for `/`, and `.md` is added where there is no ending."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ("" if name.endswith("yaml") else ".md"))
        path = path.with_name(path.name.replace("_yaml", ".yaml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_articles_are_found_at_any_depth(tmp_path: Path) -> None:
    folder = written(tmp_path, articles__alerts__jam=source(), articles__deep__er__fire=source())
    assert set(read_knowledge_base(folder).articles) == {"jam", "fire"}


def test_without_an_articles_folder_every_markdown_file_is_an_article(tmp_path: Path) -> None:
    assert set(read_knowledge_base(written(tmp_path, jam=source(), more__fire=source())).articles) == {"jam", "fire"}


def test_markdown_beside_the_articles_folder_is_not_an_article(tmp_path: Path) -> None:
    assert set(read_knowledge_base(written(tmp_path, articles__jam=source(), readme="# Hello")).articles) == {"jam"}


def test_vocabulary_is_optional(tmp_path: Path) -> None:
    assert read_knowledge_base(written(tmp_path, jam=source())).problems == ()


def test_vocabulary_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, jam=source(), vocabulary__synonyms_yaml="- [printer, device]")
    assert read_knowledge_base(folder).vocabulary.synonyms[0].words == ("printer", "device")


def test_an_article_without_words_for_its_roles_takes_theirs(tmp_path: Path) -> None:
    roles = "user: The user\nowner: The owner of the printer\n"
    folder = written(tmp_path, jam=with_front("roles: [owner, user]"), vocabulary__roles_yaml=roles)
    assert read_knowledge_base(folder).articles["jam"].role == "The owner of the printer, The user"


def test_an_article_keeps_its_own_words_for_its_roles(tmp_path: Path) -> None:
    folder = written(tmp_path, jam=with_front("role: Whoever is near\nroles: [user]"), vocabulary__roles_yaml="user: U")
    assert read_knowledge_base(folder).articles["jam"].role == "Whoever is near"


def test_an_unreadable_article_is_a_problem_and_the_rest_is_there(tmp_path: Path) -> None:
    kb = read_knowledge_base(written(tmp_path, jam=source(), fire="no front matter"))
    assert (set(kb.articles), [problem.file.name for problem in kb.problems]) == ({"jam"}, ["fire.md"])


def test_a_folder_that_does_not_exist_has_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeBase):
        read_knowledge_base(tmp_path / "nowhere")


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert [problem.message for problem in read_knowledge_base(tmp_path).problems] == ["there is no article here"]


def test_an_id_can_be_taken_once(tmp_path: Path) -> None:
    kb = read_knowledge_base(written(tmp_path, a__jam=source(), b__jam=source()))
    assert [problem.file.parent.name for problem in kb.problems] == ["b"]


def test_an_alias_may_not_be_the_id_of_another_article(tmp_path: Path) -> None:
    kb = read_knowledge_base(written(tmp_path, jam=source(), fire=with_front("aliases: [jam]")))
    assert [problem.message for problem in kb.problems] == ["the alias `jam` is taken by the article `jam`"]


def test_an_alias_can_be_taken_once(tmp_path: Path) -> None:
    kb = read_knowledge_base(written(tmp_path, a=with_front("aliases: [jam]"), b=with_front("aliases: [jam]")))
    assert [problem.message for problem in kb.problems] == ["the alias `jam` is taken by the article `a`"]


def test_the_same_files_elsewhere_are_the_same_version(tmp_path: Path) -> None:
    here, there = written(tmp_path / "here", jam=source()), written(tmp_path / "there", jam=source())
    assert read_knowledge_base(here).version == read_knowledge_base(there).version


@pytest.mark.parametrize(
    "change",
    [{"jam": source(body="Other.")}, {"fire": source()}, {"vocabulary__synonyms_yaml": "- [a, b]"}],
)
def test_any_changed_file_is_another_version(tmp_path: Path, change: dict[str, str]) -> None:
    before = read_knowledge_base(written(tmp_path, jam=source())).version
    assert read_knowledge_base(written(tmp_path, **change)).version != before


def test_a_renamed_file_is_another_version(tmp_path: Path) -> None:
    one, other = written(tmp_path / "one", jam=source()), written(tmp_path / "other", fire=source())
    assert read_knowledge_base(one).version != read_knowledge_base(other).version
