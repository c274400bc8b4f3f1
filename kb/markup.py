"""Renders the Markdown of articles: to safe HTML for pages, to steps with commands, and to plain text for terminals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from textwrap import indent
from types import MappingProxyType

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension

from kb.filling import Fillings, code_filled, fill_in, filled_html, filled_text, has_token, with_tokens
from kb.numbered_steps import Block, numbered_steps, with_code
from kb.plain_text import plain_text

__all__ = ["NOTHING_CAPTURED", "Fillings", "Html", "Step", "fill_in", "render", "render_steps", "render_text"]

NOTHING_CAPTURED: Fillings = MappingProxyType({})

_TAGS = {
    *("p", "div", "br", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("strong", "em", "code", "pre", "a", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "ol": {"start"},
    "code": {"class"},
    "div": {"class"},
    "p": {"class"},
    "th": {"align"},
    "td": {"align"},
}
_SCHEMES = {"http", "https", "mailto"}
_ARTICLE = re.compile(r"[A-Za-z0-9_][\w.-]*(?:#[\w.-]*)?")
_ADDRESS = re.compile(r"(?:https?://|mailto:|#|/(?![/\\]))[^\s\\]*", re.IGNORECASE)
_BULLET = re.compile(r"[-*+] +\S")
_BELOW_BULLET = re.compile(r"^ {2,3}(?=\S)")
_COMMAND = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)


class Html(str):
    """Sanitised HTML; templates put it into a page as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step (`number` 0: text between steps) and the commands in it, in their order, to be copied."""

    number: int
    html: Html
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rendered:
    """Sanitised HTML with tokens for captures, and their names."""

    html: str
    names: tuple[str, ...]


def render(markdown: str, fillings: Fillings = NOTHING_CAPTURED, articles_at: str = "") -> Html:
    """Safe HTML of an author's Markdown, with captures filled in as text; links to articles begin with `articles_at`.

    HTML in the Markdown is shown as the text it is. Links lead to http, https, mailto or into the application.
    """
    return Html(_joined(render_steps(markdown, fillings, articles_at)))


def render_steps(section_body: str, fillings: Fillings = NOTHING_CAPTURED, articles_at: str = "") -> tuple[Step, ...]:
    """The numbered steps of a section, one by one, with captures filled in as text."""
    return tuple(_step(block, fillings, articles_at) for block in numbered_steps(section_body))


def render_text(markdown: str, fillings: Fillings = NOTHING_CAPTURED) -> str:
    """Plain text of an author's Markdown for a terminal, with captures filled in."""
    blocks = numbered_steps(markdown)
    texts = [_text(block, fillings) for block in blocks]
    are_short_steps = all(block.number and "\n" not in text for block, text in zip(blocks, texts, strict=True))
    return ("\n" if are_short_steps else "\n\n").join(texts)


def _text(block: Block, fillings: Fillings) -> str:
    rendered = _rendered(block.markdown, "")
    html = code_filled(rendered.html, rendered.names, fillings)
    text = filled_text(plain_text(html), rendered.names, fillings)
    mark = f"{block.number}. " if block.number else ""
    return mark + indent(text, " " * len(mark))[len(mark) :]


def _step(block: Block, fillings: Fillings, articles_at: str) -> Step:
    rendered = _rendered(block.markdown, articles_at)
    html = filled_html(rendered.html, rendered.names, fillings)
    commands = tuple(unescape(_TAG.sub("", code)).rstrip("\n") for code in _COMMAND.findall(html))
    return Step(block.number, Html(_unwrapped(html) if block.number else html), commands)


def _joined(steps: Sequence[Step]) -> str:
    """The steps as lists that go on counting where they were interrupted, and the text between as it is."""
    numbers = [0, *(step.number for step in steps), 0]
    parts: list[str] = []
    for before, step, after in zip(numbers, steps, numbers[2:], strict=False):
        opening = f'<ol start="{step.number}">' if not before else ""
        closing = "" if after else "</ol>"
        parts.append(f"{opening}<li>{step.html}</li>{closing}" if step.number else step.html)
    return "\n".join(parts)


def _unwrapped(html: str) -> str:
    """A single paragraph without its tags, as lists show short items."""
    paragraph = _ONE_PARAGRAPH.fullmatch(html.strip())
    return paragraph[1] if paragraph else html


@lru_cache(maxsize=8192)
def _rendered(markdown: str, articles_at: str) -> _Rendered:
    source, names = with_tokens(markdown)
    return _Rendered(_sanitised(source, articles_at), names)


def _sanitised(markdown: str, articles_at: str) -> str:
    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if has_token(value):
            return None
        return _address(value, articles_at) if (tag, attribute) == ("a", "href") else value

    return nh3.clean(
        _converted(_for_converter(markdown)),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=allowed,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )


def _address(target: str, articles_at: str) -> str | None:
    if _ARTICLE.fullmatch(target):
        return f"{articles_at}{target}"
    return target if _ADDRESS.fullmatch(target) else None


def _converted(markdown: str) -> str:
    """Unsafe HTML; what is nested too deep for Python-Markdown is shown as it is written."""
    try:
        return _converter().convert(markdown)
    except RecursionError:
        return f"<pre>{escape(markdown)}</pre>"


def _converter() -> Markdown:
    """A converter for one text (they keep state) that takes HTML for text."""
    extensions: list[str | Extension] = [
        "fenced_code",
        "sane_lists",
        "admonition",
        TableExtension(use_align_attribute=True),
    ]
    converter = Markdown(extensions=extensions, output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter


def _for_converter(markdown: str) -> str:
    """What authors are used to write, as Python-Markdown wants it.

    That is a blank line before a list of bullets, and four blanks, not two, before what belongs to a bullet.
    """
    lines: list[str] = []
    in_list = False
    for line, in_code in with_code(markdown.split("\n")):
        is_bullet = bool(_BULLET.match(line)) and not in_code
        if is_bullet and not in_list and lines and lines[-1].strip():
            lines.append("")
        in_list = is_bullet or (in_list and (not line or line.startswith(" ")))
        lines.append(_BELOW_BULLET.sub("    ", line) if in_list else line)
    return "\n".join(lines)
