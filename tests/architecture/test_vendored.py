"""Files written by others and kept in a folder `vendor` are the ones recorded there, to the byte.

VENDORED.txt has a line for each: `sha256  file name  version  licence`; lines that open with # say more.
"""

import hashlib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

RECORD = "VENDORED.txt"


def recorded(folder: Path) -> dict[str, str]:
    """File name -> sha256, as the record of the folder says; empty without a record."""
    record = folder / RECORD
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {row[1]: row[0] for row in rows}


def hashes(folder: Path) -> dict[str, str]:
    """File name -> sha256 of all other files of the folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != RECORD]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_changed_file_differs_from_its_record(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"changed")
    (tmp_path / RECORD).write_text(
        f"# what it is\n{hashlib.sha256(b'a').hexdigest()}  a.js  1.0  MIT\n", encoding="utf-8"
    )
    assert recorded(tmp_path) != hashes(tmp_path)


def test_an_unrecorded_file_differs_from_the_record(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"a")
    assert recorded(tmp_path) != hashes(tmp_path)


@pytest.mark.parametrize("folder", ["webapp/static/vendor", "tests/vendor"])
def test_every_vendored_file_is_the_recorded_one(folder: str) -> None:
    assert hashes(ROOT / folder) == recorded(ROOT / folder)
