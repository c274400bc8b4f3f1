"""A small knowledge base about coffee machines, as files: every kind of result the pages can show occurs in it."""

from __future__ import annotations

from pathlib import Path

QUESTIONS = """
power:
  ask: Is the machine on?
  answers: {"yes": "Yes", "no": "No"}
  why: A machine without power cannot do anything.
  look: "Look at the lamp of {machine}, or run `lamp --show`."
lamp:
  ask: What does the lamp do?
  answers: {red: It is red, green: It is green, "off": It is off}
  heard_as: {red: [red lamp]}
taste: {ask: How does the coffee taste?, answers: {bitter: Bitter, sour: Sour, thin: Thin}, heard_as: {thin: [watery]}}
noise: {ask: What do you hear?, answers: {hissing: Hissing, silence: Silence}}
"""

CAPTURES = """
machine: {label: Machine, placeholder: the machine}
owner: {label: Owner, placeholder: the owner, personal: "yes"}
"""

ARTICLES = {
    "descale": """
title: The machine has to be descaled
kind: alert
aliases: [lime]
areas: [water]
layer: boiler
role: Kitchen manager
effort: 2
last_verified: "2024-05"
currency: {note: Tablets are sold by the dozen now, year: "2023", verified: "yes"}
sources: [{title: The manual, section: Lime, url: "https://coffee.example/manual"}]
related: [no-water]
alerts: ["The machine {machine} must be descaled before it brews another cup. [Ask {owner} for the tablets.]"]
codes: [BoilerScaled]
shows: {lamp: {red: usually}, noise: {hissing: usually}}
examples:
  - {paste: "The machine North must be descaled before it brews another cup.", finds: {machine: North}}
""",
    "no-water": """
title: The tank is empty
kind: alert
areas: [tank]
alerts: ["No water was found in the tank of the machine {machine} this morning."]
confirmed_by: [{taste: thin}]
ruled_out_by: [{power: "no"}]
shows: {taste: {thin: usually}, lamp: {red: often}}
phrasings: [coffee tastes watery]
examples: [{paste: "No water was found in the tank of the machine South this morning.", finds: {machine: South}}]
""",
    "no-power": """
title: The machine has no power
kind: symptom
confirmed_by: [{power: "no"}]
shows: {power: {"no": always}, lamp: {"off": always}, noise: {silence: always}}
phrasings: [the coffee machine is completely dead]
""",
    "foreign-beans": """
title: Beans of another maker
kind: unsupported
confirmed_by: [{taste: bitter}]
requires: {power: "yes"}
shows: {taste: {bitter: always}, lamp: {green: usually}}
phrasings: [coffee tastes bitter with other beans]
""",
    "sour-brew": """
title: Coffee of this version is sour
kind: known-issue
confirmed_by: [{taste: sour}]
requires: {power: "yes"}
shows: {taste: {sour: always}, lamp: {green: usually}}
phrasings: [sour coffee since the last version]
""",
    "old-filter": """
title: Filters of paper
kind: practice
status: retired
""",
}

BODIES = {
    "alert": """
## What you see
{machine} brews nothing.

## Why it happens
There is something wrong with {machine}.

## Resolution
1. Open **{machine}**.
2. Run the cleaning:

   ```
   clean --machine "{machine}"
   ```
3. Close it, see [the tank](no-water).

## Check that it worked
{machine} brews a cup.

## If it did not help
- Call {owner}.
""",
    "unsupported": """
## What is not supported
Beans of another maker.

## Why
They burn.

## What to do instead
1. Take our beans.
""",
    "known-issue": """
## What you see
Sour coffee.

## Status
It will be mended one day.

## Workaround
1. Drink tea.
""",
}


def write_coffee(folder: Path) -> Path:
    """Writes the knowledge base into `folder` and returns it."""
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "vocabulary" / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    (folder / "vocabulary" / "captures.yaml").write_text(CAPTURES, encoding="utf-8")
    for name, front in ARTICLES.items():
        kind = next(line.partition(": ")[2] for line in front.splitlines() if line.startswith("kind:"))
        body = BODIES.get(kind, BODIES["alert"])
        (folder / "articles" / f"{name}.md").write_text(f"---{front}---\n{body}", encoding="utf-8")
    return folder
