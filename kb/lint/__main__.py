"""`python -m kb.lint DIR`: prints the problems of a knowledge base, one a line; exit status 1 if there are any."""

from __future__ import annotations

import sys
from pathlib import Path

from kb.library import read_knowledge_base
from kb.lint import run


def main(folder: str) -> int:
    """Lint one folder; the number of problems decides the exit status."""
    kb = read_knowledge_base(Path(folder))
    problems = run(kb)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{len(kb.articles)} articles, {len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "kb"))
