"""Who comes, as lists: processes read them one by one, which numpy is slow at."""

from __future__ import annotations

from dataclasses import dataclass, fields

from dispatcher.forecast.draws import Draws


@dataclass(frozen=True, slots=True)
class Crowd:
    """The draws as lists; see `Draws`."""

    kinds: tuple[tuple[str, ...], ...]
    offsets: list[int]
    arrival: list[int]
    kind: list[int]
    priority: list[int]
    service: list[list[int]]
    patience: list[int]
    absent: list[bool]
    returns_after: list[int]

    @classmethod
    def of(cls, draws: Draws) -> Crowd:
        """The same customers as lists."""
        columns = (field.name for field in fields(cls) if field.name != "kinds")
        return cls(draws.kinds, *(getattr(draws, name).tolist() for name in columns))
