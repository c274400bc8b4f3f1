"""Questions of a bicycle workshop, so that nothing here depends on our own content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.reply.other_words import other_words
from engine.reply.wording import Wording, wording_of
from kb.model import Answer, Question, SynonymSet

QUESTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "symptom": (
        "What does the bicycle do?",
        {
            "noise": "It makes a noise",
            "slips": "The chain slips or falls off",
            "flat": "A tyre loses air",
            "none": "Nothing, it is here for a check",
        },
    ),
    "brake": (
        "Which kind of brakes does it have?",
        {"rim": "Rim brakes", "hydraulic": "Disc brakes (hydraulic)", "cable": "Disc brakes with a cable"},
    ),
    "electric": ("Is it an electric bicycle?", {"yes": "Yes", "no": "No"}),
    "gears": (
        "How are the gears shifted?",
        {"derailleur": "With a derailleur", "hub": "With gears in the hub", "none": "It has no gears"},
    ),
    "noise_when": (
        "When does the noise occur?",
        {"pedalling": "While pedalling", "braking": "While braking", "always": "All the time"},
    ),
    "tyre": ("Which tyres does it have?", {"tubeless": "Tubeless", "tube": "With a tube"}),
    "lamp": ("Is the lamp switched on?", {"yes": "Yes", "no": "No", "broken": "The lamp is broken"}),
    "listed": (
        "Is the frame number on the list?",
        {"listed": "It is listed", "missing": "It is not listed at all", "unreadable": "The number cannot be read"},
    ),
    "key": ("Is the key with the bicycle?", {"with": "Yes, in the lock", "without": "No, only a copy of it"}),
    "frame": ("Which frame?", {"low-step": "A low-step frame", "diamond": "A diamond frame"}),
    "size": ("How large are the wheels?", {"26": "26", "28": "28", "other": "Another size"}),
}


def wording(question: str, synonyms: Sequence[str] = (), **heard_as: Sequence[str]) -> Wording:
    """One of the questions ready for replies; `synonyms` is one set of them."""
    ask, labels = QUESTIONS[question]
    answers = tuple(Answer(name, label, tuple(heard_as.get(name, ()))) for name, label in labels.items())
    sets = (SynonymSet(tuple(synonyms)),) if synonyms else ()
    return wording_of(Question(question, ask, answers), other_words(sets))
