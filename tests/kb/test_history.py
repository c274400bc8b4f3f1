"""What git knows of a knowledge base: where it stands, and how it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb import history
from kb.history import NoGit, NoHistory, UnknownRevision, as_of, committed_of
from kb.library import read_knowledge_base, version_of
from tests.kb.authoring.printer import printer_kb
from tests.kb.repository import commit, git

ARTICLE = Path("kb") / "articles" / "alerts" / "paper-jam.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which the knowledge base is one folder of several."""
    printer_kb(tmp_path / "kb")
    (tmp_path / "other.md").write_text("no article", encoding="utf-8")
    commit(tmp_path, "Begin")
    return tmp_path


def changed(project: Path, subject: str = "Call it a jam") -> str:
    """The hash of a further commit, which changes the title of the article."""
    file = project / ARTICLE
    file.write_text(file.read_text(encoding="utf-8").replace("Paper jam in a tray", "A jam"), encoding="utf-8")
    return commit(project, subject)


def title_as_of(project: Path, name: str) -> str:
    with as_of(project / "kb", name) as past:
        return read_knowledge_base(past.folder).articles["paper-jam"].title


def test_the_revision_is_the_last_commit_that_touched_the_folder(project: Path) -> None:
    expected = changed(project)
    (project / "other.md").write_text("something else", encoding="utf-8")
    commit(project, "Elsewhere")
    assert committed_of(project / "kb").revision.hash == expected


def test_a_file_that_is_not_committed_is_told(project: Path) -> None:
    (project / ARTICLE).write_text("changed", encoding="utf-8")
    assert committed_of(project / "kb").changed_since


def test_a_change_elsewhere_in_the_repository_is_no_change(project: Path) -> None:
    (project / "other.md").write_text("changed", encoding="utf-8")
    assert not committed_of(project / "kb").changed_since


@pytest.mark.parametrize("name", ["HEAD~1", "first", "HEAD@{1}"])
def test_an_earlier_state_can_be_read_under_any_name_git_knows(project: Path, name: str) -> None:
    git(project, "tag", "first")
    changed(project)
    assert title_as_of(project, name) == "Paper jam in a tray"


def test_an_earlier_state_can_be_read_by_the_version_of_the_knowledge_base(project: Path) -> None:
    version = version_of(project / "kb")
    changed(project)
    assert title_as_of(project, version[:8]) == "Paper jam in a tray"


def test_an_earlier_state_has_the_version_it_had(project: Path) -> None:
    version = version_of(project / "kb")
    changed(project)
    with as_of(project / "kb", "HEAD~1") as past:
        assert version_of(past.folder) == version


def test_nothing_outside_the_folder_is_read(project: Path) -> None:
    with as_of(project / "kb", "HEAD") as past:
        assert not list(past.folder.rglob("other.md"))


def test_the_temporary_folder_goes_away(project: Path) -> None:
    with as_of(project / "kb", "HEAD") as past:
        pass
    assert not past.folder.exists()


@pytest.mark.parametrize("name", ["nowhere", "--all", "-n1", "", "HEAD:kb", "deadbeefdeadbeef", "HEAD~99"])
def test_what_is_no_revision_is_refused(project: Path, name: str) -> None:
    with pytest.raises(UnknownRevision), as_of(project / "kb", name):
        pass


def test_a_revision_before_there_was_a_knowledge_base_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("no article", encoding="utf-8")
    first = commit(tmp_path, "Nothing yet")
    printer_kb(tmp_path / "kb")
    with pytest.raises(UnknownRevision, match="no knowledge base"), as_of(tmp_path / "kb", first):
        pass


def test_a_folder_outside_a_repository_has_no_history(tmp_path: Path) -> None:
    with pytest.raises(NoGit, match="lies in no git repository"):
        committed_of(printer_kb(tmp_path / "kb").folder)


def test_a_folder_of_which_nothing_was_committed_has_no_history(project: Path) -> None:
    with pytest.raises(NoHistory, match="committed"):
        committed_of(printer_kb(project / "new").folder)


def test_without_git_there_is_no_history(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(NoGit, match="no git on this machine"):
        committed_of(project / "kb")


def program(file: Path, says: str) -> Path:
    """A program of one line."""
    file.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    file.chmod(0o700)
    return file


def recommitted(project: Path, tree: str, header: str = "") -> None:
    """Makes HEAD a commit of that tree, with that header besides the usual ones."""
    raw = project / "raw"
    raw.write_text(f"tree {tree}\nauthor A <a> 0 +0000\ncommitter A <a> 0 +0000\n{header}\nSo\n", encoding="utf-8")
    git(project, "update-ref", "HEAD", git(project, "hash-object", "-t", "commit", "-w", str(raw)).strip())


def test_no_program_is_started_that_the_settings_of_a_repository_name(project: Path) -> None:
    seen = project / "seen"
    git(project, "config", "log.showSignature", "true")
    git(project, "config", "gpg.program", str(program(project / "gpg", f"touch {seen}")))
    recommitted(project, git(project, "rev-parse", "HEAD^{tree}").strip(), "gpgsig -----BEGIN PGP SIGNATURE-----\n x\n")
    assert (committed_of(project / "kb").revision.subject, seen.exists()) == ("So", False)


def tree_of(project: Path, name: str, mode: str, content: str) -> str:
    """The hash of a tree of that one entry, whatever git thinks of its name."""
    raw = project / "raw"
    raw.write_bytes(f"{mode} {name}\0".encode() + bytes.fromhex(content))
    return git(project, "hash-object", "-t", "tree", "-w", "--literally", str(raw)).strip()


def test_no_file_is_written_outside_the_temporary_folder(project: Path) -> None:
    article = git(project, "rev-parse", f"HEAD:{ARTICLE.as_posix()}").strip()
    above = tree_of(project, "..", "40000", tree_of(project, "out.md", "100644", article))
    recommitted(project, tree_of(project, "kb", "40000", above))
    with pytest.raises(NoHistory, match="leads out of it"), as_of(project / "kb", "HEAD"):
        pass


def test_git_is_not_waited_for_without_end(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "bin").mkdir()
    program(project / "bin" / "git", "exec /bin/sleep 60")
    monkeypatch.setenv("PATH", str(project / "bin"))
    monkeypatch.setattr(history, "PATIENCE", 0.1)
    with pytest.raises(NoHistory, match="takes too long"):
        committed_of(project / "kb")
