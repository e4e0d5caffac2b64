"""The power fails under load, again and again: what was acknowledged is there once, and nothing else is."""

from __future__ import annotations

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from hall_process import HallProcess, run

from dispatcher.store import EventStore, Row

KILLS = 12
WINDOWS = ("1", "2", "3")
SERVICES = ("id-card-new", "pension-query", "self-employed")


@dataclass(frozen=True)
class Told:
    """An acknowledged command: what was sent with which key, and what was answered."""

    key: str
    path: str
    status: int
    answer: dict[str, object]


@dataclass
class Power:
    """Where the hall is, if it is; and how often it has answered since it was last switched on."""

    url: str = ""
    answers: int = 0
    over: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def switch_on(self, url: str) -> None:
        """Tell everybody where the hall is now."""
        with self.changed:
            self.url, self.answers = url, 0
            self.changed.notify_all()

    def answered(self) -> None:
        """Count an answer."""
        with self.changed:
            self.answers += 1
            self.changed.notify_all()

    def wait_for_answers(self, count: int) -> None:
        """Wait until the hall has answered so often."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.answers >= count, timeout=60)

    def finish(self) -> None:
        """Let every client end what it has begun."""
        with self.changed:
            self.over = True

    def next_address(self, known: str) -> str:
        """The hall's address after `known` has died."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.url != known, timeout=60)
            return self.url


class Clerk:
    """Takes numbers and serves them at one window, and sends what was not answered again under the same key."""

    def __init__(self, window: str, power: Power) -> None:
        self._window = window
        self._power = power
        self._url = power.next_address("")
        self._http = httpx.Client(timeout=20, trust_env=False)
        self._sent = 0
        self.told: list[Told] = []
        self.repeated = 0

    def work(self) -> list[Told]:
        """Until the power is over."""
        self._do(f"windows/{self._window}/open", clerk=f"c0{self._window}")
        while not self._power.over:
            self._do("tickets", services=[SERVICES[self._sent % len(SERVICES)]])
            self._do(f"windows/{self._window}/call-next")
            self._do(f"windows/{self._window}/complete", outcome="done")
        self._http.close()
        return self.told

    def _do(self, path: str, **body: object) -> None:
        self._sent += 1
        key = f"{self._window}-{self._sent}"
        while True:
            try:
                answer = self._http.post(f"{self._url}/api/v1/{path}", json=body, headers={"Idempotency-Key": key})
                break
            except httpx.TransportError:
                self.repeated += 1
                self._url = self._power.next_address(self._url)
        assert answer.is_success, answer.text
        self.told.append(Told(key, path, answer.status_code, answer.json()))
        self._power.answered()


def _live_through_power_cuts(data: Path) -> tuple[list[Told], int]:
    """What the clerks were told in a hall that was killed again and again, and how often they had to ask again."""
    power, chance = Power(), random.Random(7)
    with ThreadPoolExecutor(len(WINDOWS)) as crowd:
        hall = HallProcess(data, "--open")
        power.switch_on(hall.url)
        clerks = [Clerk(window, power) for window in WINDOWS]
        work = [crowd.submit(clerk.work) for clerk in clerks]
        try:
            for _ in range(KILLS):
                power.wait_for_answers(chance.randrange(20, 90))
                hall.kill()
                hall = HallProcess(data, "--open")
                power.switch_on(hall.url)
        finally:
            power.finish()
            told = [one for clerk in work for one in clerk.result(timeout=120)]
            hall.kill()
        assert not hall.complaints()
    return told, sum(clerk.repeated for clerk in clerks)


def test_what_was_acknowledged_is_there_exactly_once_and_nothing_else(tmp_path: Path) -> None:
    data = tmp_path / "hall"
    told, repeated = _live_through_power_cuts(data)
    assert repeated >= KILLS, "the hall was killed under load"
    verified = run("verify", "--data", data)
    assert verified.returncode == 0, verified.stdout
    with EventStore.open(data) as store:
        log = store.read_events(0, 1_000_000)
        acted = [row for row in log if row.actor != "hall"]
        assert {row.command_id for row in acted} == {one.key for one in told}
        _assert_numbers_are_given_once(told, acted)
        _assert_the_log_is_what_was_told(told, acted)
        assert len(store.load().tickets) == sum(one.path == "tickets" for one in told)


def _assert_numbers_are_given_once(told: list[Told], acted: list[Row]) -> None:
    given = Counter(str(one.answer["number"]) for one in told if one.path == "tickets")
    assert max(given.values()) == 1
    assert sum(row.type == "ticket-issued.1" for row in acted) == given.total()


def _assert_the_log_is_what_was_told(told: list[Told], acted: list[Row]) -> None:
    kinds = {
        "open": ["window-opened.1"],
        "tickets": ["ticket-issued.1"],
        "call-next": ["ticket-called.1"],
        "complete": ["service-started.1", "case-completed.1", "ticket-completed.1"],
    }
    happened: dict[str, list[Row]] = {}
    for row in acted:
        happened.setdefault(row.command_id, []).append(row)
    for one in told:
        rows = happened[one.key]
        assert [row.type for row in rows] == kinds[one.path.rpartition("/")[2]], one
        answer = one.answer["completed"] if one.path.endswith("complete") else one.answer
        assert isinstance(answer, dict)
        if not one.path.endswith("open"):
            assert all(f'"ticket":"{answer["id"]}"'.encode() in row.data for row in rows), one
