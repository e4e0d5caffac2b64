"""Kinds of things that requests and answers have in common: states, outcomes, ids, words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

Outcome = Literal["done", "promised", "supplement", "returned", "forwarded", "consulted", "refused", "collected"]
PrintState = Literal["printed", "failed", "uncertain"]
TicketState = Literal["waiting", "called", "serving", "parked", "completed", "no_show", "cancelled", "expired"]
WindowState = Literal["closed", "ready", "idle", "calling", "serving", "paused"]
CaseState = Literal["waiting", "serving", "completed", "dropped"]

_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""Control characters and odd line ends: nobody needs them in words, and some printers obey them."""

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=rf"^[^\s{_CONTROL}]+$")]
Words = Annotated[str, Field(min_length=1, max_length=500, pattern=rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$")]
"""Free text that a person writes; kept beside the log, never in it (R26)."""
