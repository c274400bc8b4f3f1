"""The shape of the project: what lies at the top, how long a module may be, and that each says what it is for."""

import ast

from tests.architecture.source import EVERYTHING, ROOT, Module, module, modules

ALLOWED = {
    *("pyproject.toml", "README.md", "run.py", "kb", "engine", "webapp", "tests"),
    *("benchmarks", "deploy", "docs", "requirements", "CHANGELOG.md", "LICENSE"),
}
MADE_HERE = {"data", "wheelhouse", "dist", "build", "__pycache__"}
"""What running, packing and testing leave behind; git does not know them."""

LONGEST = 300


def too_long(source: Module) -> bool:
    """Whether a module has more lines than a reader can keep in mind."""
    return len(source.text.splitlines()) > LONGEST


def silent(source: Module) -> bool:
    """Whether a module that holds anything does not say what it is for."""
    return bool(source.tree.body) and not ast.get_docstring(source.tree)


def test_the_top_level_holds_only_what_is_agreed() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - MADE_HERE - ALLOWED == set()


def test_a_module_of_301_lines_is_too_long() -> None:
    assert too_long(module("x = 1\n" * 301))


def test_no_module_is_too_long() -> None:
    assert [str(source.path) for source in modules(*EVERYTHING) if too_long(source)] == []


def test_a_module_without_a_docstring_is_silent() -> None:
    assert silent(module("# a comment is no docstring\nx = 1\n"))


def test_every_module_says_what_it_is_for() -> None:
    assert [str(source.path) for source in modules(*EVERYTHING) if silent(source)] == []
