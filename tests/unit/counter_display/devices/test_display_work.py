"""Which display of a line is written next, without a line."""

from __future__ import annotations

import itertools

import pytest
from device_line import Told

from counter_display.devices import display_work
from counter_display.devices.display_work import DisplayWork
from counter_display.devices.errors import DeviceSilent, LineLost
from counter_display.devices.serial_line import SerialLine
from counter_display.devices.sight import Sight

LINE = SerialLine("nowhere", 9600)


class _Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


class _Paper:
    """A display that notes what it is told to show, and fails where it is told to."""

    refresh_seconds = 10.0

    def __init__(self, window: str, log: list[str]) -> None:
        self.name = self.window = window
        self.trouble: Exception | None = None
        self._log = log

    def face(self, sight: Sight) -> str:
        return sight.number

    def begin(self, line: SerialLine) -> None:
        self._log.append(f"begin {self.window}")

    def put(self, line: SerialLine, face: str) -> None:
        self._log.append(f"{self.window}={face}")
        if self.trouble is not None:
            raise self.trouble


class _Bench:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
        self.clock, self.log, self.told = _Clock(), list[str](), Told()
        monkeypatch.setattr(display_work, "time", self.clock)
        self.papers = [_Paper(str(n + 1), self.log) for n in range(count)]
        self.work = DisplayWork(self.papers, self.told)
        self.work.begin(LINE)
        self.run()
        self.log.clear()

    def wish(self, **numbers: str) -> None:
        self.clock.now += 0.001
        self.work.wish({window[1:]: Sight("called", window[1:], number) for window, number in numbers.items()})

    def run(self) -> list[str]:
        self.log.clear()
        while self.work.put_next(LINE):
            pass
        return list(self.log)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> _Bench:
    """Three displays that show nothing."""
    return _Bench(monkeypatch, 3)


def test_only_what_changed_is_written_in_the_order_of_the_changes(bench: _Bench) -> None:
    bench.wish(w3="A001")
    bench.wish(w1="A002")
    assert bench.run() == ["3=A001", "1=A002"]
    assert bench.run() == []


def test_of_several_values_for_one_display_only_the_newest_is_written(bench: _Bench) -> None:
    for number in ("A001", "A002", "A003"):
        bench.wish(w2=number)
    assert bench.run() == ["2=A003"]
    bench.wish(w2="A004")
    bench.wish(w2="A003")
    assert bench.run() == []


def test_everything_is_written_anew_after_a_while(bench: _Bench) -> None:
    bench.wish(w2="A001")
    bench.run()
    bench.clock.now += 10
    assert sorted(bench.run()) == ["1=", "2=A001", "3="]


def test_a_change_goes_before_what_is_only_written_anew(bench: _Bench) -> None:
    bench.clock.now += 10
    bench.wish(w3="A001")
    assert bench.run()[0] == "3=A001"


def test_a_display_that_does_not_answer_is_tried_more_and_more_rarely_and_behind_the_others(bench: _Bench) -> None:
    bench.papers[0].trouble = DeviceSilent("1")
    bench.wish(w1="A001")
    assert bench.run() == ["1=A001"]
    assert bench.told.fails_with("1", DeviceSilent)
    tries = []
    for tenth in range(1, 200):
        bench.clock.now = 1000 + tenth / 10
        tries += [tenth / 10 for put in bench.run() if put.startswith("1")]
    pauses = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert max(pauses) == pytest.approx(5.0, abs=0.2)
    assert pauses == sorted(pauses)
    bench.wish(w1="A002", w2="B001")
    bench.clock.now += 10
    assert bench.run()[0] == "2=B001"


def test_a_display_that_answers_again_shows_the_newest(bench: _Bench) -> None:
    bench.papers[0].trouble = DeviceSilent("1")
    bench.wish(w1="A001")
    bench.run()
    bench.wish(w1="A002")
    bench.papers[0].trouble = None
    bench.clock.now += 5
    assert "1=A002" in bench.run()
    assert bench.told.is_ready("1")


def test_a_line_that_was_opened_anew_gets_everything_anew(bench: _Bench) -> None:
    bench.wish(w2="A001")
    bench.run()
    bench.work.begin(LINE)
    assert sorted(bench.run()) == ["1=", "2=A001", "3="]


def test_a_lost_line_is_for_the_lines_keeper_to_mend(bench: _Bench) -> None:
    bench.papers[0].trouble = LineLost("nowhere", "pulled out")
    bench.wish(w1="A001")
    with pytest.raises(LineLost):
        bench.work.put_next(LINE)


def test_at_the_end_no_number_stays(bench: _Bench) -> None:
    bench.wish(w1="A001", w3="A002")
    bench.run()
    bench.log.clear()
    bench.work.end(LINE)
    assert sorted(bench.log) == ["1=", "3="]
