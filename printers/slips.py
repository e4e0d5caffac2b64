"""What a slip tells: plain data, in words that are ready to print.

Pairs of words are (Chinese, English); what is empty is left out. `training` marks a slip of a training hall.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Pair: TypeAlias = tuple[str, str]
"""Words in Chinese and English; the English may be empty."""


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

    `queue`, `priority`, `windows` and `zone` may join both languages by " / " ("1、2、3号窗口 / Windows 1, 2, 3");
    what follows it is printed small. `ahead` counts people who would be called first; `wait` is None where
    nothing honest can be said. `qr` is a link, or the ticket's bare token where phones cannot reach the hall.
    `english` is for people who chose English: names stand on it in both languages, which others are spared.
    `copy` is 0 for the original, n for the n-th reprint.
    """

    hall: str
    hall_en: str
    number: str
    queue: str
    services: tuple[Pair, ...]
    ahead: int
    windows: str
    issued_at: str
    qr: str
    priority: str | None = None
    wait: WaitForecast | None = None
    zone: str = ""
    notices: tuple[Pair, ...] = ()
    english: bool = False
    training: bool = False
    copy: int = 0


@dataclass(frozen=True, slots=True)
class GuideMaterial:
    """A paper to bring: its name, how many, and where to get it."""

    name: Pair
    copies: int
    source: Pair


@dataclass(frozen=True, slots=True)
class GuideSlip:
    """What is told about a service in one go, with or without a number (R9).

    `limit_days` are working days, 0 where the case is done at once; `fee_yuan` 0 costs nothing. `as_of` is the day on
    which this held.
    """

    hall: str
    hall_en: str
    service: Pair
    conditions: Pair
    materials: tuple[GuideMaterial, ...]
    procedure: Pair
    limit_days: int
    fee_yuan: float
    fee_basis: str
    legal_basis: str
    complaint_phone: str
    as_of: str
    training: bool = False


NoticeKind = Literal["promised", "supplement", "returned", "refused", "receipt"]
"""What a notice tells: accepted and promised by a date, what is missing, returned, refused, papers taken (R10)."""

WINDOW: Pair = ("窗口留存", "window")
CENTRE: Pair = ("中心留存", "centre")
CITIZEN: Pair = ("申请人留存", "applicant")
DEPARTMENT: Pair = ("部门负责人留存", "head of department")

HOLDERS: dict[NoticeKind, tuple[Pair, ...]] = {
    "promised": (CITIZEN, WINDOW, CENTRE, DEPARTMENT),
    "supplement": (CITIZEN, WINDOW, CENTRE),
    "returned": (CITIZEN, WINDOW, CENTRE),
    "refused": (CITIZEN, WINDOW),
    "receipt": (CITIZEN, WINDOW),
}
"""Who keeps a copy (R10): of a promise four, of what is missing and of what is returned three."""


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """A paper that was taken, or that is still missing: its name, how many, and a remark on it."""

    name: Pair
    copies: int
    remark: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class NoticeSlip:
    """What the window hands out in writing when a case does not end at once (R10).

    `papers` are those taken, for `supplement` those missing. `due` is the promised day (2026-12-02). The applicant's
    name is not printed: the slip leaves a line for it (R26).
    """

    hall: str
    hall_en: str
    kind: NoticeKind
    case: str
    number: str
    service: Pair
    papers: tuple[NoticePaper, ...]
    window: str
    clerk: str
    issued_at: str
    due: str = ""
    reason: Pair = ("", "")
    complaint_phone: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """A queue's day: numbers issued and called, and waits in minutes, None where nobody was called."""

    name: Pair
    issued: int
    called: int
    mean_wait: float | None
    longest_wait: float | None


@dataclass(frozen=True, slots=True)
class DayReportSlip:
    """The figures of a day, and its seal.

    `head_hash` is the hash of the event that closed the day, in hexadecimal: on paper it fixes all that was recorded
    up to then (R14). It is empty while the day is open. `last_seq` is that event's number. `carried` are numbers that
    go on into the next day. Waits and service are in minutes, None where there was none.
    """

    hall: str
    hall_en: str
    date: str
    opened_at: str
    closed_at: str
    issued: int
    called: int
    completed: int
    cases: int
    no_shows: int
    reinstated: int
    transferred: int
    cancelled: int
    expired: int
    carried: int
    mean_wait: float | None
    longest_wait: float | None
    mean_service: float | None
    queues: tuple[QueueFigures, ...]
    last_seq: int
    head_hash: str
    printed_at: str
    training: bool = False


Slip: TypeAlias = TicketSlip | NoticeSlip | GuideSlip | DayReportSlip
