"""Writes the lock files anew from pyproject.toml, for every system and Python at once; needs uv on the PATH.

`python3 requirements/relock.py` keeps the versions that still fit; `--upgrade` (or another option of
`uv pip compile`) goes on to uv. Each file holds all of the one before it at the same versions.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCKS = (("app", ()), ("test", ("test",)), ("bench", ("test", "bench")))
"""Lock file and the dependency groups it holds beside the program's own needs."""


def relock(options: list[str]) -> None:
    """Writes each lock file with the one before it as constraint; raises CalledProcessError when nothing fits."""
    before: list[str] = []
    for name, groups in LOCKS:
        lock = f"requirements/{name}.lock"
        chosen = [part for group in groups for part in ("--group", group)]
        subprocess.run([*COMPILE, *chosen, *before, "-o", lock, *options], cwd=HERE.parent, check=True)
        before = ["-c", lock]
        print(f"wrote {lock}")


COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "requirements/relock.py"),
)

if __name__ == "__main__":
    relock(sys.argv[1:])
