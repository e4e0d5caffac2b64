"""The console's one state: what the hall told, who is signed in here, and the one act that may be under way.

Nothing here is guessed: after an act the desk waits until the stream has told of it, and what it shows is what the hall
says. While the hall is away, nothing can be done.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from counter_display.console import acts
from counter_display.console.acts import Act, Done, Hand, Outdated
from counter_display.console.hall_clock import HallClock
from counter_display.console.no_show import TOO_EARLY, NoShowRule, rule_told
from counter_display.console.standing import Standing
from counter_display.console.words import Words
from counter_display.hall_names import HallNames
from counter_display.window_face import WindowUnknown
from dispatcher import wire
from dispatcher.client.http import HallAway, HallClient
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.errands import Errands, Failure
from screens.bilingual import SILENCE, Bilingual, Phrasebook

Place = Literal["away", "sign-in", "work"]
FRESH_SECONDS = 1.5
"""Nobody reads a new number and serves its holder faster than this; until then a second press cannot end the visit."""
CLOSING_SECONDS = 2.0
ALREADY_OPEN = "window-already-open"


class Desk(QObject):
    """One window's console without its widgets."""

    changed = Signal()
    """Something else is to be shown."""
    shown = Signal(int)
    """The number of the event after which the hall now stands on the console."""
    misplaced = Signal(object)
    """`WindowUnknown`: the hall has no such window."""

    def __init__(
        self,
        link: HallLink,
        errands: Errands,
        client: HallClient,
        window: str,
        phrases: Phrasebook,
        role_phrases: Phrasebook,
        onlooker: bool = False,
    ) -> None:
        """`role_phrases` has the words for roles that all screens share.

        An `onlooker` shows the window without anybody signed in, and does nothing: for a picture."""
        super().__init__()
        self.words = Words(phrases)
        self.window = window
        self._role_phrases = role_phrases
        self.clock = HallClock()
        self.clerk: str | None = None
        self.telling: Bilingual = SILENCE
        """What the clerk is told: why the last act was not done."""
        self._errands, self._client, self._onlooker = errands, client, onlooker
        self._hall: wire.Hall | None = None
        self._names: HallNames | None = None
        self._services: dict[str, wire.Service] = {}
        self._here: wire.Window | None = None
        self._details: wire.TicketWithNote | None = None
        self._reading: str | None = None
        self._read_anew = False
        self._no_show: NoShowRule | None = None
        self._present = False
        self._busy = False
        self._awaited: tuple[int, Callable[[], None]] | None = None
        self._since = 0.0
        self._ripening = QTimer(self)
        self._ripening.setSingleShot(True)
        self._ripening.timeout.connect(self.changed)
        link.catalogue_read.connect(self._name)
        link.event_seen.connect(self._see)
        link.hall_changed.connect(self._hear)
        link.went_away.connect(self._lose)

    @property
    def place(self) -> Place:
        """Which page the console shows."""
        if not self._present or self._hall is None or self._names is None or self._here is None:
            return "away"
        return "work" if self.clerk is not None or self._onlooker else "sign-in"

    @property
    def busy(self) -> bool:
        """Whether an act is under way: no other one is taken until the hall has told how it ended."""
        return self._busy

    @property
    def standing(self) -> Standing:
        """How the console stands. Only when the hall is here."""
        assert self._hall is not None
        assert self._names is not None
        assert self._here is not None
        moment = time.monotonic()
        return Standing(
            hall=self._hall,
            window=self._here,
            names=self._names,
            clock=self.clock,
            moment=moment,
            details=self._details,
            no_show=self._no_show,
            fresh=moment - self._since < FRESH_SECONDS,
            busy=self._busy,
            services=self._services,
        )

    @property
    def catalogue(self) -> wire.Catalogue:
        """What one can come for. Only when the hall is here."""
        assert self._names is not None
        return self._names.catalogue

    @property
    def hand(self) -> Hand | None:
        """Who is in hand; nobody while the hall is away."""
        return self.standing.hand if self.place == "work" else None

    def do(
        self,
        act: Act,
        done: Callable[[wire.Ticket | None], None] | None = None,
        refused: Callable[[wire.Problem], None] | None = None,
    ) -> bool:
        """Begin an act; `done` follows when the hall has told of it, `refused` when it was not done.

        False, and nothing happens, while the hall is away, another act is under way, or somebody else is in hand.
        """
        if self._busy or self.place == "away" or self._onlooker:
            return False
        if act.hand is not None and act.hand != self.hand:
            self.tell(self._outdated())
            return False
        self._busy, self.telling = True, SILENCE

        def ended(end: Done | Outdated) -> None:
            if isinstance(end, Outdated):
                self._await(end.seq, lambda: self.tell(self._outdated()))
            else:
                self._await(end.seq, lambda: done(end.ticket) if done is not None else None)

        def failed(failure: Failure) -> None:
            self._fail(failure, refused)

        self._errands.run(lambda: acts.carry_out(act, self._client, self.window), ended, failed)
        self.changed.emit()
        return True

    def sign_in(self, clerk: str, pin: str | None, taken: Callable[[wire.Problem], None]) -> None:
        """Sit down. A window that is open already under this clerk goes on: the console was restarted.

        `taken` is told when somebody else sits there, or why it was refused.
        """

        def refused(problem: wire.Problem) -> None:
            if _code(problem) == ALREADY_OPEN and self._here is not None and self._here.clerk == clerk:
                self.telling = SILENCE
                self._seat(clerk)
            else:
                taken(problem)

        self.do(acts.SignIn(clerk, pin), lambda _: self._seat(clerk), refused)

    def take_over(self, act: acts.TakeOver, refused: Callable[[wire.Problem], None]) -> None:
        """Sit down in the stead of a clerk who left without signing out."""
        self.do(act, lambda _: self._seat(act.clerk), refused)

    def look_up(self, states: tuple[wire.TicketState, ...], found: Callable[[list[wire.Ticket]], None]) -> None:
        """Read today's tickets of some states, beside any act."""
        self._errands.run(
            lambda: self._client.tickets(states), lambda answer: found(answer.tickets), lambda _: found([])
        )

    def tell(self, what: Bilingual) -> None:
        """Tell the clerk something until the next act."""
        self.telling = what
        self.changed.emit()

    def stop(self) -> None:
        """Hang up, and end the thread of the acts."""
        closed = threading.Event()

        async def close() -> None:
            await self._client.__aexit__(None, None, None)
            closed.set()

        self._errands.run(close, lambda _: None, lambda _: None)
        closed.wait(CLOSING_SECONDS)
        self._errands.stop()

    def _outdated(self) -> Bilingual:
        return self.words.phrases.translate("Console", "手中的号已经变了，刚才的操作没有执行，请再看一眼")

    def _seat(self, clerk: str) -> None:
        self.clerk = clerk
        self.changed.emit()

    def _name(self, catalogue: wire.Catalogue) -> None:
        self._names = HallNames(catalogue, self._role_phrases)
        self._services = {service.id: service for domain in catalogue.domains for service in domain.services}

    def _see(self, event: wire.StreamedEvent) -> None:
        if self._here is not None and event.data.get("ticket") == self._here.ticket is not None:
            self._read_anew = True
        if event.type == "hall-configured.1":
            self._no_show = None

    def _hear(self, hall: wire.Hall) -> None:
        here = next((known for known in hall.windows if known.id == self.window), None)
        if here is None:
            self.misplaced.emit(WindowUnknown(self.window, [known.id for known in hall.windows]))
            return
        if self._hall is not None and hall.seq < self._hall.seq:
            self._awaited, self._busy = None, False  # another hall stands at this address; it will not tell of the act
        before, self._here, self._hall, self._present = self._here, here, hall, True
        self.clock.hear(hall.at, hall.training, time.monotonic())
        if before is None or here.ticket != before.ticket:
            self._details, self._since = None, time.monotonic()
            self._ripening.start(int(FRESH_SECONDS * 1000))
        self._read_details()
        self._settle()
        self._see_who_sits_here()
        self.changed.emit()
        self.shown.emit(hall.seq)

    def _see_who_sits_here(self) -> None:
        if self.clerk is None or self._awaited is not None or self._busy or self._here is None:
            return
        if self._here.clerk != self.clerk:
            self.clerk = None
            self.telling = self.words.phrases.translate("Console", "窗口已在别处关闭或换人，请重新登录")

    def _read_details(self) -> None:
        ticket = self._here.ticket if self._here is not None else None
        if ticket is None:
            self._details = None
            return
        if self._reading is not None or (self._details is not None and not self._read_anew):
            return
        self._reading, self._read_anew = ticket, False

        def read(details: wire.TicketWithNote) -> None:
            self._reading = None
            if self._here is not None and self._here.ticket == details.id:
                self._details = details
                self.changed.emit()
                self.shown.emit(self._hall.seq if self._hall is not None else 0)
            if self._read_anew or (self._here is not None and self._here.ticket not in (None, details.id)):
                self._read_details()

        def failed(_: Failure) -> None:
            self._reading = None

        self._errands.run(lambda: self._client.ticket(ticket), read, failed)

    def _await(self, seq: int, then: Callable[[], None]) -> None:
        self._awaited = (seq, then)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """End the act once the stream has told of it."""
        if (
            self._awaited is not None
            and self._hall is not None
            and self._present
            and self._hall.seq >= self._awaited[0]
        ):
            then, self._awaited, self._busy = self._awaited[1], None, False
            then()

    def _fail(self, failure: Failure, refused: Callable[[wire.Problem], None] | None) -> None:
        self._busy = False
        if isinstance(failure, HallAway):
            self._lose()
            return
        problem = failure.problem
        self.telling = Bilingual(problem.detail, problem.detail_en)
        if _code(problem) == TOO_EARLY:
            self._no_show = rule_told(problem)
        if refused is not None:
            refused(problem)
        self.changed.emit()

    def _lose(self) -> None:
        """Cover everything until the hall is heard again: what stands here may be old."""
        self._present = False
        self.changed.emit()


def _code(problem: wire.Problem) -> str:
    return problem.type.rpartition(":")[2]
