"""The kiosk's screen: the hall, the desk and the fingers on one side, the journey and its pages on the other."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SIGNAL, QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from dispatcher import wire
from dispatcher.client.qt import HallLink
from kiosk import acts
from kiosk.faces import Face, SlipState
from kiosk.initials import closeness
from kiosk.journey.effects import Effect, Maintain, PrintGuide, Reprint, TakeNumber, TryPin
from kiosk.journey.happenings import (
    CatalogueRead,
    DoorOpened,
    GuideDone,
    HallSeen,
    HallWentAway,
    Happening,
    NoAnswer,
    NumberIssued,
    NumberRefused,
    SlipDone,
    SpeechFound,
    Ticked,
    Touched,
)
from kiosk.journey.machine import happen
from kiosk.journey.state import Journey, Settings, begin
from kiosk.maintenance import Maintenance
from kiosk.pages.present import face_of
from kiosk.pages.view import View
from screens.bilingual import Phrasebook
from screens.icons import IconImages
from screens.qr import QrImages
from screens.stage import Stage, singleton

TICK_MS = 500
"""How often the clock is looked at."""
FINGERS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)

Opening = Callable[[Journey, float], Journey]
"""Where a journey is to begin when the hall is first known: pictures of single pages need it."""


class Desk(Protocol):
    """Who takes numbers and prints for the screen, beside it: `kiosk.desk.KioskDesk`."""

    issued: SignalInstance
    slip_done: SignalInstance
    refused: SignalInstance
    away: SignalInstance
    guide_done: SignalInstance
    trial_done: SignalInstance

    def take(self, wish: wire.IssueTicket) -> bool:
        """Take a number and print its slip; False while another one is under way."""
        ...

    def print_guide(self, service: wire.Service) -> bool:
        """Print what is told about a service."""
        ...

    def reprint(self, ticket: wire.Ticket) -> bool:
        """Print a slip again."""
        ...


class Reader(Protocol):
    """Who reads pages aloud: `kiosk.reading_aloud.ReadingAloud`."""

    available_changed: SignalInstance

    @property
    def available(self) -> bool:
        """Whether anything can be heard."""
        ...

    def say(self, text: str) -> None:
        """Read this, and nothing that was begun before."""
        ...

    def hush(self) -> None:
        """Be silent."""
        ...


class KioskScreen(QObject):
    """Shows the journey of who stands before it."""

    shown = Signal(int)
    """The first page of the hall stands on the screen; the number of the event that it knows."""
    misplaced = Signal(object)
    """Nothing is misplaced about a kiosk: it stands where it stands."""
    moved = Signal()
    """The journey went on."""

    def __init__(
        self,
        link: HallLink,
        desk: Desk,
        settings: Settings,
        phrases: Phrasebook,
        size: QSize | None = None,
        reader: Reader | None = None,
        opening: Opening | None = None,
    ) -> None:
        super().__init__()
        self._link, self._desk, self._phrases, self._reader, self._opening = link, desk, phrases, reader, opening
        self.journey = begin(settings, time.monotonic())
        self._hall_time: datetime.datetime | None = None
        self._since = QElapsedTimer()
        self._kept_wish: wire.IssueTicket | None = None
        self._read = ""
        self._known = False
        self._maintenance: Maintenance | None = None
        self._landscape = size is not None and size.width() > size.height()
        self.stage = self._stage(size)
        self._tick = QTimer(self)
        self._tick.timeout.connect(lambda: self.take_in(Ticked()))
        self._tick.start(TICK_MS)
        self._listen()

    def rehearse(self) -> None:
        """Let touches follow each other as fast as they come: no person's hand is meant."""
        touches = singleton(self.stage.engine(), "Acts", module="Kiosk")
        touches.setProperty("settling", 0)
        touches.setProperty("trembling", 0)

    def maintain(self, maintenance: Maintenance) -> None:
        """Have a technician's door and page."""
        self._maintenance = maintenance
        self._desk.trial_done.connect(maintenance.trial_done)

    def begin_anew(self) -> None:
        """Forget who is there, and read the hall's names again."""
        self.take_in(Touched(acts.LEAVE))
        self._link.read_catalogue()

    def take_in(self, happening: Happening) -> None:
        """Let something happen, do what it asks for, and show what became of it."""
        now = time.monotonic()
        self.journey, effects = happen(self.journey, happening, now)
        for effect in effects:
            self._do(effect)
        self._show(now)

    def age(self) -> float:
        """For how many seconds the present page has stood."""
        return time.monotonic() - self.journey.arrived

    def appear(self) -> None:
        """Come up."""
        self.stage.appear()
        self._landscape = self.stage.width() > self.stage.height()

    def picture(self) -> QImage:
        """The screen as it is drawn now."""
        return self.stage.picture()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A finger that reads along is somebody, too."""
        if event.type() in FINGERS:
            self.take_in(Touched(acts.NOTHING))
        return False

    def _stage(self, size: QSize | None) -> Stage:
        images = {"qr": QrImages(), "icon": IconImages()}
        cursor = Qt.CursorShape.ArrowCursor if size is not None else Qt.CursorShape.BlankCursor
        face = self._face(time.monotonic())
        stage = Stage("KioskScreen", face, "both", size, folder="Kiosk", cursor=cursor, images=images)
        stage.setTitle("kiosk")
        stage.installEventFilter(self)
        QObject.connect(stage.rootObject(), SIGNAL("act(QString,QString)"), self._touched)
        return stage

    def _listen(self) -> None:
        link, desk, take_in = self._link, self._desk, self.take_in
        link.catalogue_read.connect(lambda catalogue: take_in(CatalogueRead(catalogue)))
        link.hall_changed.connect(self._see_hall)
        link.went_away.connect(lambda: take_in(HallWentAway()))
        desk.issued.connect(self._number_issued)
        desk.slip_done.connect(self._slip_done)
        desk.refused.connect(lambda problem: self._ended(NumberRefused(problem)))
        desk.away.connect(lambda: self._ended(NoAnswer()))
        desk.guide_done.connect(lambda state: take_in(GuideDone(state)))
        if self._reader is not None:
            self._reader.available_changed.connect(lambda speaks: take_in(SpeechFound(speaks)))

    @Slot(str, str)
    def _touched(self, act: str, value: str) -> None:
        self.take_in(Touched(act, value))

    def _see_hall(self, hall: wire.Hall) -> None:
        self._hall_time = datetime.datetime.fromisoformat(hall.at)
        self._since.start()
        catalogue = self.journey.catalogue
        if catalogue is not None and catalogue.open != hall.open:
            self._link.read_catalogue()
        self.take_in(HallSeen(hall))
        if not self._known and catalogue is not None:
            self._first_seen(hall)

    def _first_seen(self, hall: wire.Hall) -> None:
        self._known = True
        if self._opening is not None:
            now = time.monotonic()
            self.journey = self._opening(self.journey, now)
            self._show(now)
        self.shown.emit(hall.seq)

    def _number_issued(self, ticket: wire.Ticket) -> None:
        self._kept_wish = None
        self.take_in(NumberIssued(ticket))

    def _slip_done(self, ticket: wire.Ticket, state: SlipState) -> None:
        self._ended(SlipDone(ticket, state))

    def _ended(self, happening: Happening) -> None:
        """Something of the desk ended; a wish that had to wait for it is taken now."""
        kept, self._kept_wish = self._kept_wish, None
        if kept is None:
            self.take_in(happening)
        else:
            self._do(TakeNumber(kept))

    def _do(self, effect: Effect) -> None:
        match effect:
            case TakeNumber(wish):
                if not self._desk.take(wish):
                    self._kept_wish = wish
            case PrintGuide(service):
                self._desk.print_guide(service)
            case Reprint(ticket):
                self._desk.reprint(ticket)
            case TryPin(pin):
                if self._maintenance is not None and self._maintenance.try_pin(pin):
                    self.take_in(DoorOpened())
            case Maintain(act):
                if self._maintenance is not None:
                    self._maintenance.do(act)

    def _show(self, now: float) -> None:
        face = self._face(now)
        left = face.page == "Attract" and self.stage.face != face
        self.stage.put(face)
        if left:
            QTimer.singleShot(0, self, self.stage.engine().collectGarbage)  # between two people nobody waits for it
        self._read_aloud(face)
        self.moved.emit()

    def _face(self, now: float) -> Face:
        view = View(self.journey, self._phrases, self._moment(), now, closeness, self._landscape)
        return face_of(view, self._maintenance.page(self.journey) if self._maintenance else None)

    def _moment(self) -> datetime.datetime:
        if self._hall_time is None:
            return datetime.datetime.now().astimezone()
        return self._hall_time + datetime.timedelta(milliseconds=self._since.elapsed())

    def _read_aloud(self, face: Face) -> None:
        text = face.aloud if face.frame.speech == "on" else ""
        if self._reader is None or text == self._read:
            return
        self._read = text
        if text:
            self._reader.say(text)
        else:
            self._reader.hush()
