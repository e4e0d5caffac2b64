"""A township as a row of the table gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Township:
    """One row. `line`: where it stands in the file; `county` and `code` are empty where the table has none.

    `volume`: visits on a usual working day, None where the inhabitants say it. `mix`: (domain, share of the visits),
    in order of the domains; shares add up to 1 at most, and what is left goes to the domains that are not named, as
    the hall has them.
    """

    line: int
    name: str
    inhabitants: int
    county: str = ""
    code: str = ""
    volume: float | None = None
    mix: tuple[tuple[str, float], ...] = ()

    @property
    def label(self) -> str:
        """The name by which no other row goes: with its county, where there is one."""
        return f"{self.county}{self.name}"
