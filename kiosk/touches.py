"""Touches that come as lines of JSON instead of fingers.

    {"services": ["ssc-card"], "priority": "elderly"}

`key` repeats a touch: the same key gets the same number and no second slip.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationError

from dispatcher import wire

Answer = dict[str, object]


class Touch(wire.IssueTicket):
    """What somebody asks for at the kiosk. `key` names the touch; without it each line is a new one."""

    key: Annotated[str, Field(min_length=1, max_length=128, pattern=r"^[\x21-\x7e]+$")] | None = None

    def wish(self) -> wire.IssueTicket:
        """What the dispatcher is asked."""
        return wire.IssueTicket(**self.model_dump(exclude={"key"}))


def unreadable(error: ValidationError) -> Answer:
    """What is wrong with a line, as a problem."""
    faults = "; ".join(
        f"{'.'.join(str(step) for step in fault['loc']) or 'line'}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)[:5]
    )
    return {
        "type": "urn:hall:problem:malformed-line",
        "title": "这一行读不懂",
        "title_en": "This line cannot be read",
        "detail": f"请改正：{faults}",
        "detail_en": f"Please correct: {faults}",
    }
