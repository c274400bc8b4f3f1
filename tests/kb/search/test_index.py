"""The index folder: built once, whole or not at all."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from kb.search import IndexUnreadable, SearchIndex, build_index
from tests.kb.search.garden import GARDEN
from tests.kb.search.knowledge import article, found, knowledge, opened

BUILD = """
import sys
from pathlib import Path
from kb.search import build_index
from tests.kb.search.garden import GARDEN
print(build_index(GARDEN, Path(sys.argv[1])))
"""


def _version(number: int, folder: Path) -> Path:
    place = build_index(replace(GARDEN, version=f"garden-{number}"), folder)
    os.utime(place, (number, number))
    return place


def test_the_folder_is_named_by_the_version(tmp_path: Path) -> None:
    assert build_index(GARDEN, tmp_path).name.startswith(f"{GARDEN.version}-")


def test_an_index_that_is_there_is_not_built_again(tmp_path: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in build_index(GARDEN, tmp_path).iterdir()}
    assert {file: file.stat().st_mtime_ns for file in build_index(GARDEN, tmp_path).iterdir()} == before


def test_what_a_crashed_build_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".building-x"
    left.mkdir()
    build_index(GARDEN, tmp_path)
    assert not left.exists()


def test_a_crashed_build_is_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.search.index.find_threshold", lambda contents: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_index(GARDEN, tmp_path)
    monkeypatch.undo()
    assert found(opened(tmp_path, GARDEN), "membrane") == ["valve-stuck"]


def test_the_version_before_is_kept(tmp_path: Path) -> None:
    places = [_version(number, tmp_path) for number in (1, 2)]
    assert all(place.is_dir() for place in places)


def test_older_versions_are_removed(tmp_path: Path) -> None:
    places = [_version(number, tmp_path) for number in (1, 2, 3)]
    assert [place.is_dir() for place in places] == [False, True, True]


def test_a_reader_outlives_the_removal_of_its_version(tmp_path: Path) -> None:
    index = opened(tmp_path, GARDEN)
    for number in (11, 12, 13):
        _version(number, tmp_path)
    assert found(index, "membrane") == ["valve-stuck"]


def test_several_processes_build_one_index(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", BUILD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    places = {run.communicate()[0].strip() for run in runs}
    assert [Path(place).is_dir() for place in places] == [True]


def test_no_index_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadable):
        SearchIndex.open(tmp_path / "nowhere", GARDEN)


def test_an_index_of_other_articles_is_a_named_error(tmp_path: Path) -> None:
    place = build_index(GARDEN, tmp_path)
    with pytest.raises(IndexUnreadable):
        SearchIndex.open(place, knowledge([article("other", "Other")]))


def test_a_damaged_threshold_is_a_named_error(tmp_path: Path) -> None:
    place = build_index(GARDEN, tmp_path)
    (place / "threshold").write_text("1.0 nonsense")
    with pytest.raises(IndexUnreadable):
        SearchIndex.open(place, GARDEN)


def test_an_index_without_its_threshold_is_a_named_error(tmp_path: Path) -> None:
    place = build_index(GARDEN, tmp_path)
    (place / "threshold").unlink()
    with pytest.raises(IndexUnreadable):
        SearchIndex.open(place, GARDEN)


def test_an_empty_knowledge_base_finds_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, knowledge([])).search("valve").total == 0


def test_an_article_without_words_is_no_hindrance(tmp_path: Path) -> None:
    kb = knowledge([article("blank", "…"), article("valve", "Valve")])
    assert found(opened(tmp_path, kb), "valve") == ["valve"]


def test_threads_get_the_same_answers_as_one(garden: SearchIndex) -> None:
    queries = ["valve", "moistrue senosr", "0x8004A001", "irrigation", "timezone", "membrane"] * 40
    alone = [found(garden, query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: found(garden, query), queries)) == alone
