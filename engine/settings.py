"""What an operator may set, as one frozen dataclass; whoever starts the program fills it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders, the database, and what the web server allows.

    `kb_folder` holds articles and vocabulary; `var_folder` is private to the program (cases, index, 0700);
    `database_url` "" means SQLite below `var_folder`; `trusted_hosts` are the Host headers that are answered;
    `frame_ancestors` the sites that may embed a case; `requests_per_minute` the most one address may send;
    `learn` whether reported outcomes make articles likelier or less likely in later cases.
    """

    kb_folder: Path = ROOT / "kb"
    var_folder: Path = Path("data")
    database_url: str = ""
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    frame_ancestors: tuple[str, ...] = field(default=())
    requests_per_minute: int = 600
    retention_days: int = 90
    learn: bool = True

    @property
    def cases_url(self) -> str:
        """The SQLAlchemy URL of the store of cases."""
        return self.database_url or f"sqlite:///{(self.var_folder / 'cases.sqlite3').resolve()}"

    @property
    def index_folder(self) -> Path:
        """Where search indexes are kept, one folder per KB version."""
        return self.var_folder / "index"
