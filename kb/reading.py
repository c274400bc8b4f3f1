"""Turns the text of one Markdown file into an Article, collecting every problem on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from kb.encoding import decode
from kb.form import Form
from kb.front_matter import FrontMatter, split
from kb.model import Article, Currency, Example, Kind, Problem, Rating, Section, Severity, Source, Status, Walkthrough
from kb.problems import Problems
from kb.relations import group_of, groups_of, shows_of

_CODE_FENCES = ("```", "~~~")


def read_article(content: bytes, file: Path) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file's bytes, and what is wrong with them; `file` names it, its stem is the article's id.

    Title, kind and body are enough. Without one of these, or without readable front matter, there is no article;
    any other mistake is reported and its value takes the default.
    """
    problems = Problems(file)
    source = decode(content, problems)
    front_matter = split(source, problems) if source is not None else None
    article = _article(front_matter, problems) if front_matter else None
    return article, problems.found()


def _article(front_matter: FrontMatter, problems: Problems) -> Article | None:
    form = Form(front_matter.fields, problems)
    title, kind = form.required("title"), form.required("kind") and form.choice("kind", Kind)
    body = front_matter.body.strip("\n")
    if not body.strip():
        problems.report(front_matter.body_line, "the article has no body")
    article = _filled(form, title, kind or Kind.SYMPTOM, front_matter, problems)
    form.finish()
    return article if title and kind and body.strip() else None


def _filled(form: Form, title: str, kind: Kind, front_matter: FrontMatter, problems: Problems) -> Article:
    return Article(
        id=problems.file.stem,
        title=title,
        kind=kind,
        body=front_matter.body.strip("\n"),
        file=problems.file,
        status=form.choice("status", Status) or Status.CURRENT,
        severity=form.choice("severity", Severity) or Severity.UNSUPPORTED,
        aliases=form.texts("aliases"),
        applies_to=form.texts("applies_to"),
        areas=form.texts("areas"),
        layer=form.text("layer"),
        level=form.text("level"),
        persistence=form.text("persistence"),
        role=form.text("role"),
        roles=form.texts("roles"),
        effort=form.whole("effort", lowest=1, highest=5, default=2),
        last_verified=form.text("last_verified"),
        currency=_currency(form.part("currency")),
        sources=form.each("sources", _source),
        alerts=form.texts("alerts"),
        codes=form.texts("codes"),
        confirmed_by=groups_of(form.node("confirmed_by"), problems, "confirmed_by"),
        requires=group_of(form.node("requires"), problems, "requires"),
        ruled_out_by=groups_of(form.node("ruled_out_by"), problems, "ruled_out_by"),
        shows=shows_of(form.node("shows"), problems),
        if_not_resolved=form.texts("if_not_resolved"),
        related=form.texts("related"),
        examples=form.each("examples", _example),
        not_examples=form.texts("not_examples"),
        phrasings=form.texts("phrasings"),
        searches=form.texts("searches"),
        walkthroughs=form.each("walkthroughs", _walkthrough),
        sections=tuple(_sections(front_matter)),
        lines=MappingProxyType(form.lines),
    )


def _currency(form: Form | None) -> Currency | None:
    if form is None:
        return None
    currency = Currency(form.required("note"), form.text("year"), form.yes_no("verified"))
    form.finish()
    return currency


def _source(form: Form) -> Source:
    source = Source(form.required("title"), form.text("section"), form.text("url"))
    form.finish()
    return source


def _example(form: Form) -> Example:
    example = Example(form.required("paste"), form.mapping("finds"), form.line)
    form.finish()
    return example


def _walkthrough(form: Form) -> Walkthrough:
    rated = form.choice("rated", Rating) or Rating.ESTABLISHED
    walkthrough = Walkthrough(form.mapping("answers"), rated, form.line)
    form.finish()
    return walkthrough


def _sections(front_matter: FrontMatter) -> Iterator[Section]:
    """The parts below each `## heading`, which keep the lines of the file; a `##` in fenced code is no heading."""
    heading, start, fence = "", 0, ""
    lines = front_matter.body.split("\n")
    for number, line in enumerate(lines):
        mark = line.lstrip()[:3]
        if mark in _CODE_FENCES and fence in ("", mark):
            fence = "" if fence else mark
        if line.startswith("## ") and not fence:
            if heading:
                yield _section(heading, lines[start:number], front_matter.body_line + start - 1)
            heading, start = line[3:].strip(" #"), number + 1
    if heading:
        yield _section(heading, lines[start:], front_matter.body_line + start - 1)


def _section(heading: str, lines: list[str], line: int) -> Section:
    return Section(heading, "\n".join(lines).rstrip("\n"), line)
