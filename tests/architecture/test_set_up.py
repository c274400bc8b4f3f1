"""run.py sets up a folder of its own and starts the program: tried on a small project without requirements."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from tests.architecture.source import ROOT

PROGRAM = "import os, sys\nprint(sys.argv[1:], os.environ['SYNCMEDIC_DATA'], sys.prefix)\n"
"""A webapp that says how it was called, where it keeps its cases and which environment it runs in."""


def project(folder: Path) -> Path:
    """A project with run.py, a lock file that asks for nothing, and the program above."""
    (folder / "webapp").mkdir(parents=True)
    (folder / "requirements").mkdir()
    (folder / "webapp" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (folder / "requirements" / "app.lock").write_text("# nothing\n", encoding="utf-8")
    shutil.copy(ROOT / "run.py", folder)
    return folder


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose .venv is made."""
    folder = project(tmp_path_factory.mktemp("project") / "with a space")
    begin(folder).communicate()
    return folder


def begin(folder: Path, *args: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Starts run.py of a project."""
    command = [sys.executable, str(folder / "run.py"), *args]
    return subprocess.Popen(command, cwd=cwd or folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def output(folder: Path, *args: str, cwd: Path | None = None) -> str:
    """What run.py of a project prints."""
    return begin(folder, *args, cwd=cwd).communicate()[0]


def errors(folder: Path) -> str:
    """What run.py of a project says about what it is doing."""
    return begin(folder).communicate()[1]


def test_without_arguments_it_serves(set_up: Path) -> None:
    assert output(set_up).startswith("['serve'] ")


def test_arguments_are_the_syncmedic_command(set_up: Path) -> None:
    assert output(set_up, "search", "two words", "--json").startswith("['search', 'two words', '--json'] ")


def test_the_program_runs_in_the_environment_of_its_own_folder(set_up: Path) -> None:
    assert output(set_up).strip().endswith(str(set_up / ".venv"))


def test_it_can_be_started_from_another_folder(set_up: Path, tmp_path: Path) -> None:
    assert output(set_up, "show", cwd=tmp_path).startswith("['show'] ")


def test_cases_are_kept_in_the_folder_of_the_program(set_up: Path, tmp_path: Path) -> None:
    assert f" {set_up / 'data'} " in output(set_up, cwd=tmp_path)


def test_a_second_start_sets_nothing_up(set_up: Path) -> None:
    assert errors(set_up) == ""


def test_a_changed_lock_file_sets_up_again(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    output(folder)
    (folder / "requirements" / "app.lock").write_text("# still nothing\n", encoding="utf-8")
    assert "Setting up" in errors(folder)


def test_an_environment_whose_making_was_killed_is_made_again(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    remains = folder / ".venv" / "half-made.txt"
    remains.parent.mkdir()
    remains.touch()
    (folder / ".venv.lock").write_text("unfinished", encoding="utf-8")
    output(folder)
    assert not remains.exists()


def test_two_at_once_both_start(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    both = [begin(folder, name) for name in ("one", "two")]
    assert [output for process in both for output in process.communicate()[0].split()[:1]] == ["['one']", "['two']"]


def test_what_cannot_be_installed_ends_with_a_sentence(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / "requirements" / "app.lock").write_text("click==8.0.0\n", encoding="utf-8")
    assert "Could not install requirements/app.lock" in errors(folder)


@pytest.mark.parametrize(("check", "verdict"), [(lambda: "", "ok"), (lambda: "line 3 is wrong", "FAILED")])
def test_each_check_gets_a_line_with_its_verdict(
    check: Callable[[], str], verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run.passes("mypy", check)
    assert capsys.readouterr().out.split()[:2] == [verdict, "mypy"]


def test_a_command_that_fails_is_a_complaint_with_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    assert run.complaint("-c", "import sys; sys.exit('line 3 is wrong')") == "line 3 is wrong"


def test_a_command_that_fails_without_a_word_is_a_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PYTHON", sys.executable)
    assert run.complaint("-c", "import sys; sys.exit(3)") == "exit status 3"
