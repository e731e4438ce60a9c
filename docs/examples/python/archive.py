"""The ente's filing cabinet: JSON documents by key in a SQLite file, so that what was kept survives a crash."""

from __future__ import annotations

import json
import sqlite3
import threading
from typing import Any, Iterator


class Archive:
    """Keeps a document durably before `put` returns. Keys sort as they were first written."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS kept (n INTEGER PRIMARY KEY, key TEXT UNIQUE, document TEXT)")

    def reopen(self) -> None:
        """What a restart of the process does: the file is read again, everything else is lost."""
        with self._lock:
            self._db.close()
            self._open()

    def get(self, key: str) -> Any:
        with self._lock:
            row = self._db.execute("SELECT document FROM kept WHERE key = ?", (key,)).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, key: str, document: Any) -> None:
        self.put_all({key: document})

    def put_all(self, documents: dict[str, Any]) -> None:
        """All of them or none: a page of events and the point it leads to go together."""
        with self._lock:
            self._db.execute("BEGIN")
            self._db.executemany(
                "INSERT INTO kept (key, document) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET document = excluded.document",
                [(key, json.dumps(document)) for key, document in documents.items()],
            )
            self._db.execute("COMMIT")

    def all(self, prefix: str) -> Iterator[Any]:
        with self._lock:
            rows = self._db.execute(
                "SELECT document FROM kept WHERE substr(key, 1, ?) = ? ORDER BY n", (len(prefix), prefix)
            ).fetchall()
        return (json.loads(row[0]) for row in rows)
