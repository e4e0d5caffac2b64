"""Who may connect: devices by a token, clerks by a PIN. Only hashes are kept (R26)."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from dispatcher.store.database import FILE_NAME, connect_reader, connect_writer
from dispatcher.store.errors import naming_errors
from dispatcher.store.event_store import EventStore
from dispatcher.store.migrations import is_current

TOKEN_BYTES = 32
"""Randomness of a device's token: enough that a plain hash of it cannot be guessed."""


class Role(StrEnum):
    """What a device is for."""

    KIOSK = "kiosk"
    CONSOLE = "console"
    SCREEN = "screen"
    GUIDE = "guide"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled device; `place` is a window, a zone or a desk."""

    id: str
    role: Role
    place: str


_ENROL = """
INSERT INTO devices (id, role, place, token_hash, enrolled_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET role = excluded.role, place = excluded.place, token_hash = excluded.token_hash,
    enrolled_at = excluded.enrolled_at, revoked_at = NULL
"""
_DEVICE = "SELECT id, role, place FROM devices WHERE token_hash = ? AND revoked_at IS NULL"
_DEVICES = "SELECT id, role, place FROM devices WHERE revoked_at IS NULL ORDER BY id"
_REVOKE = "UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
_SET_PIN = """
INSERT INTO clerks (id, salt, pin_hash, set_at) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET salt = excluded.salt, pin_hash = excluded.pin_hash, set_at = excluded.set_at
"""
_PIN = "SELECT salt, pin_hash FROM clerks WHERE id = ?"


class Enrolment:
    """Devices and clerks of a hall, from any thread, and beside a running dispatcher too."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._using = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the enrolment of the store in `folder`, which is made if it is not there."""
        _ensure_store(folder)
        return cls(connect_writer(folder / FILE_NAME))

    def close(self) -> None:
        """Let go of the database."""
        with self._using:
            self._connection.close()

    def enrol_device(self, device: str, role: Role, place: str) -> str:
        """Enrol a device and return its token, which is shown this once; an earlier token of it ends."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._write(_ENROL, (device, role.value, place, _token_hash(token), _now()))
        return token

    def device_for_token(self, token: str) -> Device | None:
        """The device that holds this token, unless it was revoked."""
        rows = self._read(_DEVICE, (_token_hash(token),))
        return rows[0] if rows else None

    def devices(self) -> list[Device]:
        """All devices that may connect."""
        return self._read(_DEVICES, ())

    def any_enrolled(self) -> bool:
        """Whether some device may connect."""
        return bool(self.devices())

    def revoke(self, device: str) -> bool:
        """End a device's token; returns whether it had one."""
        return self._write(_REVOKE, (_now(), device)) > 0

    def set_pin(self, clerk: str, pin: str) -> None:
        """Give a clerk a PIN, or another one."""
        salt = secrets.token_bytes(16)
        self._write(_SET_PIN, (clerk, salt, _pin_hash(pin, salt), _now()))

    def check_pin(self, clerk: str, pin: str) -> bool:
        """Whether this is the clerk's PIN. It takes as long for a clerk who has none."""
        with self._using, naming_errors():
            row = self._connection.execute(_PIN, (clerk,)).fetchone()
        salt, kept = row or (bytes(16), b"")
        return hmac.compare_digest(_pin_hash(pin, salt), kept)

    def _read(self, sql: str, parameters: tuple[object, ...]) -> list[Device]:
        with self._using, naming_errors():
            rows = self._connection.execute(sql, parameters).fetchall()
        return [Device(device, Role(role), place) for device, role, place in rows]

    def _write(self, sql: str, parameters: tuple[object, ...]) -> int:
        with self._using, naming_errors():
            return self._connection.execute(sql, parameters).rowcount


def _ensure_store(folder: Path) -> None:
    """Make or migrate the store if that is still to be done; only then the writer's lock is needed."""
    path = folder / FILE_NAME
    if path.is_file():
        with naming_errors(), closing(connect_reader(path)) as reader:
            if is_current(reader):
                return
    EventStore.open(folder).close()


def _token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _pin_hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1)


def _now() -> int:
    return time.time_ns() // 1000
