"""What a technician learns at a kiosk, and can do there, behind the lock of a PIN."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

from kiosk import acts
from kiosk.pin import PinLock, Tried
from kiosk.recent_problems import RecentProblem, RecentProblems

RESTART_CODE = 75
"""The exit code after which a service manager starts the kiosk again (`RestartForceExitStatus=75`)."""
COMPONENTS = {"hall": "hall", "Qt": "PySide6-Essentials"}
"""What a technician calls it, and the package that tells its version."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How this kiosk was set up. `printer` is empty without one; `width` is the paper's, in dots."""

    server: str
    device: str
    printer: str
    width: int
    font: str


@dataclass(frozen=True, slots=True)
class HallInSight:
    """What the screen knows of its hall; without a name it was not heard of yet."""

    name: str
    name_en: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class TechnicianFace:
    """How a kiosk is. `memory_mb` is None where the system does not tell; `running_seconds` since its start."""

    setup: Setup
    hall: HallInSight
    state: str
    versions: tuple[tuple[str, str], ...]
    problems: tuple[RecentProblem, ...]
    memory_mb: int | None
    running_seconds: int


class Desk(Protocol):
    """The part of a kiosk's desk that a technician tries."""

    @property
    def state(self) -> str:
        """How the kiosk is, as the hall is told."""
        ...

    def print_trial(self) -> bool:
        """Print a test slip; False while one is under way."""
        ...


class Technician:
    """The technician's side of a kiosk. Without a lock there is no way in: `available` is False.

    `reload` begins the screen anew; `leave` ends the program with an exit code; `now` tells seconds that never go back.
    """

    def __init__(
        self,
        setup: Setup,
        lock: PinLock | None,
        problems: RecentProblems,
        desk: Desk,
        reload: Callable[[], None],
        leave: Callable[[int], None],
        now: Callable[[], float],
    ) -> None:
        self._setup = setup
        self._lock = lock
        self._problems = problems
        self._desk = desk
        self._now = now
        self._began = now()
        self._acts: dict[str, Callable[[], object]] = {
            acts.TRIAL_SLIP: desk.print_trial,
            acts.RELOAD: reload,
            acts.RESTART: lambda: leave(RESTART_CODE),
            acts.SHUT: lambda: leave(0),
        }

    @property
    def available(self) -> bool:
        """Whether a PIN was set."""
        return self._lock is not None

    def try_pin(self, pin: str) -> Tried:
        """Whether this PIN opens the page."""
        return self._lock.try_pin(pin) if self._lock is not None else Tried(False)

    def do(self, act: str) -> None:
        """Do one of the page's acts; another name is an error of the program (`KeyError`)."""
        self._acts[act]()

    def look(self, hall: HallInSight) -> TechnicianFace:
        """How the kiosk is at this moment."""
        return TechnicianFace(
            setup=self._setup,
            hall=hall,
            state=self._desk.state,
            versions=_versions(),
            problems=self._problems.newest_first,
            memory_mb=memory_mb(),
            running_seconds=int(self._now() - self._began),
        )


def memory_mb() -> int | None:
    """The memory that this program holds, in MB; None where the system does not tell (not Linux)."""
    try:
        resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return resident * os.sysconf("SC_PAGE_SIZE") // 2**20


def _versions() -> tuple[tuple[str, str], ...]:
    components = tuple((name, _version(package)) for name, package in COMPONENTS.items())
    return (*components, ("Python", platform.python_version()), ("OS", platform.platform(terse=True)))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
