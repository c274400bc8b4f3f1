"""The contract of `diagnose --jsonl` for scripts: one answer a line, in order, whatever the lines hold."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.served import ROOT
from tests.webapp.coffee import write_coffee
from tests.webapp.commands import PREFIX, run, surroundings

NORTH = "The machine North must be descaled before it brews another cup."
ODD = "\u200f\U0001f600é\u200f"

LINES: dict[str, bytes] = {
    "marked": b'\xef\xbb\xbf{"id": "marked", "text": "%s"}' % NORTH.encode(),
    "blank": b"",
    "spaces": b"  \t",
    "no id": b'{"text": "banana bread"}',
    "list id": b'{"id": [1, {"a": null}], "text": "banana bread"}',
    "number id": b'{"id": 1.50, "text": "banana bread"}',
    "nan": b'{"id": NaN, "text": "banana bread"}',
    "overflow": b'{"id": 1e999, "text": "banana bread"}',
    "no text": b'{"id": "no text"}',
    "number text": b'{"id": "number text", "text": 5}',
    "array": b"[1]",
    "cut": b'{"id": "cut", "te',
    "lone surrogate": b'{"id": "\\ud800", "text": "%s"}' % NORTH.replace("North", "N\\ud800rth").encode(),
    "not utf-8": b'{"id": "not utf-8", "text": "inv \xff\xfe"}',
    "too long": b'{"id": "too long", "text": "%s"}' % (b"x" * 20_001),
    "longest": b'{"id": "longest", "text": "%s"}' % (b"x " * 10_000),
    "a megabyte": b'{"id": "a megabyte", "text": "%s"}' % (b"abc " * 250_000),
    "empty": b'{"id": "empty", "text": ""}',
    "twice": b'{"id": "twice", "text": "banana", "text": "bread"}',
    "deep": b"[" * 100_000,
    "deep id": b'{"id": %s1%s, "text": "banana"}' % (b"[" * 900, b"]" * 900),
    "huge number": b'{"id": %s, "text": "banana"}' % (b"9" * 5000),
    "combining": '{"id": "combining", "text": "\u0301\u0302\u0303"}'.encode(),
    "emoji": '{"id": "emoji", "text": "😀👩‍👩‍👧‍👦 שלום"}'.encode(),
    "carriage return": b'{"id": "carriage return",\r"text": "banana bread"}\r',
    "line separator": '{"id": "line separator", "text": "banana\u2028bread\u0085"}'.encode(),
    "odd places": f'{{"id": "odd places", "text": "e\u0301 👩‍👧 ﬁ\u00a0{NORTH.replace("North", ODD)}"}}'.encode(),
    "code": b'{"id": "code", "text": "BoilerScaled"}',
    "last": b'{"id": "last", "text": "The machine is dead"}',
}  # fmt: skip
FAULTY = [
    "blank", "spaces", "nan", "overflow", "no text", "number text", "array", "cut", "not utf-8", "too long",
    "a megabyte", "empty", "twice", "deep", "deep id", "huge number",
]  # fmt: skip
FOREIGN = ["no id", "list id", "number id", "longest", "combining", "emoji", "carriage return", "line separator"]
Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_coffee(tmp_path_factory.mktemp("contract") / "kb")


@pytest.fixture(scope="module")
def ended(folder: Path) -> subprocess.CompletedProcess[bytes]:
    lines = b"\n".join(LINES.values())
    return run(folder.parent / "data", "diagnose", "--kb", str(folder), "--jsonl", "-", given=lines)


@pytest.fixture(scope="module")
def answers(ended: subprocess.CompletedProcess[bytes]) -> Answers:
    told = [json.loads(line, parse_constant=pytest.fail) for line in ended.stdout.splitlines()]
    return dict(zip(LINES, told, strict=True))


def test_a_bad_line_ends_with_1(ended: subprocess.CompletedProcess[bytes]) -> None:
    assert ended.returncode == 1


def test_nothing_is_told_but_the_answers(ended: subprocess.CompletedProcess[bytes]) -> None:
    assert ended.stderr == b""


@pytest.mark.parametrize("name", FAULTY)
def test_a_line_that_cannot_be_used_has_an_error_in_its_place(answers: Answers, name: str) -> None:
    assert list(answers[name]) == ["id", "error"]


@pytest.mark.parametrize("name", sorted(LINES.keys() - set(FAULTY)))
def test_a_line_that_can_be_used_has_every_part_of_the_answer(answers: Answers, name: str) -> None:
    assert list(answers[name]) == ["id", "alerts", "codes", "candidates", "next"]


@pytest.mark.parametrize("name", ["no text", "number text", "not utf-8", "too long", "empty", "a megabyte", "twice"])
def test_an_error_bears_the_id_of_its_line(answers: Answers, name: str) -> None:
    assert answers[name]["id"] == name


@pytest.mark.parametrize(
    ("name", "line_id"),
    [("no id", None), ("list id", [1, {"a": None}]), ("number id", 1.5), ("lone surrogate", "\ud800")],
)
def test_an_id_comes_back_as_it_was(answers: Answers, name: str, line_id: object) -> None:
    assert answers[name]["id"] == line_id


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_text_is_not_recognised(answers: Answers, name: str) -> None:
    told = answers[name]
    assert (told["alerts"], told["candidates"], told["next"]["kind"]) == ([], [], "not-recognised")


@pytest.mark.parametrize("name", ["marked", "odd places", "lone surrogate"])
def test_the_span_of_an_alert_cuts_it_out_of_the_text(answers: Answers, name: str) -> None:
    text = json.loads(LINES[name].decode("utf-8-sig"))["text"]
    start, end = answers[name]["alerts"][0]["span"]
    assert text[start:end] == text[text.index("The machine") :].rstrip(".")


def test_a_capture_is_what_stands_in_the_text(answers: Answers) -> None:
    assert answers["odd places"]["alerts"][0]["captures"]["machine"].strip("\u200f") == "\U0001f600é"


def test_an_exact_alert_is_resolved(answers: Answers) -> None:
    assert answers["marked"]["next"] == {"kind": "resolve", "articles": ["descale"]}


def test_what_is_hardly_likely_is_no_candidate(answers: Answers) -> None:
    told = [each for answer in answers.values() for each in answer.get("candidates", [])]
    assert [each for each in told if each["likelihood"] < 0.005] == []


def test_good_lines_alone_end_with_0(folder: Path) -> None:
    given = b'{"id": 1, "text": "BoilerScaled"}\n'
    assert run(folder.parent / "data", "diagnose", "--kb", str(folder), "--jsonl", "-", given=given).returncode == 0


def test_an_answer_comes_before_the_next_line_is_sent(folder: Path) -> None:
    command = [*PREFIX, "diagnose", "--kb", str(folder), "--jsonl", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=surroundings(folder.parent / "data"), **pipes) as talking:  # type: ignore[call-overload]
        ids = []
        for number in range(3):
            talking.stdin.write(b'{"id": %d, "text": "BoilerScaled"}\n' % number)
            talking.stdin.flush()
            ids.append(json.loads(talking.stdout.readline())["id"])
        talking.stdin.close()
    assert ids == [0, 1, 2]


def test_a_reader_that_leaves_is_no_crash(folder: Path) -> None:
    command = [*PREFIX, "diagnose", "--kb", str(folder), "--jsonl", "-"]
    environment = surroundings(folder.parent / "data")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as talking:  # type: ignore[call-overload]
        talking.stdout.close()
        talking.stdin.write(b'{"id": 1, "text": "BoilerScaled"}\n' * 50)
        talking.stdin.close()
        assert talking.stderr.read() == b""


def test_a_cause_that_its_code_establishes_is_far_likelier_than_those_it_shares_the_sentence_with(
    tmp_path: Path,
) -> None:
    for code in "DripFault", "HoseFault", "SealFault", "PumpFault":
        front = (
            f"title: {code}\nkind: alert\nalerts: ['Unit {{unit}} of the plant lost its pressure.']\ncodes: [{code}]"
        )
        (tmp_path / f"{code}.md").write_text(f"---\n{front}\n---\nMend it.\n", encoding="utf-8")
    told = run(
        tmp_path / "data",
        "diagnose",
        "--json",
        "--kb",
        str(tmp_path),
        "Unit 7 of the plant lost its pressure. SealFault",
    )
    assert json.loads(told.stdout)["candidates"][0]["likelihood"] > 0.8
