"""Shows an author how an article will look and what it does: in the terminal, as JSON, or as one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.findings import Alert, Difference, Verdict
from engine.preview import Match, Preview, Walk, WalkedStep
from kb.filling import Fillings, fill_in
from kb.markup import render_text
from kb.model import KnowledgeBase
from webapp.presenters.article_page import article_page
from webapp.presenters.cards import passages
from webapp.presenters.words import answer_words, question_words

_HERE = Path(__file__).resolve().parent


def preview_lines(kb: KnowledgeBase, shown: Preview) -> Iterator[str]:
    """The article as text, then each paste, each walkthrough, and what the checks say."""
    article = shown.article
    yield f"{article.title}\n{'=' * len(article.title)}\n"
    yield render_text(article.body, _fillings(kb, shown)).rstrip()
    for number, match in enumerate(shown.matches, start=1):
        yield f"\nPaste {number}: {verdict_of(match)}"
        yield from (f"  {line}" for line in _match_lines(kb, match))
    for walk in shown.walks:
        yield f"\nWalkthrough on line {walk.line}: {outcome_of(walk)}"
        yield from (f"  {line}" for line in _walk_lines(kb, walk))
    yield "\nWhat the checks say:" if shown.problems else "\nThe checks accept it."
    yield from (f"  {problem}" for problem in shown.problems)


def preview_json(shown: Preview) -> dict[str, Any]:
    """The same for scripts."""
    return {
        "id": shown.article.id,
        "title": shown.article.title,
        "pastes": [_match_json(match) for match in shown.matches],
        "walkthroughs": [_walk_json(walk) for walk in shown.walks],
        "problems": [str(problem) for problem in shown.problems],
    }


def preview_html(kb: KnowledgeBase, shown: Preview) -> str:
    """One page that needs no server and no other file."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("preview.html").render(
        style=(_HERE / "static" / "site.css").read_text(encoding="utf-8"),
        page=article_page(kb, shown.article),
        passages=passages(shown.article.sections, _fillings(kb, shown)),
        matches=[(match, verdict_of(match), tuple(_names(kb, match))) for match in shown.matches],
        walks=[(walk, outcome_of(walk), [_step_line(kb, step) for step in walk.steps]) for walk in shown.walks],
        problems=[str(problem) for problem in shown.problems],
    )


def holds(shown: Preview) -> bool:
    """Whether everything is as its author says: pastes recognised, walkthroughs ending as they should, no problem."""
    recognised = all(match.own for match in shown.matches) or not shown.article.alerts
    return recognised and not shown.problems and not any(walk.failures for walk in shown.walks)


def verdict_of(match: Match) -> str:
    """What came of a paste, in words."""
    match match.own:
        case ():
            return "not recognised as an alert of this article"
        case (Alert(verdict=Verdict.EXACT, claimants=(_,)), *_):
            return "recognised word for word"
        case (Alert(verdict=Verdict.EXACT, claimants=claimants), *_):
            return f"recognised word for word; {len(claimants) - 1} other articles have the same sentence"
        case _:
            return "similar: suggested, but not proved"


def outcome_of(walk: Walk) -> str:
    """What came of a walkthrough, in words."""
    return f"does not end as it says ({walk.wanted})" if walk.failures else f"{walk.wanted}, as it says"


def _fillings(kb: KnowledgeBase, shown: Preview) -> Fillings:
    alerts = (alert for match in shown.matches[:1] for alert in match.own)
    return fill_in(kb.vocabulary.captures, {each.name: each.text for alert in alerts for each in alert.captures})


def _match_lines(kb: KnowledgeBase, match: Match) -> Iterator[str]:
    yield from (f"{label}: {text}" for label, text in _names(kb, match))
    differences = match.differences or tuple(each for alert in match.own for each in alert.differences)
    if any(not each.same for each in differences):
        yield " ".join(filter(None, map(_marked, differences)))
        yield "([-only in the template-], {+only in the paste+})"
    yield from (f"It also holds an alert of {' or '.join(alert.claimants)}." for alert in match.others)


def _marked(part: Difference) -> str:
    if part.same:
        return part.yours
    return " ".join(filter(None, (part.known and f"[-{part.known}-]", part.yours and f"{{+{part.yours}+}}")))


def _names(kb: KnowledgeBase, match: Match) -> Iterator[tuple[str, str]]:
    """What is cut out of the paste, and the answers that its words give."""
    for alert in match.own:
        for capture in alert.captures:
            known = kb.vocabulary.captures.get(capture.name)
            yield (known.label if known else capture.name), capture.text
        for each in alert.findings:
            yield question_words(kb, each.question), answer_words(kb, each.question, each.answer)
    yield from (("Code", code.canonical) for code in match.codes)


def _walk_lines(kb: KnowledgeBase, walk: Walk) -> Iterator[str]:
    yield from (_step_line(kb, step) for step in walk.steps)
    yield from walk.failures


def _step_line(kb: KnowledgeBase, step: WalkedStep) -> str:
    answer = answer_words(kb, step.question, step.answer)
    return f"{question_words(kb, step.question)}  {answer}  ->  {step.rating}"


def _match_json(match: Match) -> dict[str, Any]:
    return {
        "paste": match.paste,
        "verdict": match.own[0].verdict.value if match.own else "not-recognised",
        "captures": {each.name: each.text for alert in match.own for each in alert.captures},
        "findings": {each.question: each.answer for alert in match.own for each in alert.findings},
        "codes": [code.canonical for code in match.codes],
        "others": [list(alert.claimants) for alert in match.others],
        "differences": [
            {"same": each.same, "yours": each.yours, "known": each.known}
            for each in match.differences or tuple(part for alert in match.own for part in alert.differences)
        ],
    }


def _walk_json(walk: Walk) -> dict[str, Any]:
    steps = [{"question": each.question, "answer": each.answer, "rating": each.rating.value} for each in walk.steps]
    return {"line": walk.line, "wanted": walk.wanted.value, "steps": steps, "failures": list(walk.failures)}
