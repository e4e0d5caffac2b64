"""What a technician learns and does at a kiosk."""

from __future__ import annotations

import logging

import pytest

from kiosk.acts import RELOAD, RESTART, SHUT, TRIAL_SLIP
from kiosk.pin import PinLock
from kiosk.recent_problems import RecentProblems
from kiosk.technician import RESTART_CODE, HallInSight, Setup, Technician

SETUP = Setup("http://hall.example:8080", "kiosk-1", "escpos+tcp://192.168.1.50:9100", 576, "WenQuanYi Micro Hei")
HALL = HallInSight("青山镇便民服务中心", "Qingshan Service Centre", True)


class FakeKiosk:
    """Notes what was done; its clock stands at `seconds`."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.state = "printer_failed"
        self.done: list[str] = []

    def now(self) -> float:
        return self.seconds

    def print_trial(self) -> bool:
        self.done.append("trial")
        return True

    def reload(self) -> None:
        self.done.append("reload")

    def leave(self, code: int) -> None:
        self.done.append(f"leave {code}")


@pytest.fixture
def kiosk() -> FakeKiosk:
    """A kiosk whose printer failed."""
    return FakeKiosk()


def _technician(kiosk: FakeKiosk, pin: str | None = "24680") -> Technician:
    lock = PinLock(pin, kiosk.now) if pin else None
    return Technician(SETUP, lock, RecentProblems(), kiosk, kiosk.reload, kiosk.leave, kiosk.now)


def test_the_pin_opens_the_page(kiosk: FakeKiosk) -> None:
    technician = _technician(kiosk)
    assert technician.available
    assert not technician.try_pin("1234").opened
    assert technician.try_pin("24680").opened


def test_without_a_pin_there_is_no_way_in(kiosk: FakeKiosk) -> None:
    technician = _technician(kiosk, pin=None)
    assert not technician.available
    assert not technician.try_pin("").opened


def test_each_act_does_its_own(kiosk: FakeKiosk) -> None:
    technician = _technician(kiosk)
    for act in (TRIAL_SLIP, RELOAD, RESTART, SHUT):
        technician.do(act)
    assert kiosk.done == ["trial", "reload", f"leave {RESTART_CODE}", "leave 0"]


def test_everything_is_told_as_it_is_now(kiosk: FakeKiosk) -> None:
    technician = _technician(kiosk)
    kiosk.seconds += 3661.5
    face = technician.look(HALL)
    assert (face.setup, face.hall, face.state) == (SETUP, HALL, "printer_failed")
    assert face.running_seconds == 3661
    assert face.memory_mb is None or 5 < face.memory_mb < 5_000
    assert [name for name, _ in face.versions] == ["hall", "Qt", "Python", "OS"]
    assert dict(face.versions)["Qt"].startswith("6.")
    assert face.problems == ()


def test_problems_are_those_of_this_program(kiosk: FakeKiosk) -> None:
    problems, log = RecentProblems(), logging.getLogger("trial")
    technician = Technician(SETUP, None, problems, kiosk, kiosk.reload, kiosk.leave, kiosk.now)
    log.addHandler(problems)
    log.warning("no paper")
    log.removeHandler(problems)
    assert [problem.text for problem in technician.look(HALL).problems] == ["no paper"]
