"""Measures how typed replies to the questions of an interview are understood, beside likeness to the labels alone.

`python -m benchmarks.replies [--kb DIR] [--texts FILE.jsonl] [--show]`

A line of the file is `{"question", "text", "expect"}`: the id of the answer that is meant, "unknown" for "I don't
know", or "" for what is no answer at all (a question back, a new description, a greeting), which must not be taken for
one. The replies were written from the questions and the labels of their answers, before anything was made to
understand them. What was tried out was tried on every second line (`tuned`); the others (`unseen`) only count.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from rapidfuzz import fuzz, process

from engine.bootstrap import open_expert
from engine.expert import Expert
from engine.settings import Settings
from kb.model import UNKNOWN, Question

REPLIES = Path(__file__).parent / "told_texts" / "replies.jsonl"


@dataclass(frozen=True, slots=True)
class Reply:
    """A text typed under a question, and the answer it means ("" for none)."""

    question: Question
    text: str
    expected: str

    def outcome(self, meant: str) -> str:
        """What became of it, in a word."""
        if meant == self.expected:
            return "right" if meant else "left"
        return "taken" if not self.expected else "wrong" if meant else "missed"


Reader = Callable[[Reply], str]
"""The answer that a reply is taken for, "" for none."""


def main() -> None:
    """Prints one line for each half and each way to read a reply; with --show also what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kb", type=Path, default=Settings().kb_folder)
    parser.add_argument("--texts", type=Path, default=REPLIES)
    parser.add_argument("--show", action="store_true", help="print the replies of the tuned half that failed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        expert = open_expert(Settings(kb_folder=given.kb, var_folder=Path(folder)))
        replies = list(_replies(expert, given.texts))
        for reply in replies:
            expert.answer_meant(reply.question, reply.text)  # makes every question ready
        print("half    reader              answers   right   wrong  missed   no answer   taken  ms each")
        for half, some in (("tuned", replies[::2]), ("unseen", replies[1::2])):
            print(_line(half, "SyncMedic", lambda reply: expert.answer_meant(reply.question, reply.text), some))
            print(_line(half, *_best_likeness(replies), some))
        if given.show:
            _show(expert, replies[::2])


def _replies(expert: Expert, file: Path) -> Iterator[Reply]:
    """The lines whose question this knowledge base asks."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        question = expert.kb.vocabulary.questions.get(row["question"])
        if question:
            yield Reply(question, row["text"], row["expect"])


def _best_likeness(replies: Sequence[Reply]) -> tuple[str, Reader]:
    """RapidFuzz's token_set_ratio to the labels, with the threshold that is best for all these replies."""

    def worth(threshold: int) -> int:
        found = Counter(reply.outcome(_likest(reply, threshold)) for reply in replies)
        return found["right"] - found["wrong"] - found["taken"]

    best = max(range(40, 101, 2), key=worth)
    return f"token_set_ratio {best}", lambda reply: _likest(reply, best)


def _likest(reply: Reply, threshold: int) -> str:
    labels = {answer.id: answer.label.casefold() for answer in reply.question.answers} | {UNKNOWN: "i don't know"}
    found = process.extractOne(reply.text.casefold(), labels, scorer=fuzz.token_set_ratio, score_cutoff=threshold)
    return found[2] if found else ""


def _line(half: str, name: str, reader: Reader, replies: Sequence[Reply]) -> str:
    before = process_time()
    outcomes = Counter(reply.outcome(reader(reply)) for reply in replies)
    took = (process_time() - before) * 1000 / len(replies)
    foreign = outcomes["left"] + outcomes["taken"]
    shares = "".join(f"{outcomes[one] / (len(replies) - foreign):8.3f}" for one in ("right", "wrong", "missed"))
    taken = outcomes["taken"] / foreign
    return f"{half:7} {name:19} {len(replies) - foreign:7}{shares} {foreign:11} {taken:7.3f} {took:8.2f}"


def _show(expert: Expert, replies: Sequence[Reply]) -> None:
    for reply in replies:
        meant = expert.answer_meant(reply.question, reply.text)
        outcome = reply.outcome(meant)
        if outcome not in ("right", "left"):
            print(f"{outcome:7} {reply.question.id}: {reply.text!r} is {reply.expected!r}, taken for {meant!r}")


if __name__ == "__main__":
    main()
