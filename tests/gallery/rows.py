"""What no service plants: sessions that sleep until the server stands, and places that nobody loses while one looks."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

AHEAD = "strftime('%Y-%m-%d %H:%M:%S.000000', 'now', '+10 minutes')"
NOW = "strftime('%Y-%m-%d %H:%M:%S.000000', 'now')"


def fall_asleep(folder: Path, places: Mapping[str, str]) -> None:
    """A server that starts reviews whatever has ended; these two are to be seen as they are."""
    for name in ('pending', 'failed'):
        _run(folder, "UPDATE roleplay_session SET state = 'running', ended_at = NULL WHERE id = ?", places[name])
    hold(folder)


def wake(folder: Path, places: Mapping[str, str]) -> None:
    """Once the server stands."""
    for name in ('pending', 'failed'):
        _run(folder, f"UPDATE roleplay_session SET state = 'ended', ended_at = {NOW} WHERE id = ?", places[name])
    broken = 'SELECT interview_plan_id FROM interview_sessions WHERE roleplay_session_id = ?'
    _run(folder, f"UPDATE interview_plans SET plan_json = '[]' WHERE id = ({broken})", places['broken'])


def hold(folder: Path) -> None:
    """Nobody is taken for lost, and nobody loses a place: call it before every look."""
    _run(folder, f"UPDATE roleplay_session SET seen_at = {AHEAD} WHERE state = 'running'")
    _run(folder, f'UPDATE session_queue SET lease_until = {AHEAD}')


def send_home(folder: Path) -> None:
    """Nobody waits and nobody is in an interview any more."""
    _run(folder, 'DELETE FROM session_queue')
    _run(folder, f"UPDATE roleplay_session SET state = 'analyzed', ended_at = {NOW} WHERE state = 'running'")


def _run(folder: Path, statement: str, *keys: str) -> None:
    with sqlite3.connect(folder / 'lab.db', timeout=30) as database:
        changed = database.execute(statement, [UUID(key).hex for key in keys]).rowcount
        assert changed or not keys, statement
