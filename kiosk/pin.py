"""The lock before the technician's page. A child who plays with it waits ever longer; a technician types once."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FREE_TRIES = 5
"""So many wrong PINs cost no time."""
FIRST_PAUSE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 900.0
"""The pause after the fifth wrong PIN; it doubles with each further one, up to the longest."""
DIGITS = range(4, 13)
"""How many digits a PIN may have."""


class PinNotUsable(Exception):
    """The file of the PIN cannot be read, or what stands in it is no PIN."""

    def __init__(self, path: Path, zh: str, en: str) -> None:
        fewest, most = DIGITS[0], DIGITS[-1]
        super().__init__(
            f"维护密码文件 {path} {zh}。请写入一行 {fewest} 到 {most} 位数字，只让取号机的用户可读（chmod 600）。\n"
            f"The PIN's file {path} {en}. Write one line of {fewest} to {most} digits, readable by the kiosk's user "
            "alone (chmod 600)."
        )


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a PIN: the door `opened`, or not, and for so many seconds no PIN is looked at."""

    opened: bool
    pause_seconds: float = 0.0


class PinLock:
    """Knows a salted hash of the PIN, never the PIN. `now` tells seconds that never go back."""

    def __init__(self, pin: str, now: Callable[[], float]) -> None:
        self._salt = os.urandom(16)
        self._hash = self._hashed(pin)
        self._now = now
        self._wrong = 0
        self._closed_until = 0.0

    @property
    def pause_seconds(self) -> float:
        """For so long no PIN is looked at."""
        return max(0.0, self._closed_until - self._now())

    def try_pin(self, pin: str) -> Tried:
        """Whether this is the PIN. During a pause nothing is looked at, and nothing is counted."""
        if self.pause_seconds:
            return Tried(False, self.pause_seconds)
        if hmac.compare_digest(self._hashed(pin), self._hash):
            self._wrong = 0
            return Tried(True)
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            pause = FIRST_PAUSE_SECONDS * 2 ** min(self._wrong - FREE_TRIES, 16)
            self._closed_until = self._now() + min(pause, LONGEST_PAUSE_SECONDS)
        return Tried(False, self.pause_seconds)

    def _hashed(self, pin: str) -> bytes:
        return hashlib.scrypt(pin.encode(), salt=self._salt, n=2**12, r=8, p=1)


def read_pin(path: Path) -> str:
    """The PIN that stands in a file, alone in its first line. Raises `PinNotUsable`."""
    try:
        pin = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        raise PinNotUsable(path, f"读不了（{error}）", f"cannot be read ({error})") from error
    if not re.fullmatch(rf"\d{{{DIGITS[0]},{DIGITS[-1]}}}", pin):
        raise PinNotUsable(path, "里不是密码", "holds no PIN")
    return pin
