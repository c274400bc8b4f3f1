"""Reads `lint_exceptions.yaml`: which check an article may fail and why; one that excuses nothing is a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.encoding import decode
from kb.form import Form, forms_of
from kb.front_matter import parse
from kb.model import Problem
from kb.problems import Problems

FILE_NAME = "lint_exceptions.yaml"


@dataclass(frozen=True, slots=True)
class LintException:
    """`article` may fail `check`, for `reason`."""

    check: str
    article: str
    reason: str
    file: Path
    line: int


def read_exceptions(folder: Path) -> tuple[tuple[LintException, ...], tuple[Problem, ...]]:
    """The exceptions of a knowledge base, a list of `{check, article, reason}`, and what is wrong with the file."""
    file = folder / FILE_NAME
    if not file.is_file():
        return (), ()
    problems = Problems(file)
    node = parse(decode(file.read_bytes(), problems) or "", problems)
    exceptions = tuple(_exception(form, file) for form in forms_of(node, problems, FILE_NAME))
    return exceptions, problems.found()


def _exception(form: Form, file: Path) -> LintException:
    exception = LintException(
        form.required("check"), form.required("article"), form.required("reason"), file, form.line
    )
    form.finish()
    return exception


def without_excepted(
    found: Sequence[tuple[str, Problem]], exceptions: Sequence[LintException]
) -> Iterator[tuple[str, Problem]]:
    """What no exception excuses, as (check, problem), and a problem for every exception that excuses nothing."""
    excused = {(exception.check, exception.article) for exception in exceptions}
    for check, problem in found:
        if (check, problem.file.stem) not in excused:
            yield check, problem
    failing = {(check, problem.file.stem) for check, problem in found}
    for exception in exceptions:
        if (exception.check, exception.article) not in failing:
            text = f"no longer needed: `{exception.article}` does not fail `{exception.check}`"
            yield "exceptions", Problem(exception.file, exception.line, text)
