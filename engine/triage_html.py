"""Writes a triage as a page of its own to print or send: the runbook with its charts; it loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from engine.triage_charts import WIDTH, Bar, TimeLine, bars_by_cause, time_line
from engine.triage_forms import parts_of, spread, summary
from engine.triage_result import Cluster, Group, Triage
from kb.markup import fill_in, render
from kb.model import KnowledgeBase

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:11pt/1.45 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;overflow-wrap:anywhere}"
    "h1{font-size:1.6em}h2{font-size:1.3em;margin-top:2em;border-bottom:1px solid #888}"
    "h3{font-size:1.1em;margin-bottom:.2em}h2,h3{break-after:avoid}"
    "section{break-inside:avoid-page}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;font-weight:normal;padding:.2em .6em .2em 0;vertical-align:top}"
    "td.count{text-align:right;width:4em}td.bar{width:35%}"
    "svg{display:block;width:100%;height:1em}svg.days{height:6em;border-bottom:1px solid #888}"
    "rect{fill:#0b6169}@media(prefers-color-scheme:dark){rect{fill:#7accce}}"
    ".names{list-style:none;padding:0;columns:16em}.quiet{opacity:.75}pre{white-space:pre-wrap}"
    "@media print{rect{fill:#000;print-color-adjust:exact}}"
)


def as_html(kb: KnowledgeBase, triage: Triage) -> str:
    """The runbook as a page; what was in the file is only ever text."""
    body = "\n".join(_body(kb, triage))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Runbook</title>'
        f"<style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def _body(kb: KnowledgeBase, triage: Triage) -> Iterator[str]:
    yield f"<h1>Runbook</h1>\n<p>{escape(summary(triage))}</p>"
    yield from _by_cause(bars_by_cause(triage))
    line = time_line(triage)
    if line:
        yield _over_time(line)
    for part in parts_of(triage):
        yield f'<h2>{escape(part.heading)}</h2>\n<p class="quiet">{escape(part.lead)}</p>'
        yield from (_group(kb, group) for group in part.groups)
    if triage.clusters:
        yield "<h2>Not recognised</h2>\n<ul>" + "".join(map(_cluster, triage.clusters)) + "</ul>"
    if triage.bad:
        rows = "".join(f"<li>{escape(str(bad))}</li>" for bad in triage.bad)
        yield f"<h2>Rows that were left out</h2>\n<ul>{rows}</ul>"


def _by_cause(bars: tuple[Bar, ...]) -> Iterator[str]:
    if bars:
        rows = "".join(
            f'<tr><th scope="row">{escape(bar.label)}</th><td class="count">{bar.count:,}</td><td class="bar">'
            f'<svg viewBox="0 0 {WIDTH} 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect width="{bar.length}" height="10"/></svg></td></tr>'
            for bar in bars
        )
        yield f"<table><caption>Rows by cause</caption>{rows}</table>"


def _over_time(line: TimeLine) -> str:
    bars = "".join(
        f'<rect x="{place * 10 + 1}" y="{WIDTH - bar.length}" width="8" height="{bar.length}"/>'
        for place, bar in enumerate(line.bars)
    )
    return (
        f'<figure><svg class="days" viewBox="0 0 {len(line.bars) * 10} {WIDTH}" preserveAspectRatio="none" '
        f'aria-hidden="true">{bars}</svg><figcaption>{escape(time_caption(line))}</figcaption></figure>'
    )


def time_caption(line: TimeLine) -> str:
    """What the time line shows, in words."""
    undated = f"; {line.undated:,} without a time" if line.undated else ""
    return (
        f"Alerts by {line.unit}, from {line.bars[0].label} to {line.bars[-1].label}; "
        f"most: {line.busiest.label} with {line.busiest.count:,}{undated}."
    )


def _group(kb: KnowledgeBase, group: Group) -> str:
    parts = [f"<h3>{escape(group.title)}</h3>", f"<p>{escape(spread(group))}. {escape(group.confidence)}.</p>"]
    if group.resolution and group.resolution.steps:
        parts.append(render(group.resolution.steps.body, fill_in(kb.vocabulary.captures, {})))
    if group.ask:
        parts.append(f"<p>Question: {escape(group.ask.question.ask)}</p>")
    names = "".join(
        f'<li><label><input type="checkbox"> {escape(name)}{f" ({count} ×)" if count > 1 else ""}</label></li>'
        for name, count in group.affected
    )
    parts += [f'<ul class="names">{names}</ul>'] if names else []
    return f"<section>{''.join(parts)}</section>"


def _cluster(cluster: Cluster) -> str:
    nearest = ", ".join(article.title for article in cluster.nearest)
    near = f'<br><span class="quiet">Nearest: {escape(nearest)}</span>' if nearest else ""
    return f"<li>{len(cluster.lines):,} × {escape(cluster.lines[0].shown)}{near}</li>"
