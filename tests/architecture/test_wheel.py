"""The wheel holds all that the program needs: code, articles, vocabulary, migrations, templates, static files."""

import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from tests.architecture.source import ROOT


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        wheel = folder / build_wheel(str(folder))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", ["kb", "engine", "webapp"])
def test_the_wheel_holds_every_file_of_a_package(packed: set[str], package: str) -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / package).rglob("*") if _is_part(path)}
    assert files - packed == set()


def test_the_wheel_holds_no_test(packed: set[str]) -> None:
    assert not [name for name in packed if name.startswith("tests/")]


def _is_part(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts
