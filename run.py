#!/usr/bin/env python3
"""Sets SyncMedic up in its own folder and starts it: the one command to run it, to test it and to measure it.

python3 run.py                    serve on this machine and print the address
python3 run.py ARGS               the syncmedic command, for example: python3 run.py search "approve mailbox"
python3 run.py test [ARGS]        every check, browser included; ARGS go to pytest
python3 run.py bench NAME [ARGS]  one measurement of benchmarks/

Only the standard library is used here, so any Python from 3.11 on can run it (Windows: py run.py).
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get this sentence and not a traceback
    sys.exit("SyncMedic needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

import contextlib
import hashlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
GATE = ROOT / ".venv.lock"
LOCKS = ROOT / "requirements"
WHEELS = ROOT / "wheelhouse"
# The interpreter below any virtual environment this was started from: .venv must never be made out of itself.
SYSTEM_PYTHON = getattr(sys, "_base_executable", None) or sys.executable

NO_VENV = "Python's venv module is missing. On Debian or Ubuntu type: sudo apt-get install -y python3-venv"
NO_BROWSER = (
    "The tests drive Chromium, and none could be found or fetched. "
    "Install it (Debian or Ubuntu: sudo apt-get install -y --no-install-recommends chromium) or set CHROME to its path."
)

CHECKS = (
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])")),
    ("kb lint", ("-m", "webapp", "kb", "lint")),
)
"""Name and command of each check that speaks only when it fails; pytest follows them and speaks for itself."""

FETCH_CHROMIUM = (
    ((PYTHON, "-m", "playwright", "install", "--only-shell", "chromium"),),
    (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"),
    ),
)
"""Ways to get the browser, tried in this order while none starts; each is a row of commands."""

SYSTEM_COMMANDS = () if os.name == "nt" else ("/usr/sbin", "/sbin")
"""Where apt-get and the PostgreSQL of the tests find what they call when root; a bare PATH leaves them out."""

HOLDS = {"app": {"app"}, "test": {"app", "test"}, "bench": {"app", "test", "bench"}}
"""Each lock file holds all that the ones before it hold."""

PIP_INSTALL = ("install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")


def main(args: list[str]) -> int:
    """Does what `args` ask for (see the top of this file) and returns the exit status."""
    match args:
        case ["test", *rest]:
            install("test")
            return test(rest)
        case ["bench", name, *rest]:
            install("bench")
            return start("-m", f"benchmarks.{name}", *rest)
        case _:
            install("app")
            return start("-P", "-m", "webapp", *(args or ["serve"]))


# Setting up: .venv is whole, or it is made again.


def install(name: str) -> None:
    """Makes .venv hold requirements/`name`.lock, unless it does; ends the program with a sentence when it cannot."""
    if name in installed():
        return
    with alone():
        already = installed()
        if name in already:
            return
        print(f"Setting up {VENV} (only now, and when requirements/ changes) ...", file=sys.stderr, flush=True)
        pip = make_venv()
        wheels = ("--no-index", "--find-links", WHEELS) if WHEELS.is_dir() else ()
        status = call(*pip, *PIP_INSTALL, *wheels, "-r", LOCKS / f"{name}.lock")
        GATE.write_text("", encoding="utf-8")  # pip came to an end of its own, and undoes what it cannot finish
        if status:
            sys.exit(f"Could not install requirements/{name}.lock: see what pip says above.")
        record(already | HOLDS[name])


def installed() -> frozenset[str]:
    """The names of the lock files .venv holds as they are now; none when a lock file or Python has changed."""
    if not (PYTHON.exists() and STAMP.exists()):
        return frozenset()
    made_from, *names = STAMP.read_text(encoding="utf-8").split()
    return frozenset(names) if made_from == fingerprint() else frozenset()


def record(names: frozenset[str]) -> None:
    """Writes down, in one step, that .venv holds the lock files `names` as they are now."""
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(" ".join([fingerprint(), *sorted(names)]), encoding="utf-8")
    fresh.replace(STAMP)


def fingerprint() -> str:
    """A hash of everything .venv is made from: all lock files, and Python's major and minor version."""
    locks = b"".join(path.read_bytes() for path in sorted(LOCKS.glob("*.lock")))
    return hashlib.sha256(locks + repr(sys.version_info[:2]).encode()).hexdigest()


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Waits until no other run.py sets .venv up; the operating system ends the wait when that one dies."""
    with GATE.open("ab") as gate:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            gate.seek(1 << 20)  # a byte behind the text, for a locked byte cannot be read
            while True:
                with contextlib.suppress(OSError):  # raised after ten seconds of waiting
                    msvcrt.locking(gate.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl  # noqa: PLC0415 - exists on Unix only

            fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def make_venv() -> tuple[str | Path, ...]:
    """Makes .venv, unless a whole one of this Python is there; returns the pip command that installs into it.

    The gate says "unfinished" from here until pip has ended: a .venv whose making was killed is made again.
    """
    bundled = runs(SYSTEM_PYTHON, "-c", "import ensurepip, venv")  # Debian leaves ensurepip out of python3
    if not bundled and not runs(SYSTEM_PYTHON, "-m", "pip", "--version"):
        sys.exit(NO_VENV)
    pip = (PYTHON, "-m", "pip") if bundled else (SYSTEM_PYTHON, "-m", "pip", "--python", PYTHON)
    same_python = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    whole = GATE.stat().st_size == 0 and runs(PYTHON, "-c", same_python) and runs(*pip, "--version")
    GATE.write_text("unfinished", encoding="utf-8")
    if not whole and call(SYSTEM_PYTHON, "-m", "venv", "--clear", *([] if bundled else ["--without-pip"]), VENV):
        sys.exit(f"Could not make {VENV}: see above.")
    return pip


def start(*arguments: str) -> int:
    """Becomes the program's Python with `arguments`; on Windows, which cannot do that, waits for it.

    Cases and indexes are kept in this folder, wherever the command is typed; SYNCMEDIC_DATA names another place.
    """
    paths = (str(ROOT), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    os.environ.setdefault("SYNCMEDIC_DATA", str(ROOT / "data"))
    if sys.platform == "win32":
        return call(PYTHON, *arguments)
    os.execv(PYTHON, [str(PYTHON), *arguments])


def test(pytest_arguments: list[str]) -> int:
    """Runs every check, whatever the ones before it said, with a line each; returns 1 when any failed."""
    os.chdir(ROOT)
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", os.defpath), *SYSTEM_COMMANDS])
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("browser", browser_complaint),
        *((name, partial(complaint, *arguments)) for name, arguments in CHECKS),
        ("pytest", partial(pytest_complaint, *pytest_arguments)),
    )
    failed = [name for name, check in checks if not passes(name, check)]
    print(f"FAILED: {', '.join(failed)}." if failed else f"All {len(checks)} checks passed.", flush=True)
    return int(bool(failed))


def passes(name: str, check: Callable[[], str]) -> bool:
    """Whether `check` has no complaint; prints the verdict on one line, the complaint below it."""
    begun = time.perf_counter()
    words = check()
    print(f"{'FAILED' if words else 'ok':7}{name:12}{time.perf_counter() - begun:6.1f} s", flush=True)
    if words:
        print(words, flush=True)
    return not words


def browser_complaint() -> str:
    """Sees to it that Chromium starts, fetching it where needed; returns what to type when that cannot be done."""
    starts = ("-m", "tests.chromium")
    for commands in ((), *FETCH_CHROMIUM):
        for command in commands:
            runs(*command)
        if not (words := complaint(*starts)):
            return ""
    return f"{words}\n{NO_BROWSER}"


def complaint(*arguments: str) -> str:
    """Runs .venv's Python with `arguments`; returns "" when it ends well, otherwise what it printed."""
    ended = subprocess.run([PYTHON, *arguments], check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = ended.stdout.decode("utf-8", "replace").strip()
    return "" if ended.returncode == 0 else said or f"exit status {ended.returncode}"


def pytest_complaint(*arguments: str) -> str:
    """Runs pytest, which writes to the terminal itself; returns "" when all tests passed."""
    status = call(PYTHON, "-m", "pytest", *(arguments or SIDE_BY_SIDE))
    return f"pytest's exit status is {status}; its report is above." if status else ""


SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadscope")
"""How the whole suite runs; who picks tests wants to see them one after the other."""


def call(*command: str | Path) -> int:
    """Runs a command that writes to the terminal; returns its exit status, 127 when there is no such command."""
    try:
        return subprocess.run(command, check=False).returncode
    except FileNotFoundError:
        return 127


def runs(*command: str | Path) -> bool:
    """Whether a command exists and ends well; what it prints is dropped."""
    nowhere = subprocess.DEVNULL
    with contextlib.suppress(FileNotFoundError):
        return subprocess.run(command, check=False, stdin=nowhere, stdout=nowhere, stderr=nowhere).returncode == 0
    return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
