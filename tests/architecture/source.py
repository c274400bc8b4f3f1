"""The Python files of the project, parsed once, for the tests that judge them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("kb", "engine", "webapp", "benchmarks", "run.py", "requirements")
EVERYTHING = (*PROGRAM, "tests", "docs", "deploy")


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file: its path from the project's root, its text and its syntax tree."""

    path: Path
    text: str
    tree: ast.Module


def module(text: str, path: str = "kb/example.py") -> Module:
    """The module that `text` would be."""
    return Module(Path(path), text, ast.parse(text))


@cache
def modules(*tops: str) -> tuple[Module, ...]:
    """All modules below the files and folders `tops` of the project's root."""
    return tuple(
        module(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
        for top in tops
        for path in _python_files(ROOT / top)
    )


def imported(source: Module) -> Iterator[str]:
    """The dotted names a module imports; `from a import b` gives both a and a.b."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(origin), names=names):
                yield origin
                yield from (f"{origin}.{alias.name}" for alias in names)


def _python_files(top: Path) -> list[Path]:
    return [top] if top.is_file() else sorted(top.rglob("*.py"))
