"""What a slip tells: plain data, in words that are ready to print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitForecast:
    """The wait that was forecast when the ticket was issued.

    `low` and `high` are minutes; `chance` (0 to 1) is how likely the wait falls between them.
    """

    low: int
    high: int
    chance: float


@dataclass(frozen=True, slots=True)
class TicketSlip:
    """The slip of one ticket.

    `services` and `notices` hold pairs (Chinese, English); the English may be empty. `queue`, `priority`,
    `windows` and `zone` may join both languages by " / " ("1、2、3号窗口 / Windows 1, 2, 3"); what
    follows it is printed small. `ahead` counts people who would be called first; `wait` is None where
    nothing honest can be said. `qr` is a link, or the ticket's bare token where phones cannot reach the hall.
    `training` marks a slip of a training hall; `copy` is 0 for the original, n for the n-th reprint.
    """

    hall: str
    hall_en: str
    number: str
    queue: str
    services: tuple[tuple[str, str], ...]
    ahead: int
    windows: str
    issued_at: str
    qr: str
    priority: str | None = None
    wait: WaitForecast | None = None
    zone: str = ""
    notices: tuple[tuple[str, str], ...] = ()
    training: bool = False
    copy: int = 0


@dataclass(frozen=True, slots=True)
class GuideMaterial:
    """A paper to bring: its name, how many, and where to get it. Pairs are (Chinese, English)."""

    name: tuple[str, str]
    copies: int
    source: tuple[str, str]


@dataclass(frozen=True, slots=True)
class GuideSlip:
    """What is told about a service in one go, with or without a number.

    Pairs are (Chinese, English); what is empty is left out. `limit_days` are working days, 0 where the case is done
    at once; `fee_yuan` 0 costs nothing. `as_of` is the day on which this held.
    """

    hall: str
    hall_en: str
    service: tuple[str, str]
    conditions: tuple[str, str]
    materials: tuple[GuideMaterial, ...]
    procedure: tuple[str, str]
    limit_days: int
    fee_yuan: float
    fee_basis: str
    legal_basis: str
    complaint_phone: str
    as_of: str
    training: bool = False
