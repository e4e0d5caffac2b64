"""Who sits where, when they take their tea, and who stands in for them (R12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dispatcher.config import HallConfig
from dispatcher.domain.coverage import Coverage, breadth, clerk_serves
from dispatcher.domain.rules import Clerk, HallRules

OPENS_BEFORE = 8.0
"""Minutes before the first session at which a clerk sits down."""
BREAK_MINUTES = 10.0
STAND_IN_MINUTES = 25.0
"""How long a clerk is away: on tea, and while somebody stands in."""


class ServicesUnserved(Exception):
    """Services that nobody could be seated for: people would wait for ever."""

    def __init__(self, services: Sequence[str]) -> None:
        super().__init__(services)
        self.services = tuple(services)

    def __str__(self) -> str:
        listed = ", ".join(self.services)
        return (
            f"按配置排不出能办这些事项的窗口人员：{listed}。请补充人员或资格。 / "
            f"No seating of the configured clerks serves these services: {listed}. Add clerks or qualifications."
        )


@dataclass(frozen=True, slots=True)
class DeskPlan:
    """A window's day: the clerk, when they take a break (minute of the day), and who stands in meanwhile."""

    window: str
    clerk: str
    opens: float
    break_at: float
    stand_in: str | None = None

    @property
    def break_minutes(self) -> float:
        """How long the break lasts."""
        return STAND_IN_MINUTES if self.stand_in else BREAK_MINUTES


class Seating:
    """The regular clerk of each window, and the clerks who are left to stand in."""

    def __init__(self, config: HallConfig) -> None:
        self._rules = config.rules()
        self._coverage = Coverage(self._rules)
        self.clerks = _regular_clerks(self._rules, self._coverage)
        self.stand_ins = _stand_ins(self._rules, self._coverage, self.clerks)
        unserved = [service.id for service in self._rules.services if not self.windows_for(service.id)]
        if unserved:
            raise ServicesUnserved(unserved)

    def windows_for(self, service: str) -> list[str]:
        """The windows whose regular clerk may serve a service."""
        return [window for window, clerk in self.clerks.items() if self._coverage.can_serve(window, clerk, service)]

    def plans(self, sessions: Sequence[tuple[int, int]]) -> list[DeskPlan]:
        """Each window's day; breaks follow one another through the middle of the first session."""
        start, end = sessions[0]
        first, last = start + (end - start) * 0.2, start + (end - start) * 0.7
        step = (last - first) / max(1, len(self.clerks))
        return [
            DeskPlan(window, clerk, start - OPENS_BEFORE, first + number * step, self.stand_ins.get(window))
            for number, (window, clerk) in enumerate(self.clerks.items())
        ]


def _regular_clerks(rules: HallRules, coverage: Coverage) -> dict[str, str]:
    """Narrow windows choose first: whoever serves most there, and of these whoever knows least besides."""
    free = list(rules.clerks)
    seated: dict[str, str] = {}
    for plan in sorted(rules.windows, key=breadth):
        if not free:
            break
        best = min(
            free,
            key=lambda clerk: (-_served(rules, coverage, plan.id, clerk.id), _known(rules, clerk)),
        )
        free.remove(best)
        seated[plan.id] = best.id
    return {plan.id: seated[plan.id] for plan in rules.windows if plan.id in seated}


def _stand_ins(rules: HallRules, coverage: Coverage, seated: dict[str, str]) -> dict[str, str]:
    """For each clerk without a window the one of whose services they know the largest part, one stand-in a window."""
    covered: dict[str, str] = {}
    for clerk in rules.clerks:
        if clerk.id in seated.values():
            continue
        share = {
            window: (known / _served(rules, coverage, window, seated[window]), known)
            for window in seated
            if window not in covered and (known := _served(rules, coverage, window, clerk.id))
        }
        if share:
            covered[max(share, key=lambda window: share[window])] = clerk.id
    return covered


def _known(rules: HallRules, clerk: Clerk) -> int:
    return sum(clerk_serves(clerk, service) for service in rules.services)


def _served(rules: HallRules, coverage: Coverage, window: str, clerk: str) -> int:
    return sum(coverage.can_serve(window, clerk, service.id) for service in rules.services)
