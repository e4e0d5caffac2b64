"""One figure of a fit: its value, how far it can be trusted, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from sim.remark import Remark


@dataclass(frozen=True, slots=True)
class Estimate:
    """`key` in the section `[demand]`; `low`, `high`: in which the truth lies with 95 %, where that can be said.

    `from_log` is False for an assumption that was kept; `why` then says what the log lacks.
    """

    key: str
    name: Remark
    value: float
    low: float | None = None
    high: float | None = None
    from_log: bool = True
    why: Remark | None = None


def assumed(key: str, name: Remark, value: float, why: Remark) -> Estimate:
    """A figure that the log could not tell."""
    return Estimate(key, name, value, from_log=False, why=why)
