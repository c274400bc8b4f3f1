"""A title that the query says decides between articles that hold its words somewhere."""

from pathlib import Path

from tests.kb.search.knowledge import article, found, knowledge, opened


def test_of_two_articles_with_all_words_the_one_comes_first_whose_title_they_are(tmp_path: Path) -> None:
    tray = "The paper tray jams when the paper is damp. The paper tray jams often."
    articles = [
        article("long", "Paper tray jams in the printer of the second floor near the kitchen", tray),
        article("short", "Paper tray jams", "Open it."),
    ]
    assert found(opened(tmp_path, knowledge(articles)), "my paper tray jams") == ["short", "long"]


def test_a_synonym_says_the_title_too(tmp_path: Path) -> None:
    articles = [
        article("other", "Device of the paper tray", "The paper tray of the machine."),
        article("machine", "Paper tray", "The paper tray of the device."),
    ]
    kb = knowledge(articles, synonyms=[("device", "machine")])
    assert found(opened(tmp_path, kb), "machine paper tray")[0] == "other"
