"""A kiosk's desk on a live hall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cut_line import CutLine
from front_desk import FrontDesk
from gui.drawn import discard
from live_hall import LiveHall
from pytestqt.qtbot import QtBot
from trial_printer import TrialPrinter

from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallAway
from kiosk.desk import KioskDesk
from printers.errors import PrinterUnreachable, PrintUncertain
from printers.jobs.store import JobStore
from slips.printing import ticket_key

PATIENCE_MS = 20_000
WISH = wire.IssueTicket(services=["id-card-new"])
OTHER_WISH = wire.IssueTicket(services=["consult"])


class Kiosk:
    """A desk, its printer, and what it told."""

    def __init__(self, url: str, printer: TrialPrinter | None, jobs: Path) -> None:
        self.desk = KioskDesk(url, None, printer.device() if printer else None, jobs, 576, "kiosk-1")
        self.numbers: list[str] = []
        self.slips: list[tuple[str, str]] = []
        self.guides: list[str] = []
        self.problems: list[str] = []
        self.trials: list[str] = []
        self.absences = 0
        self.desk.issued.connect(lambda ticket: self.numbers.append(ticket.number))
        self.desk.slip_done.connect(lambda ticket, state: self.slips.append((ticket.number, state)))
        self.desk.guide_done.connect(self.guides.append)
        self.desk.trial_done.connect(self.trials.append)
        self.desk.refused.connect(lambda problem: self.problems.append(problem.type.rpartition(":")[2]))
        self.desk.away.connect(self._went_away)

    def _went_away(self) -> None:
        self.absences += 1


@contextmanager
def standing(url: str, printer: TrialPrinter | None = None, jobs: Path | None = None) -> Iterator[Kiosk]:
    """A kiosk that is at work until the block ends."""
    with TemporaryDirectory() as folder:
        kiosk = Kiosk(url, printer, jobs or Path(folder))
        try:
            yield kiosk
        finally:
            if printer is not None:
                printer.let_go()
            kiosk.desk.stop()
            discard(kiosk.desk)


@pytest.fixture
def printer() -> TrialPrinter:
    """A printer that prints."""
    return TrialPrinter()


@pytest.fixture
def hall(live_hall: LiveHall) -> FrontDesk:
    """What others see of the hall."""
    return FrontDesk(live_hall)


def _taken(kiosk: Kiosk, qtbot: QtBot, wish: wire.IssueTicket = WISH) -> wire.Ticket:
    """Take a number and wait for its slip."""
    with qtbot.waitSignal(kiosk.desk.slip_done, timeout=PATIENCE_MS) as done:
        assert kiosk.desk.take(wish)
    assert done.args is not None
    ticket = done.args[0]
    assert isinstance(ticket, wire.Ticket)
    return ticket


def _state(hall: FrontDesk) -> str:
    return {device.id: device.state for device in hall.hall().devices}.get("kiosk-1", "unknown")


def test_the_number_is_told_before_its_slip_is_printed(hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot) -> None:
    printer.hold()
    with standing(hall.live.url, printer) as kiosk:
        assert kiosk.desk.take(WISH)
        qtbot.waitUntil(lambda: kiosk.numbers == ["A001"], timeout=PATIENCE_MS)
        assert (kiosk.slips, printer.jobs) == ([], [])
        printer.let_go()
        qtbot.waitUntil(lambda: kiosk.slips == [("A001", "printed")], timeout=PATIENCE_MS)
        assert b"A001" in printer.jobs[0]
        qtbot.waitUntil(lambda: hall.ticket("20261123-A001").printed == "printed", timeout=PATIENCE_MS)


def test_a_child_that_hammers_gets_one_number(hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot) -> None:
    printer.hold()
    with standing(hall.live.url, printer) as kiosk:
        assert [kiosk.desk.take(WISH) for _ in range(20)].count(True) == 1
        qtbot.waitUntil(lambda: kiosk.numbers == ["A001"], timeout=PATIENCE_MS)
        assert not kiosk.desk.take(WISH)
        printer.let_go()
        qtbot.waitUntil(lambda: len(kiosk.slips) == 1, timeout=PATIENCE_MS)
        assert _taken(kiosk, qtbot).number == "A002"
        assert len(printer.jobs) == 2


@pytest.mark.parametrize(
    ("trouble", "state"),
    [(PrinterUnreachable("trial:", "off"), "failed"), (PrintUncertain("trial:", 10, 300, "cable"), "uncertain")],
)
def test_a_printer_in_trouble_is_seen_in_the_hall_until_it_prints_again(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot, trouble: Exception, state: str
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        qtbot.waitUntil(lambda: _state(hall) == "ready", timeout=PATIENCE_MS)
        printer.troubles = [trouble]
        _taken(kiosk, qtbot)
        assert kiosk.slips == [("A001", state)]
        qtbot.waitUntil(lambda: _state(hall) == f"printer_{state}", timeout=PATIENCE_MS)
        _taken(kiosk, qtbot)
        qtbot.waitUntil(lambda: _state(hall) == "ready", timeout=PATIENCE_MS)


def test_without_a_printer_numbers_are_given_and_the_hall_knows(hall: FrontDesk, qtbot: QtBot) -> None:
    with standing(hall.live.url) as kiosk:
        ticket = _taken(kiosk, qtbot)
        assert kiosk.slips == [("A001", "no_printer")]
        qtbot.waitUntil(lambda: _state(hall) == "no_printer", timeout=PATIENCE_MS)
        assert hall.ticket(ticket.id).printed is None
        assert kiosk.desk.print_guide(_service(hall))
        qtbot.waitUntil(lambda: kiosk.guides == ["no_printer"], timeout=PATIENCE_MS)


def test_what_the_hall_refuses_is_told_and_the_next_touch_is_free(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        assert kiosk.desk.take(wire.IssueTicket(services=[]))
        qtbot.waitUntil(lambda: kiosk.problems == ["no-service-chosen"], timeout=PATIENCE_MS)
        assert _taken(kiosk, qtbot).number == "A001"


def test_a_number_given_while_the_answer_was_lost_is_not_doubled(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot, lose_answers: Callable[[], None]
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        lose_answers()
        assert kiosk.desk.take(WISH)
        qtbot.waitUntil(lambda: kiosk.absences == 1, timeout=PATIENCE_MS)
        assert kiosk.numbers == []
        assert _taken(kiosk, qtbot).number == "A001"
        assert _taken(kiosk, qtbot).number == "A002"


def test_another_wish_after_a_lost_answer_gets_a_number_of_its_own(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot, lose_answers: Callable[[], None]
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        lose_answers()
        assert kiosk.desk.take(WISH)
        qtbot.waitUntil(lambda: kiosk.absences == 1, timeout=PATIENCE_MS)
        assert _taken(kiosk, qtbot, OTHER_WISH).number == "Z001"
        assert _taken(kiosk, qtbot).number == "A002"


def test_the_same_wish_much_later_is_somebody_elses(
    hall: FrontDesk,
    printer: TrialPrinter,
    qtbot: QtBot,
    lose_answers: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.desk.SAME_PERSON_SECONDS", 0.0)
    with standing(hall.live.url, printer) as kiosk:
        lose_answers()
        assert kiosk.desk.take(WISH)
        qtbot.waitUntil(lambda: kiosk.absences == 1, timeout=PATIENCE_MS)
        assert _taken(kiosk, qtbot).number == "A002"


@pytest.fixture
def lose_answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, the hall gives numbers and the line loses the answers, until the kiosk has given up once."""
    monkeypatch.setattr("kiosk.take_number.ISSUE_PAUSES", (0.01, 0.01))
    issue = HallActs.issue
    left: list[int] = []

    async def lossy(client: HallActs, request: wire.IssueTicket, key: str | None = None) -> wire.Ticket:
        ticket = await issue(client, request, key)
        if left:
            left.pop()
            raise HallAway("answer lost")
        return ticket

    monkeypatch.setattr(HallActs, "issue", lossy)
    return lambda: left.extend(range(3))


def test_a_hall_that_is_away_at_the_start_is_found_when_it_comes(
    hall: FrontDesk, line: CutLine, printer: TrialPrinter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slips.printer_desk.RETRY_SECONDS", 0.05)
    line.cut()
    with standing(line.url, printer) as kiosk:
        line.mend()
        qtbot.waitUntil(lambda: _state(hall) == "ready", timeout=PATIENCE_MS)
        assert _taken(kiosk, qtbot).number == "A001"
        assert kiosk.slips == [("A001", "printed")]


def test_no_touch_waits_for_the_names_on_its_slip(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[HallActs] = []
    catalogue = HallActs.catalogue

    async def counted(client: HallActs) -> wire.Catalogue:
        reads.append(client)
        return await catalogue(client)

    monkeypatch.setattr(HallActs, "catalogue", counted)
    with standing(hall.live.url, printer) as kiosk:
        qtbot.waitUntil(lambda: _state(hall) == "ready", timeout=PATIENCE_MS)
        assert len(reads) == 1
        _taken(kiosk, qtbot)
        assert len(reads) == 1


def test_a_guide_is_printed_once_however_often_it_is_asked_for(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot
) -> None:
    printer.hold()
    service = _service(hall)
    with standing(hall.live.url, printer) as kiosk:
        assert [kiosk.desk.print_guide(service) for _ in range(5)] == [True, False, False, False, False]
        printer.let_go()
        qtbot.waitUntil(lambda: kiosk.guides == ["printed"], timeout=PATIENCE_MS)
        (job,) = printer.jobs
        assert service.name.encode("gb18030") in job


def test_a_second_slip_of_a_number_on_paper_is_marked_as_a_copy(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        printer.troubles = [PrinterUnreachable("trial:", "off")]
        ticket = _taken(kiosk, qtbot)
        for _ in range(3):
            with qtbot.waitSignal(kiosk.desk.slip_done, timeout=PATIENCE_MS):
                assert kiosk.desk.reprint(ticket)
        assert kiosk.slips == [("A001", "failed"), *[("A001", "printed")] * 3]
        assert [_copy(job) for job in printer.jobs] == [0, 1, 2]  # nothing of the first was on paper
        qtbot.waitUntil(lambda: hall.ticket(ticket.id).printed == "printed", timeout=PATIENCE_MS)


def test_a_test_slip_tells_whether_the_printer_is_well_again(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot
) -> None:
    with standing(hall.live.url, printer) as kiosk:
        qtbot.waitUntil(lambda: kiosk.desk.state == "ready", timeout=PATIENCE_MS)
        printer.troubles = [PrinterUnreachable("trial:", "off")]
        assert [kiosk.desk.print_trial() for _ in range(3)] == [True, False, False]
        qtbot.waitUntil(lambda: kiosk.trials == ["failed"], timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: kiosk.desk.state == "printer_failed", timeout=PATIENCE_MS)
        assert kiosk.desk.print_trial()
        qtbot.waitUntil(lambda: kiosk.trials == ["failed", "printed"], timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: kiosk.desk.state == "ready", timeout=PATIENCE_MS)
        assert "打印测试".encode("gb18030") in printer.jobs[0]


def test_a_desk_that_stops_lets_go_of_its_printer(hall: FrontDesk, printer: TrialPrinter) -> None:
    with standing(hall.live.url, printer):
        pass
    assert printer.closed


def test_copies_are_counted_on_when_the_kiosk_was_started_anew(
    hall: FrontDesk, printer: TrialPrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    with standing(hall.live.url, printer, tmp_path / "jobs") as kiosk:
        ticket = _taken(kiosk, qtbot)
    with (
        standing(hall.live.url, printer, tmp_path / "jobs") as kiosk,
        qtbot.waitSignal(kiosk.desk.slip_done, timeout=PATIENCE_MS),
    ):
        assert kiosk.desk.reprint(ticket)
    assert [_copy(job) for job in printer.jobs] == [0, 1]


def test_a_slip_that_an_earlier_program_left_behind_is_told_when_the_hall_is_there(
    hall: FrontDesk,
    line: CutLine,
    printer: TrialPrinter,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("slips.printer_desk.RETRY_SECONDS", 0.05)
    ticket = hall.take()
    with closing(JobStore(tmp_path)) as store:
        job, _ = store.add(ticket_key(ticket), ticket.number, b"slip", patience=5)
        store.begin(job.id)
    line.cut()
    with standing(line.url, printer, tmp_path):
        line.mend()
        qtbot.waitUntil(lambda: hall.ticket(ticket.id).printed == "uncertain", timeout=PATIENCE_MS)
    assert printer.jobs == []


def _service(hall: FrontDesk) -> wire.Service:
    return hall.catalogue().domains[0].services[0]


def _copy(job: bytes) -> int:
    mark = job.partition(b"COPY ")[2]
    return int(mark[:1]) if mark else 0
