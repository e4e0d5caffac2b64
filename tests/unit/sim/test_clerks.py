"""A clerk's day at a window where the dispatcher says what the test wants."""

from __future__ import annotations

import asyncio
import datetime
from typing import cast

from dispatcher import wire
from dispatcher.client.http import HallClient, HallRefused
from dispatcher.config import HallConfig
from sim.clerks import Desk
from sim.day import Day
from sim.hall_time import HallTime
from sim.people import Observations, People
from sim.seating import DeskPlan
from sim.stream import ReadyCalls

MONDAY = datetime.date(2026, 11, 23)
DAY_IN_A_MOMENT = 20_000.0


class QuietHall:
    """Nobody comes. The first leaves of each kind are refused, because people wait elsewhere (R6)."""

    def __init__(self, refused: int) -> None:
        self.acts: list[str] = []
        self._refusals = {"close": refused, "lunch": refused}

    async def window(self, window: str, act: str, request: wire.Request) -> wire.Window:
        kind = "lunch" if isinstance(request, wire.PauseWindow) and request.reason == "lunch" else act
        if self._refusals.get(kind, 0) > 0:
            self._refusals[kind] -= 1
            self.acts.append(f"{kind} refused")
            raise HallRefused(_people_waiting())
        clerk = request.clerk if isinstance(request, wire.OpenWindow) else "c01"
        self.acts.append(f"{kind} {clerk}" if act == "open" else kind)
        return wire.Window(
            id=window, name=window, name_en=window, zone="hall", roles=[], state="idle", clerk=clerk, ticket=None,
            number=None, pause_reason=None,
        )  # fmt: skip

    async def call_next(self, window: str) -> wire.Ticket | None:
        return None

    async def hall(self) -> wire.Hall:
        return wire.Hall(
            id="t", name="t", name_en="t", seq=0, at="", training=True, open=True, date=None, windows=[], lanes=[],
            queues=[], now_serving=[], devices=[],
        )  # fmt: skip


def _people_waiting() -> wire.Problem:
    return wire.Problem(
        type="urn:hall:problem:people-still-waiting", title="", status=409, detail="", title_en="", detail_en=""
    )


def live(township: HallConfig, hall: QuietHall, stand_in: str | None) -> Observations:
    """A whole day at window 1 in a moment."""

    async def day_at_the_desk() -> Observations:
        starts = township.rules().hours.moment(MONDAY, 8 * 60)
        seen = Observations()
        async with asyncio.TaskGroup() as errands:
            day = Day(
                township, MONDAY, cast(HallClient, hall), HallTime(starts, DAY_IN_A_MOMENT), ReadyCalls(), People(),
                seen, errands,
            )  # fmt: skip
            await Desk(day, DeskPlan("1", "c01", 8 * 60 + 20, 10 * 60, stand_in)).work()
        return seen

    return asyncio.run(day_at_the_desk())


def test_a_clerk_opens_rests_eats_and_goes_home(township: HallConfig) -> None:
    hall = QuietHall(refused=0)
    seen = live(township, hall, stand_in=None)
    assert hall.acts == ["open c01", "pause", "resume", "lunch", "resume", "close"]
    assert seen.refused_leaves == 0


def test_a_stand_in_opens_the_window_under_their_own_name(township: HallConfig) -> None:
    hall = QuietHall(refused=0)
    live(township, hall, stand_in="c07")
    assert hall.acts == ["open c01", "close", "open c07", "close", "open c01", "lunch", "resume", "close"]


def test_a_clerk_who_may_not_leave_stays_until_it_is_allowed(township: HallConfig) -> None:
    hall = QuietHall(refused=2)
    seen = live(township, hall, stand_in=None)
    assert hall.acts == [
        "open c01", "pause", "resume", "lunch refused", "lunch refused", "lunch", "resume", "close refused",
        "close refused", "close",
    ]  # fmt: skip
    assert seen.refused_leaves == 4
