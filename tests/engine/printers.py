"""A small knowledge base about printers, as files, so that nothing here can depend on our own content."""

from __future__ import annotations

from pathlib import Path

QUESTIONS = """
power: {ask: Is the printer on?, answers: {"yes": "Yes", "no": "No"}}
noise:
  {ask: What do you hear?, answers: {grinding: Grinding, silence: Silence, clicks: Clicks}, only_if: {power: "yes"}}
paper: {ask: Is there paper?, answers: {"yes": "Yes, enough", "no": "No"}, heard_as: {"no": [out of paper]}}
lamp: {ask: What does the lamp do?, answers: {red: Red, green: Green}, derived: {green: [{power: "yes", paper: "yes"}]}}
"""

CAPTURES = "printer: {label: Printer, placeholder: the printer}\njob: {label: Job, placeholder: the job}\n"

ARTICLES = {
    "jam": """
title: Paper jam
kind: alert
alerts: ["Printer {printer} reports a paper jam in tray two. [The job {job} was held.]"]
codes: [PrinterJammed]
confirmed_by: [{noise: grinding}]
ruled_out_by: [{power: "no"}]
shows: {noise: {grinding: usually}, lamp: {red: often}, paper: {"yes": usually}}
""",
    "no-power": """
title: The printer has no power
kind: symptom
confirmed_by: [{power: "no"}]
shows: {power: {"no": always}, lamp: {red: rarely}}
phrasings: [the printer is completely dead]
codes: [HTTP 503]
""",
    "empty-tray": """
title: The paper tray is empty
kind: symptom
confirmed_by: [{paper: "no"}]
requires: {power: "yes"}
shows: {paper: {"no": always}, noise: {clicks: usually}, lamp: {red: usually}}
phrasings: [the printer ran out of paper in its tray]
""",
    "held-east": """
title: Jobs are held by the eastern spooler
kind: alert
alerts: ["The spooler refused the document of {printer} for an unnamed reason."]
codes: ["0x80040111"]
shows: {lamp: {green: usually}}
""",
    "held-west": """
title: Jobs are held by the western spooler
kind: alert
alerts: ["The spooler refused the document of {printer} for an unnamed reason."]
codes: ["0x80040222"]
shows: {lamp: {red: usually}}
""",
}

BODY = """
## What you see
Nothing comes out of {printer}.

## Why it happens
Something is wrong with {printer}.

## Resolution
1. Open {printer}.
2. Close it again.

## Check that it worked
A page comes out.
"""


def write_printers(folder: Path) -> Path:
    """Writes the knowledge base into `folder` and returns it."""
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "vocabulary" / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    (folder / "vocabulary" / "captures.yaml").write_text(CAPTURES, encoding="utf-8")
    for name, front in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(f"---{front}---\n{BODY}", encoding="utf-8")
    return folder
