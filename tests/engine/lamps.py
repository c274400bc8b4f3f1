"""A small knowledge base about lamps that must not be set up so, as files."""

from __future__ import annotations

from pathlib import Path

QUESTIONS = """
place: {ask: Where is the lamp?, answers: {indoors: Indoors, outdoors: Outdoors}}
housing: {ask: What is the housing like?, answers: {sealed: Sealed, open: Open}, only_if: {place: outdoors}}
supply: {ask: What feeds it?, answers: {mains: The mains, battery: A battery, sun: The sun}}
voltage:
  {ask: Which voltage?, answers: {high: High, low: Low}, derived: {high: [{supply: mains}], low: [{supply: sun}]}}
dimmer: {ask: Is there a dimmer?, answers: {"yes": "Yes", "no": "No"}, only_if: {supply: mains}}
bulb: {ask: Which bulb?, answers: {neon: Neon, led: LED, halogen: Halogen}}
fuse: {ask: Which fuse?, answers: {small: Small, large: Large}}
load: {ask: Which load?, answers: {heavy: Heavy, light: Light}}
cable: {ask: Which cable?, answers: {thin: Thin, thick: Thick}}
smell: {ask: Does it smell?, answers: {"yes": "Yes", "no": "No"}}
"""

ARTICLES = {
    "open-outdoors": """
title: An open housing outdoors
confirmed_by: [{place: outdoors, housing: open}]
requires: {place: outdoors}
ruled_out_by: [{housing: sealed}]
sources: [{title: Manual, section: Housings, url: "https://example.com/lamps"}]
""",
    "high-voltage-outdoors": """
title: High voltage outdoors
confirmed_by: [{place: outdoors, voltage: high}]
requires: {place: outdoors}
ruled_out_by: [{voltage: low}]
""",
    "dimmed-neon": """
title: A dimmed neon lamp
severity: not-recommended
confirmed_by: [{dimmer: "yes", bulb: neon}]
""",
    "small-fuse": """
title: A small fuse under a heavy load
confirmed_by: [{fuse: small, load: heavy}]
""",
    "large-fuse": """
title: A large fuse before a thin cable
confirmed_by: [{fuse: large, cable: thin}]
""",
    "light-load": """
title: A light load on a thin cable
confirmed_by: [{load: light, cable: thin}]
""",
    "printed-only": """
title: Known by its alert only
alerts: ["The lamp {lamp} was set up wrongly and went out."]
""",
    "withdrawn": """
title: A halogen bulb
status: retired
confirmed_by: [{bulb: halogen}]
""",
}

BODY = """
## What is not supported
This.

## Why
It is dangerous.

## What to do instead
1. Ask an electrician.

## Check that it worked
Nothing burns.
"""


ANSWERS = {
    "place": ("indoors", "outdoors"),
    "housing": ("sealed", "open"),
    "supply": ("mains", "battery", "sun"),
    "voltage": ("high", "low"),
    "dimmer": ("yes", "no"),
    "bulb": ("neon", "led"),
    "fuse": ("small", "large"),
    "load": ("heavy", "light"),
    "cable": ("thin", "thick"),
}
"""Question -> its answers, for those that decide about some configuration."""


def write_lamps(folder: Path) -> Path:
    """Writes the knowledge base into `folder` and returns it."""
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "vocabulary" / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    (folder / "vocabulary" / "captures.yaml").write_text(
        "lamp: {label: Lamp, placeholder: the lamp}\n", encoding="utf-8"
    )
    for name, front in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(f"---\nkind: unsupported{front}---\n{BODY}", encoding="utf-8")
    return folder
