"""How far a name reaches that a template begins or ends with, where no literal word bounds it."""

from __future__ import annotations

import re

from engine.recognition.gaps import LONGEST, Stretch
from engine.recognition.paste import Paste
from engine.recognition.patterns import Gap


def leading(gap: Gap, paste: Paste, last: int) -> Stretch:
    """The stretch before word `last` that `gap` may fill: to the line's start, a log header's or a sentence's end."""
    end = paste.words.starts[last]
    if not gap.slots:
        return Stretch(last, last, end, end)
    if gap.only_choices:
        first = last - _longest_choice(gap, paste, last)
        return Stretch(first, last, paste.words.starts[first], end)
    line_start = max(paste.line(end)[0], end - _FARTHEST)
    header = after_header(paste.text, line_start, end)
    start = max(header if header < end else line_start, _after_sentence(paste.text, line_start, end))
    start = _after_opening_mark(gap, paste.text, start, end)
    first = max(paste.word_from(start), last - LONGEST)
    return Stretch(first, last, max(start, paste.words.ends[first - 1] if first else 0), end)


def trailing(gap: Gap, paste: Paste, first: int) -> Stretch:
    """The stretch from word `first` on that `gap` may fill: to its closing mark, the end of a sentence or the line."""
    start = paste.words.ends[first - 1]
    if not gap.slots:
        return Stretch(first, first, start, start)
    if gap.only_choices:
        last = first + _longest_choice_from(gap, paste, first)
        return Stretch(first, last, start, paste.words.ends[last - 1])
    end = _end_of_name(gap, paste, start)
    last = min(paste.word_from(end), first + LONGEST)
    end = min(end, paste.words.starts[last]) if last < len(paste.words) else end
    return Stretch(first, last, start, end)


def _longest_choice(gap: Gap, paste: Paste, last: int) -> int:
    return sum(
        max((len(one.ids) for one in choices if paste.ids.endswith(one.ids, 0, last)), default=0)
        for choices in gap.choices[-1:]
    )


def _longest_choice_from(gap: Gap, paste: Paste, first: int) -> int:
    return sum(
        max((len(one.ids) for one in choices if paste.ids.startswith(one.ids, first)), default=0)
        for choices in gap.choices[:1]
    )


def after_header(text: str, start: int, end: int) -> int:
    """Where a log line's header (its time, level and source) ends in `text[start:end]`; `start` without one."""
    if end - start > _FARTHEST:
        return start
    header = _HEADER.match(text, start, end)
    return header.end() if header else start


def _after_sentence(text: str, start: int, end: int) -> int:
    return max((found.end() for found in _SENTENCE_END.finditer(text, start, end)), default=start)


def _after_opening_mark(gap: Gap, text: str, start: int, end: int) -> int:
    """A template that begins with punctuation begins there: at the start, else at the last such mark."""
    opening = "".join(gap.marks[0].split())
    while start < end and text[start] == " ":
        start += 1
    if not opening or text.startswith(opening, start):
        return start
    closing = gap.marks[-1].strip()
    before_closing = text.rfind(closing, start, end) if closing and len(gap.slots) == 1 else end
    found = text.rfind(opening, start, max(before_closing, start))
    return max(found, start)


def _end_of_name(gap: Gap, paste: Paste, start: int) -> int:
    text = paste.text
    line_end = min(paste.line(start)[1], start + _FARTHEST)
    start = _behind_marks(gap.marks[0], text, start, line_end)
    closing = gap.marks[-1].strip()[:1]
    if closing:
        at = _closing(closing, text, start, line_end)
        if at is None and line_end + 1 < len(text) and not _hard(paste, line_end + 1):
            at = _closing(closing, text, line_end, min(paste.line(line_end + 1)[1], line_end + 60))
        if at is not None:
            return at
    sentence = _SENTENCE_END.search(text, start, line_end)
    return sentence.start() + 1 if sentence else line_end


def _behind_marks(marks: str, text: str, start: int, end: int) -> int:
    for mark in marks:
        if text.startswith(mark, start, end):
            start += 1
    return start


def _closing(mark: str, text: str, start: int, end: int) -> int | None:
    """Just behind the first `mark` that ends something: pairs within are skipped, no letter follows."""
    nested = 0
    for found in _PAIRS.get(mark, re.compile(re.escape(mark))).finditer(text, start, end):
        at = found.start()
        if text[at] != mark:
            nested += 1
        elif nested:
            nested -= 1
        elif at + 1 >= end or not text[at + 1].isalnum():
            return at + 1
    return None


def _hard(paste: Paste, line_start: int) -> bool:
    following = paste.word_from(line_start)
    return following >= len(paste.words) or not following or paste.crosses_hard_break(following - 1, following)


_FARTHEST = 600
"""No name at a template's edge, and no log header, reaches farther than so many characters."""

_PAIRS = {pair[1]: re.compile(f"[{re.escape(pair)}]") for pair in ("()", "[]", "{}", "<>")}

_DATE = r"\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}/\d{1,2}/\d\d|[A-Z][a-z]{2} {1,2}\d{1,2}"
_TIME = r"\d\d?:\d\d(?::\d\d)?"
_CLOCK = rf"(?:(?:{_DATE})[T ]?(?:{_TIME})?|{_TIME})(?![\d.]*\d\.)[\d:.,Z+\-]{{0,20}}(?: [AP]M)?"
_STAMP = rf"[\[(<]?(?:[A-Z][a-z]{{2,8}},? )?{_CLOCK}[\])>]?[:|]?"
_LEVEL = r"[\[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|SEVERE)\b[\])>]?[:|]?"
_BRACKETED = r"\[[^\]\n]{0,60}\]:?"
_PROCESS = r"(?:[\w.\-]{1,40} )?[\w./\-]{1,60}(?:\([\w\-]{1,40}\))?\[\d{1,9}\]:"
_SOURCE = r"[\w./$\-]{1,80}:"
_HEADER = re.compile(rf"(?:{_STAMP}|{_LEVEL})(?: *(?:{_LEVEL}|{_BRACKETED}|-|\|))*(?: *{_PROCESS}| *{_SOURCE}(?= ))? ")
"""A log line's time or level, then its other levels and brackets, then the process or the class that writes."""

_SENTENCE_END = re.compile(r"[.!?](?<=[^\W\d_]{3}.)[\"')]? (?=[^\W\d_a-zß-ÿ])")
"""A stop behind a word of three letters or more and before a capital; `Inc.` at a name's end is cut as well."""
