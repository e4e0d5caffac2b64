"""All that is kept of an identity card: a hash whose key is thrown away with the day (R26).

The key is drawn at random, lives in memory alone and is replaced at midnight, so that the same card gives the same hash
within a day, and after it nobody, not even whoever has all logs, can tell which card a hash was.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

KEY_BYTES = 32
SHOWN = 12
"""Hexadecimal digits by which a person compares two hashes."""


@dataclass(frozen=True, slots=True)
class CardHash:
    """Stands for a card until the end of the day `expires`, in hexadecimal."""

    value: str
    expires: datetime.date

    def __str__(self) -> str:
        return self.value[:SHOWN]


class DayKey:
    """Makes hashes; `today` tells the date of the hall."""

    def __init__(self, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        self._today = today
        self._date, self._key = today(), secrets.token_bytes(KEY_BYTES)

    def hash(self, number: bytes) -> CardHash:
        """The hash of a card's number today."""
        today = self._today()
        if today != self._date:
            self._date, self._key = today, secrets.token_bytes(KEY_BYTES)
        return CardHash(hmac.new(self._key, number, hashlib.sha256).hexdigest(), today)
