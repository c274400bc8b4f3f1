"""Roles that articles name are declared, and those that are declared are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kb.lint import roles
from kb.vocabulary_reading import read_vocabulary
from tests.kb.search.knowledge import article, knowledge

DECLARED = "user: The user\nadministrator: Administrator of the printer\n"


def messages(*named: str) -> list[str]:
    declared = read_vocabulary({Path("roles.yaml"): DECLARED.encode()})[0]
    kb = knowledge([article("tray", "Tray", roles=named, lines={"roles": 7})])
    found = roles.check(replace(kb, vocabulary=declared))
    return [f"{problem.file.name}:{problem.line}: {problem.message}" for problem in found]


def test_declared_roles_pass() -> None:
    assert messages("user", "administrator") == []


def test_a_role_that_is_not_declared_is_found() -> None:
    expected = "tray.md:7: the role `usre` is not declared (did you mean `user`?)"
    assert messages("user", "administrator", "usre") == [expected]


def test_a_role_that_no_article_names_is_found() -> None:
    assert messages("user") == ["roles.yaml:2: no article names the role `administrator`"]
