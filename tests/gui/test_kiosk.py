"""The whole kiosk on a live hall: from a touch to paper, and through everything that goes wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cut_line import CutLine
from front_desk import FrontDesk
from gui.drawn import texts
from gui.kiosk_hands import By, KioskHands, kiosk_at
from live_hall import MONDAY_MORNING, LiveHall, SetClock, serve_live, township
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from trial_printer import TrialPrinter

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Result
from kiosk.finger import Finger
from kiosk.journey.places import AtTaking
from printers.errors import PrinterUnreachable, PrintUncertain

SERVICE = "id-card-new"


@pytest.fixture(scope="session")
def glass(qapp: object) -> QPointingDevice:
    """A touch screen."""
    return QTest.createTouchDevice()


@pytest.fixture
def printer() -> TrialPrinter:
    """The kiosk's printer."""
    return TrialPrinter()


@pytest.fixture
def kiosk(line: CutLine, qtbot: QtBot, glass: QPointingDevice, printer: TrialPrinter) -> Iterator[KioskHands]:
    """A kiosk behind a line that can be cut."""
    with kiosk_at(line.url, qtbot, glass, printer) as hands:
        yield hands


def _to_service(kiosk: KioskHands, service: str = SERVICE) -> None:
    kiosk.begin()
    kiosk.press(acts.DOMAIN, "household")
    kiosk.press(acts.SERVICE, service)
    kiosk.see("Service")


def _numbers(live: LiveHall) -> list[str]:
    return [str(event.data["number"]) for event in FrontDesk(live).log() if event.type == "ticket-issued.1"]


@pytest.mark.parametrize("by", list(By), ids=lambda by: by.value)
def test_from_a_touch_to_the_slip_to_the_window(by: By, kiosk: KioskHands, live_hall: LiveHall) -> None:
    FrontDesk(live_hall).open("1")
    kiosk.by = by
    if by is By.KEY:
        kiosk.see("Attract")
        kiosk.until(lambda: kiosk.screen.age() > 0.3)
        QTest.keyClick(kiosk.screen.stage, Qt.Key.Key_Tab)
        QTest.keyClick(kiosk.screen.stage, Qt.Key.Key_Return)
        kiosk.see("Home")
        kiosk.press(acts.DOMAIN, "household")
        kiosk.press(acts.SERVICE, SERVICE)
    else:
        _to_service(kiosk)
    kiosk.press(acts.TAKE)
    kiosk.see("Result")
    kiosk.read("请取走小票")
    assert kiosk.printer is not None
    assert len(kiosk.printer.jobs) == 1
    called = FrontDesk(live_hall).call("1")
    assert called.number in texts(kiosk.screen.stage)
    kiosk.read("请直接到1 号窗口")


def test_a_double_tap_takes_one_number(kiosk: KioskHands, live_hall: LiveHall) -> None:
    _to_service(kiosk)
    at = kiosk.place_of(acts.TAKE)
    kiosk.press(acts.TAKE)
    for _ in range(6):
        kiosk.tap(at)
    kiosk.read("请取走小票")
    assert len(_numbers(live_hall)) == 1
    assert kiosk.printer is not None
    assert len(kiosk.printer.jobs) == 1


def test_hammering_all_over_the_glass_takes_one_number_at_most(kiosk: KioskHands, live_hall: LiveHall) -> None:
    kiosk.begin()
    for place in range(120):
        x, y = (place * 263) % 1080, (place * 617) % 1920
        kiosk.tap(QPoint(x, y))
        kiosk.qtbot.wait(1)
    assert len(_numbers(live_hall)) <= 1


@pytest.mark.parametrize("page", ["Attract", "Home", "Services", "Service", "Confirm"])
def test_a_hall_that_goes_away_says_so_and_comes_back_to_the_same_page(
    page: str, kiosk: KioskHands, line: CutLine
) -> None:
    kiosk.see("Attract")
    if page != "Attract":
        kiosk.begin()
    if page in ("Services", "Service", "Confirm"):
        kiosk.press(acts.DOMAIN, "household")
    if page in ("Service", "Confirm"):
        kiosk.press(acts.SERVICE, SERVICE)
    if page == "Confirm":
        kiosk.press(acts.CLAIM)
        kiosk.press(acts.PRIORITY, "elderly")
    kiosk.see(page)
    line.cut()
    kiosk.read("暂时取不了号")
    line.mend()
    kiosk.see(page)


def test_a_hall_that_goes_away_while_the_number_is_taken(kiosk: KioskHands, line: CutLine, live_hall: LiveHall) -> None:
    _to_service(kiosk)
    line.freeze()
    kiosk.press(acts.TAKE)
    kiosk.until(lambda: isinstance(kiosk.screen.journey.place, AtTaking))
    line.cut()
    line.thaw()
    line.mend()
    kiosk.see("Result")
    assert len(_numbers(live_hall)) == 1


def test_a_number_stays_on_the_screen_while_the_hall_is_away(kiosk: KioskHands, line: CutLine) -> None:
    _to_service(kiosk)
    kiosk.press(acts.TAKE)
    kiosk.read("请取走小票")
    line.cut()
    kiosk.until(lambda: kiosk.screen.journey.away)
    assert kiosk.face.page == "Result"


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (PrinterUnreachable("trial:", "no power"), "小票没有打出来"),
        (PrintUncertain("trial:", 10, 20, "cut off"), "小票可能没有打全"),
    ],
)
def test_a_printer_in_trouble_costs_paper_and_never_the_number(
    trouble: Exception, words: str, kiosk: KioskHands, printer: TrialPrinter
) -> None:
    printer.troubles.append(trouble)
    _to_service(kiosk)
    kiosk.press(acts.TAKE)
    kiosk.read(words)
    body = kiosk.face.body
    assert isinstance(body, Result)
    assert body.number in texts(kiosk.screen.stage)
    kiosk.press(acts.REPRINT)
    kiosk.read("请取走小票")
    assert len(printer.jobs) == 1


def test_a_kiosk_without_a_printer_says_to_write_the_number_down(
    live_hall: LiveHall, qtbot: QtBot, glass: QPointingDevice
) -> None:
    with kiosk_at(live_hall.url, qtbot, glass) as kiosk:
        _to_service(kiosk)
        kiosk.press(acts.TAKE)
        kiosk.read("这台机器不打小票")


def test_who_puts_the_number_away_while_it_prints_does_not_hold_the_next_person_up(
    kiosk: KioskHands, printer: TrialPrinter, live_hall: LiveHall
) -> None:
    printer.hold()
    _to_service(kiosk)
    kiosk.press(acts.TAKE)
    kiosk.see("Result")
    kiosk.until(lambda: kiosk.screen.age() > 1.6)
    kiosk.press(acts.DONE)
    kiosk.see("Attract")
    kiosk.until(lambda: kiosk.screen.age() > 2.0)
    _to_service(kiosk, "id-card-renew")
    kiosk.until(lambda: kiosk.screen.age() > 1.0)
    kiosk.press(acts.TAKE)
    kiosk.see("Taking")
    printer.let_go()
    kiosk.read("请取走小票")
    assert len(_numbers(live_hall)) == 2
    assert len(printer.jobs) == 2


def test_a_guide_is_printed_without_a_number(kiosk: KioskHands, printer: TrialPrinter, live_hall: LiveHall) -> None:
    _to_service(kiosk)
    kiosk.press(acts.GUIDE)
    kiosk.read("请取走办事指南")
    assert len(printer.jobs) == 1
    assert _numbers(live_hall) == []


def _believe(kiosk: KioskHands, cases: wire.CaseLimits) -> None:
    """Let a kiosk know other limits than the hall has by now."""
    journey = kiosk.screen.journey
    assert journey.catalogue is not None
    kiosk.screen.journey = replace(journey, catalogue=journey.catalogue.model_copy(update={"cases": cases}))


def test_a_refusal_is_told_in_the_halls_words(tmp_path: Path, qtbot: QtBot, glass: QPointingDevice) -> None:
    config = township()
    one_each = config.model_copy(update={"issuing": config.issuing.model_copy(update={"cases_per_ticket": 1})})
    with serve_live(tmp_path / "strict", config=one_each) as live, kiosk_at(live.url, qtbot, glass) as kiosk:
        _to_service(kiosk)
        _believe(kiosk, wire.CaseLimits(own=5, proxy=30))
        kiosk.press(acts.ADD)
        kiosk.press(acts.SERVICE, "collect")
        kiosk.press(acts.BASKET)
        kiosk.press(acts.TAKE)
        kiosk.read("一个号带的事项太多")
        kiosk.press(acts.BACK)
        kiosk.see("Confirm")
        kiosk.press(acts.DROP, "collect")
        kiosk.press(acts.TAKE)
        kiosk.see("Result")
        assert len(_numbers(live)) == 1


def test_the_hall_closes_before_the_eyes_of_who_chooses(kiosk: KioskHands, live_hall: LiveHall) -> None:
    _to_service(kiosk)
    live_hall.clock.pass_time(hours=12)
    kiosk.read("现在不取号，明天 08:00 开始取号")
    assert Finger(kiosk.screen.stage).find(acts.TAKE) is None


def test_the_hall_opens_before_the_eyes_of_who_waits(tmp_path: Path, qtbot: QtBot, glass: QPointingDevice) -> None:
    clock = SetClock(MONDAY_MORNING - timedelta(hours=2))
    with serve_live(tmp_path / "early", clock) as live, kiosk_at(live.url, qtbot, glass) as kiosk:
        kiosk.read("今天 08:00 开始取号")
        clock.pass_time(hours=2)
        kiosk.see("Attract")


@pytest.mark.parametrize("size", [QSize(1080, 1920), QSize(1920, 1080)], ids=["portrait", "landscape"])
def test_large_letters_and_english_on_every_page(
    size: QSize, live_hall: LiveHall, qtbot: QtBot, glass: QPointingDevice
) -> None:
    with kiosk_at(live_hall.url, qtbot, glass, size=size) as kiosk:
        kiosk.begin()
        kiosk.press(acts.LANGUAGE)
        kiosk.press(acts.ELDER)
        kiosk.read("What have you come for?")
        kiosk.press(acts.SERVICE, "consult")
        kiosk.read("Take a number")
        kiosk.press(acts.TAKE)
        kiosk.read("Your number")
