"""What the auditor knows of the hall at one event, and what it has found wrong so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sim.audit.rules import Desk, Guest, Json, RuleBook

HERE = ("waiting", "called", "serving")
"""States of a person who is in the hall for their business."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that should not have been, at event `seq` (0: about the day as a whole)."""

    seq: int
    kind: str
    zh: str
    en: str

    def __str__(self) -> str:
        place = f"第 {self.seq} 号事件：" if self.seq else ""
        return f"{place}{self.zh} / {self.en}"


@dataclass
class Scene:
    """The auditor's model of a hall. Times in microseconds."""

    seq: int = 0
    at: int = 0
    date: str = ""
    sessions: list[tuple[int, int]] = field(default_factory=list)
    guests: dict[str, Guest] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    numbers: set[tuple[str, str]] = field(default_factory=set)
    calls_checked: int = 0
    findings: list[Finding] = field(default_factory=list)
    book: RuleBook | None = None

    @property
    def rules(self) -> RuleBook:
        """The rules in force; a log that does not begin with them is nonsense (`KeyError`)."""
        if self.book is None:
            raise KeyError("rules")
        return self.book

    def require(self, truth: bool, kind: str, zh: str, en: str) -> bool:
        """Write down a finding unless `truth`; returns it."""
        if not truth:
            self.findings.append(Finding(self.seq, kind, zh, en))
        return truth

    def guest(self, data: Json, step: str, *states: str) -> Guest:
        """Whom an event is about; they should be in one of these states for such a step."""
        guest = self.guests[data["ticket"]]
        self.require(
            guest.state in states,
            "wrong-step",
            f"{guest.number} 处于 {guest.state}，却发生“{step}”",
            f"{guest.number} was {guest.state} at a step of another state: {step}",
        )
        return guest

    def guest_at_window(self, data: Json, step: str, *states: str) -> Guest:
        """The same for a step at a window: they should be at that one."""
        guest = self.guest(data, step, *states)
        self.require(
            guest.window == data["window"],
            "wrong-step",
            f"{guest.number} 不在 {data['window']} 号窗口，却发生“{step}”",
            f"{guest.number} is not at window {data['window']}: {step}",
        )
        return guest

    def waiting(self) -> list[Guest]:
        """Everybody who waits."""
        return [guest for guest in self.guests.values() if guest.state == "waiting"]

    def here(self) -> Iterator[Guest]:
        """Everybody who waits or is at a window."""
        return (guest for guest in self.guests.values() if guest.state in HERE)

    def at_work(self) -> list[Desk]:
        """The windows at which somebody serves."""
        return [desk for desk in self.desks.values() if desk.at_work]

    def may_call(self, desk: Desk, guest: Guest) -> bool:
        """Whether a window with its clerk may call this person."""
        services = tuple(guest.open_cases.values())
        return self.rules.may_call(desk.id, services, guest.led_to, self.working())

    def working(self) -> dict[str, str]:
        """Who works where now."""
        return {desk.id: desk.clerk for desk in self.at_work() if desk.clerk is not None}

    def ready(self) -> list[Desk]:
        """The windows that wait for somebody, in the hall's order."""
        return [self.desks[name] for name in self.rules.windows if self.desks[name].state == "ready"]

    def session_ended(self) -> int | None:
        """When the last session ended, at lunch or in the evening; None within a session or before the first."""
        if any(start <= self.at < end for start, end in self.sessions):
            return None
        return max((end for _, end in self.sessions if end <= self.at), default=None)
