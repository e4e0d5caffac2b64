"""Ticket tokens: what a slip's QR code carries and a citizen's page is opened with.

A token names its ticket and is signed with the hall's secret, so it can be made again at any time, is stored
nowhere and cannot be guessed from the number.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

SIGNATURE_BYTES = 10


class TicketTokens:
    """Makes and reads the tokens of one hall."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, ticket: str) -> str:
        """The token of a ticket id: `20261123-A012-` and sixteen letters."""
        signature = hmac.digest(self._secret, ticket.encode(), hashlib.sha256)[:SIGNATURE_BYTES]
        return f"{ticket}-{base64.b32encode(signature).decode().lower()}"

    def ticket(self, token: str) -> str | None:
        """The ticket id that a token stands for, or None when it was not made here."""
        ticket, _, _ = token.rpartition("-")
        return ticket if hmac.compare_digest(self.token(ticket).encode(), token.encode()) else None
