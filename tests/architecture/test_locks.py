"""The lock files: a hash for everything, no registry's address, one version of each, and all that is asked for."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

NAMES = ("app", "test", "bench")


def text_of(name: str) -> str:
    """The text of a lock file, wrapped lines joined."""
    return (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8").replace("\\\n", " ")


def rows_of(text: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each pinned requirement of a lock file with its hashes."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield Requirement(re.split(r"\s--hash", line)[0]), re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)


def pins(name: str) -> set[str]:
    """`name==version` of everything in a lock file."""
    return {f"{canonicalize_name(pin.name)}{pin.specifier}" for pin, _ in rows_of(text_of(name))}


def asked_for(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for: the program's own needs and those of the groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = project["project"]["dependencies"] + [
        row for group in groups for row in project["dependency-groups"][group]
    ]
    return [Requirement(text) for text in texts]


def missing(name: str, wanted: list[Requirement]) -> list[str]:
    """The requirements that no pin of the lock file meets."""
    locked = {canonicalize_name(pin.name): str(pin.specifier)[2:] for pin, _ in rows_of(text_of(name))}
    return [str(want) for want in wanted if not want.specifier.contains(locked.get(canonicalize_name(want.name), "0"))]


def test_a_row_without_hash_is_seen_as_one() -> None:
    assert [hashes for _, hashes in rows_of("click==8.1.0\n    # via flask\n")] == [[]]


@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_pinned_and_has_hashes(name: str) -> None:
    assert [str(pin) for pin, hashes in rows_of(text_of(name)) if not hashes or "==" not in str(pin.specifier)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_lock_names_the_address_of_a_registry(name: str) -> None:
    assert "://" not in text_of(name)


@pytest.mark.parametrize(("smaller", "larger"), [("app", "test"), ("test", "bench")])
def test_a_lock_holds_the_one_before_it_at_the_same_versions(smaller: str, larger: str) -> None:
    assert pins(smaller) <= pins(larger)


@pytest.mark.parametrize(("name", "groups"), [("app", ()), ("test", ("test",)), ("bench", ("test", "bench"))])
def test_a_lock_meets_all_that_is_asked_for(name: str, groups: tuple[str, ...]) -> None:
    assert missing(name, asked_for(*groups)) == []


def test_a_version_that_is_too_old_is_missing() -> None:
    assert missing("app", [Requirement("flask>=99")]) == ["flask>=99"]


def test_frozendict_can_be_imported_on_this_python() -> None:
    assert missing("app", [Requirement("frozendict>=2.4.6")]) == []


def test_only_one_whoosh_is_installed() -> None:
    names = {pin.name.lower() for pin, _ in rows_of(text_of("bench"))}
    assert names & {"whoosh", "whoosh3", "whoosh-reloaded"} == {"whoosh-reloaded"}
