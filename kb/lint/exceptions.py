"""Reads `lint_exceptions.yaml`: which check an article may fail and why; one that excuses nothing is a problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from kb.encoding import decode
from kb.form import Form, forms_of, meant
from kb.front_matter import parse
from kb.model import Problem
from kb.problems import Problems

FILE_NAME = "lint_exceptions.yaml"


@dataclass(frozen=True, slots=True)
class LintException:
    """`article` may fail `check` with a message that contains `about` (any message: empty), for `reason`.

    `article` is the name of the file without its ending: `questions` stands for the questions.
    """

    check: str
    article: str
    about: str
    reason: str
    file: Path
    line: int

    def excuses(self, check: str, problem: Problem) -> bool:
        """Whether the exception is made for this problem."""
        return (self.check, self.article) == (check, problem.file.stem) and self.about in problem.message


def read_exceptions(folder: Path) -> tuple[tuple[LintException, ...], tuple[Problem, ...]]:
    """The exceptions in its file, a list of `{check, article, about, reason}`, and what is wrong with that."""
    file = folder / FILE_NAME
    if not file.is_file():
        return (), ()
    problems = Problems(file)
    node = parse(decode(file.read_bytes(), problems) or "", problems)
    exceptions = tuple(_exception(form, file) for form in forms_of(node, problems, FILE_NAME))
    return exceptions, problems.found()


def _exception(form: Form, file: Path) -> LintException:
    check, article, about = form.required("check"), form.required("article"), form.text("about")
    exception = LintException(check, article, about, form.required("reason"), file, form.line)
    form.finish()
    return exception


def without_excepted(
    found: Sequence[tuple[str, Problem]], exceptions: Sequence[LintException], ran: Set[str]
) -> Iterator[tuple[str, Problem]]:
    """What no exception excuses, as (check, problem), and a problem for every exception that excuses nothing.

    An exception from a check that did not run is not judged.
    """
    for check, problem in found:
        if not any(exception.excuses(check, problem) for exception in exceptions):
            yield check, problem
    for exception in exceptions:
        if exception.check in ran and not any(exception.excuses(check, problem) for check, problem in found):
            about = f" about “{exception.about}”" if exception.about else ""
            text = f"no longer needed: `{exception.article}` does not fail `{exception.check}`{about}"
            yield "exceptions", Problem(exception.file, exception.line, text)


def of_unknown_checks(exceptions: Sequence[LintException], known: Set[str]) -> Iterator[Problem]:
    """One problem an exception from a check that there is not."""
    for exception in exceptions:
        if exception.check not in known:
            text = f"there is no check `{exception.check}`{meant(exception.check, known)}"
            yield Problem(exception.file, exception.line, text)
