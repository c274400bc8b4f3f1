"""Checks that the examples of an article are recognised as its alerts and no other's, and give what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.findings import Recognition
from engine.lint.recognising import Recognised, Recognising
from kb.model import Problem


def check(tried: Recognising) -> Iterator[Problem]:
    """One problem an example that is not recognised, that is taken for another's, or that gives something else."""
    for each in tried.examples:
        yield from (Problem(each.article.file, each.example.line, text) for text in _faults(each))


def _faults(each: Recognised) -> Iterator[str]:
    alerts = each.recognition.alerts
    if not any(each.article.id in alert.claimants for alert in alerts):
        taken = f", but as one of `{alerts[0].article}`" if alerts else ""
        yield f"the example is not recognised as an alert of the article{taken}: compare it with `alerts`"
        return
    for alert in alerts:
        if each.article.id not in alert.claimants:
            yield f"the example is recognised as an alert of `{alert.article}` as well"
    given = _given(each.recognition)
    for name, said in each.example.finds.items():
        if given.get(name) != said:
            gives = f"“{given[name]}”" if name in given else "nothing"
            yield f"the example gives {gives} for `{name}`, and `finds` says “{said}”"


def _given(recognition: Recognition) -> Mapping[str, str]:
    """The captured names, and the answers of choices, of all alerts of a text."""
    captures = {capture.name: capture.text for alert in recognition.alerts for capture in alert.captures}
    return captures | {finding.question: finding.answer for alert in recognition.alerts for finding in alert.findings}
