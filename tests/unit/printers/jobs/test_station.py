"""The station: slips in, ends told, nobody waits, nothing is forgotten."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from obedient_device import ObedientDevice

from printers.errors import PrintUncertain
from printers.jobs import JobState, PrintStation, open_station
from printers.jobs.device import Ending
from printers.jobs.errors import JobNotEnded, JobsNotKept, PrinterTaken, SlipNotPrinted
from printers.jobs.job import Job, Reason
from printers.jobs.store import JobStore
from printers.status.state import PrinterState

LONG = 20.0


class Told:
    """What a station told, and a way to wait for it."""

    def __init__(self) -> None:
        self.states: list[PrinterState] = []
        self.jobs: list[Job] = []
        self._news = threading.Condition()

    def state(self, state: PrinterState) -> None:
        with self._news:
            self.states.append(state)
            self._news.notify_all()

    def job(self, job: Job) -> None:
        with self._news:
            self.jobs.append(job)
            self._news.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(until, LONG)


@pytest.fixture
def device() -> ObedientDevice:
    return ObedientDevice()


@pytest.fixture
def told() -> Told:
    return Told()


@contextmanager
def opened(device: ObedientDevice, folder: Path, told: Told) -> Iterator[PrintStation]:
    with closing(PrintStation(device, folder / "printer", told.state, told.job)) as station:
        yield station


@pytest.fixture
def station(device: ObedientDevice, tmp_path: Path, told: Told) -> Iterator[PrintStation]:
    with opened(device, tmp_path, told) as station:
        yield station


def ended(station: PrintStation, job: Job) -> tuple[JobState, str]:
    now = station.wait(job.id, LONG)
    return now.state, now.reason


def test_slips_are_printed_in_order_and_their_ends_told(
    station: PrintStation, device: ObedientDevice, told: Told
) -> None:
    jobs = [station.enqueue(b"slip %d" % number, f"A{number:03}") for number in range(5)]
    assert all(ended(station, job) == (JobState.PRINTED, "") for job in jobs)
    assert device.printed == [b"slip %d" % number for number in range(5)]
    told.wait(lambda: [job.title for job in told.jobs] == [job.title for job in jobs])
    assert [job.state for job in station.jobs()] == [JobState.PRINTED] * 5


def test_nobody_waits_for_the_printer(station: PrintStation, device: ObedientDevice) -> None:
    device.may_end.clear()
    jobs = [station.enqueue(b"slip", "A001") for _ in range(3)]
    assert {station.job(job.id).state for job in jobs} <= {JobState.WAITING, JobState.SENDING}
    device.may_end.set()
    assert all(ended(station, job)[0] is JobState.PRINTED for job in jobs)


def test_the_same_key_is_printed_once(station: PrintStation, device: ObedientDevice) -> None:
    one = station.enqueue(b"slip", "A001", key="ticket-1")
    assert ended(station, one)[0] is JobState.PRINTED
    assert station.enqueue(b"slip", "A001", key="ticket-1").id == one.id
    assert ended(station, station.enqueue(b"other", "A002"))[0] is JobState.PRINTED
    assert device.printed == [b"slip", b"other"]


@pytest.mark.parametrize("state", ["paper_out", "cover_open", "cutter_error", "offline"])
def test_a_slip_for_a_printer_in_trouble_fails_in_time_and_nothing_was_sent(
    station: PrintStation, device: ObedientDevice, state: str
) -> None:
    device.state = PrinterState(state)
    assert ended(station, station.enqueue(b"slip", "A001", patience=0.05)) == (JobState.FAILED, state)
    assert device.printed == []


def test_a_slip_waits_a_moment_for_the_printer_to_be_well(station: PrintStation, device: ObedientDevice) -> None:
    device.state = PrinterState.COVER_OPEN
    job = station.enqueue(b"slip", "A001", patience=LONG)
    assert station.job(job.id).state is JobState.WAITING
    device.state = PrinterState.READY
    assert ended(station, job) == (JobState.PRINTED, "")


def test_a_printer_that_is_away_is_offline_and_comes_back_by_itself(
    station: PrintStation, device: ObedientDevice, told: Told
) -> None:
    told.wait(lambda: told.states == [PrinterState.READY])
    device.close()
    device.away = True
    assert ended(station, station.enqueue(b"slip", "A001", patience=0.05)) == (JobState.FAILED, "offline")
    device.away = False
    assert ended(station, station.enqueue(b"slip", "A002"))[0] is JobState.PRINTED
    assert told.states == [PrinterState.READY, PrinterState.OFFLINE, PrinterState.READY]
    assert station.state is PrinterState.READY


def test_paper_that_runs_low_is_told_before_it_is_out(
    station: PrintStation, device: ObedientDevice, told: Told
) -> None:
    told.wait(lambda: PrinterState.READY in told.states)
    device.state = device.said = PrinterState.PAPER_LOW
    told.wait(lambda: PrinterState.PAPER_LOW in told.states)
    assert ended(station, station.enqueue(b"slip", "A001"))[0] is JobState.PRINTED


def test_a_slip_that_broke_off_is_never_sent_again_by_itself(station: PrintStation, device: ObedientDevice) -> None:
    device.endings.append(Ending(JobState.UNCERTAIN, PrinterState.PAPER_OUT))
    broken, next_one = station.enqueue(b"broken", "A001"), station.enqueue(b"next", "A002")
    assert ended(station, broken) == (JobState.UNCERTAIN, "paper_out")
    assert ended(station, next_one) == (JobState.PRINTED, "")
    assert device.printed == [b"broken", b"next"]


def test_a_copy_is_printed_on_a_persons_word_and_counted(station: PrintStation, device: ObedientDevice) -> None:
    device.endings.append(Ending(JobState.UNCERTAIN, PrinterState.PAPER_OUT))
    first = station.enqueue(b"A001", "A001")
    ended(station, first)
    for count in (1, 2):
        copy = station.reprint(first.id, lambda copy: f"补打 {copy}".encode())
        assert ended(station, copy)[0] is JobState.PRINTED
        assert (copy.copy, copy.copy_of) == (count, first.id)
    assert device.printed == [b"A001", "补打 1".encode(), "补打 2".encode()]


def test_a_slip_that_is_under_way_is_not_copied(station: PrintStation, device: ObedientDevice) -> None:
    device.may_end.clear()
    job = station.enqueue(b"slip", "A001")
    with pytest.raises(JobNotEnded):
        station.reprint(job.id, lambda _: b"copy")
    device.may_end.set()
    ended(station, job)


def test_a_second_owner_of_the_folder_is_told(
    station: PrintStation, tmp_path: Path, told: Told, device: ObedientDevice
) -> None:
    with pytest.raises(PrinterTaken, match="另一个程序"):
        PrintStation(device, tmp_path / "printer")


def test_what_an_earlier_program_was_sending_is_uncertain_and_told(
    tmp_path: Path, device: ObedientDevice, told: Told
) -> None:
    folder = tmp_path / "printer"
    folder.mkdir()
    with closing(JobStore(folder)) as before:
        sent, _ = before.add("a", "A001", b"sent", 60.0)
        before.begin(sent.id)
        before.add("b", "A002", b"waits", 60.0)
        late, _ = before.add("c", "A003", b"late", 0.0)
    with opened(device, tmp_path, told) as station:
        told.wait(lambda: len(told.jobs) == 3)
        assert {job.title: (job.state, job.reason) for job in station.jobs()} == {
            "A001": (JobState.UNCERTAIN, "interrupted"),
            "A002": (JobState.PRINTED, ""),
            "A003": (JobState.FAILED, "late"),
        }
    assert device.printed == [b"waits"]
    assert late.title == "A003"


def test_what_waits_when_the_program_ends_is_printed_by_the_next(
    tmp_path: Path, device: ObedientDevice, told: Told
) -> None:
    device.state = PrinterState.PAPER_OUT
    with opened(device, tmp_path, told) as station:
        job = station.enqueue(b"slip", "A001", patience=60)
    device.state = PrinterState.READY
    with opened(device, tmp_path, told) as station:
        assert ended(station, job)[0] is JobState.PRINTED


def test_it_prints_as_any_other_printer(station: PrintStation, device: ObedientDevice) -> None:
    station.print(b"slip")
    device.endings.append(Ending(JobState.UNCERTAIN, Reason.NO_WORD))
    with pytest.raises(PrintUncertain, match="没有说打完"):
        station.print(b"two")
    device.endings.append(Ending(JobState.FAILED, Reason.LINE_LOST))
    with pytest.raises(SlipNotPrinted, match="没有发出"):
        station.print(b"three")


@pytest.mark.expects_errors
def test_a_failure_that_nobody_foresaw_costs_one_slip_and_not_the_station(
    station: PrintStation, device: ObedientDevice, caplog: pytest.LogCaptureFixture
) -> None:
    device.fails = ZeroDivisionError("unforeseen")
    assert ended(station, station.enqueue(b"one", "A001")) == (JobState.UNCERTAIN, "interrupted")
    device.fails = None
    assert ended(station, station.enqueue(b"two", "A002"))[0] is JobState.PRINTED
    assert "unforeseen" in caplog.text


@pytest.mark.expects_errors
def test_a_listener_that_fails_stops_nothing(tmp_path: Path, device: ObedientDevice) -> None:
    def fail(_: object) -> None:
        raise LookupError

    with closing(PrintStation(device, tmp_path / "printer", fail, fail)) as station:
        assert ended(station, station.enqueue(b"one", "A001"))[0] is JobState.PRINTED
        assert ended(station, station.enqueue(b"two", "A002"))[0] is JobState.PRINTED


def test_a_disk_that_does_not_keep_the_end_leaves_it_uncertain(
    station: PrintStation, device: ObedientDevice, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        device.may_end.clear()
        job = station.enqueue(b"one", "A001")

        def fail(*_: object) -> Job:
            raise JobsNotKept("jobs.db", OSError(28, "full"))

        broken.setattr(station._store, "end", fail)
        device.may_end.set()
        told.wait(lambda: [each.reason for each in told.jobs] == ["not_kept"])
    assert ended(station, job) == (JobState.UNCERTAIN, "interrupted")
    assert ended(station, station.enqueue(b"two", "A002"))[0] is JobState.PRINTED


def test_files_and_pictures_have_stations_too(tmp_path: Path) -> None:
    with closing(open_station(f"file:{tmp_path}/slips.bin", tmp_path / "printer")) as station:
        assert ended(station, station.enqueue(b"slip", "A001")) == (JobState.PRINTED, "")
        assert station.state is PrinterState.READY
    assert (tmp_path / "slips.bin").read_bytes() == b"slip"


def test_a_file_that_cannot_be_written_fails_the_slip(tmp_path: Path) -> None:
    with closing(open_station(f"file:{tmp_path}/none/slips.bin", tmp_path / "printer")) as station:
        assert ended(station, station.enqueue(b"slip", "A001")) == (JobState.FAILED, "offline")


def test_the_log_tells_trouble_once_and_never_what_a_slip_says(
    station: PrintStation, device: ObedientDevice, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    device.close()
    device.away = True
    for _ in range(3):
        ended(station, station.enqueue(b"PRIVATE", "A001", patience=0.05))
    assert caplog.text.count("it refuses the connection") == 1
    assert "PRIVATE" not in caplog.text
