"""The console's one state: what the hall told, who is signed in here, and the one act that may be under way.

Nothing here is guessed: after an act the desk waits until the stream has told of it, and what it shows is what the hall
says. While the hall is away, nothing can be done.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal

from counter_display.console import acts
from counter_display.console.acts import Act, Done, Hand, Outdated
from counter_display.console.standing import Standing
from counter_display.console.window_watch import WindowWatch
from counter_display.console.words import Words, refusal
from dispatcher import wire
from dispatcher.client.acts import HallActs
from dispatcher.client.errors import HallAway, HallRefused
from dispatcher.client.qt import HallLink
from dispatcher.client.qt.errands import Errands, Failure
from screens.bilingual import SILENCE, Bilingual, Phrasebook
from screens.scanner import Slip

Place = Literal["away", "sign-in", "work"]
SLOW_SECONDS = 0.4
"""An act that takes longer is seen to be under way."""
ALREADY_OPEN = "window-already-open"
NOT_FOUND = 404


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
        client: HallActs,
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
        self.clerk: str | None = None
        self.telling: Bilingual = SILENCE
        """What the clerk is told: why the last act was not done."""
        self._errands, self._client, self._onlooker = errands, client, onlooker
        self._busy, self._began = False, 0.0
        self._awaited: tuple[int, Callable[[], None]] | None = None
        self._seq = 0
        self._watch = WindowWatch(link, errands, client, window, role_phrases, parent=self)
        self._watch.heard.connect(self._hear)
        self._watch.changed.connect(self._show)
        self._watch.misplaced.connect(self.misplaced)

    @property
    def place(self) -> Place:
        """Which page the console shows."""
        if not self._watch.present or self._watch.names is None:
            return "away"
        return "work" if self.clerk is not None or self._onlooker else "sign-in"

    @property
    def lost(self) -> bool:
        """Whether the hall was looked for in vain, or went away."""
        return self._watch.lost

    @property
    def busy(self) -> bool:
        """Whether an act is under way: no other one is taken until the hall has told how it ended."""
        return self._busy

    @property
    def standing(self) -> Standing:
        """How the console stands. Only when the hall is here."""
        watch, moment = self._watch, time.monotonic()
        assert watch.hall is not None
        assert watch.names is not None
        assert watch.here is not None
        return Standing(
            hall=watch.hall,
            window=watch.here,
            names=watch.names,
            clock=watch.clock,
            moment=moment,
            details=watch.details,
            fresh=watch.fresh and not self._onlooker,
            slow=self._busy and moment - self._began > SLOW_SECONDS,
            services=watch.services,
        )

    @property
    def catalogue(self) -> wire.Catalogue:
        """What one can come for. Only when the hall is here."""
        return self.standing.names.catalogue

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
        self._busy, self._began, self.telling = True, time.monotonic(), SILENCE

        def ended(end: Done | Outdated) -> None:
            if isinstance(end, Outdated):
                self._await(end.seq, lambda: self.tell(self._outdated()))
            else:
                self._await(end.seq, lambda: told(end.ticket))

        def told(ticket: wire.Ticket | None) -> None:
            if isinstance(act, acts.Close):
                self.clerk = None
            if done is not None:
                done(ticket)

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
            here = self._watch.here
            if _code(problem) == ALREADY_OPEN and here is not None and here.clerk == clerk:
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
            lambda: self._client.tickets(states),
            lambda answer: found(answer.tickets),
            self._not_found,
        )

    def look_up_slip(self, slip: Slip, found: Callable[[wire.TicketWithNote | None], None]) -> None:
        """Read the ticket of a slip, beside any act; None where the hall has none, or did not make this slip."""

        def failed(failure: Failure) -> None:
            if isinstance(failure, HallRefused) and failure.problem.status == NOT_FOUND:
                found(None)
            else:
                self._not_found(failure)

        self._errands.run(
            lambda: self._client.ticket(slip.ticket),
            lambda ticket: found(ticket if ticket.token == slip.token else None),
            failed,
        )

    def tell(self, what: Bilingual) -> None:
        """Tell the clerk something until the next act."""
        self.telling = what
        self.changed.emit()

    def stop(self) -> None:
        """End the thread of the acts."""
        self._errands.stop()

    def _not_found(self, failure: Failure) -> None:
        if isinstance(failure, HallAway):
            self._watch.lose()
        else:
            self.tell(refusal(failure.problem))

    def _outdated(self) -> Bilingual:
        return self.words.phrases.translate("Console", "手中的号已经变了，刚才的操作没有执行，请再看一眼")

    def _seat(self, clerk: str) -> None:
        self.clerk = clerk
        self.changed.emit()

    def _hear(self, hall: wire.Hall) -> None:
        if hall.seq < self._seq:
            self._awaited, self._busy = None, False  # another hall stands at this address; it will not tell of the act
        self._seq = hall.seq
        self._settle()
        self._see_who_sits_here()
        self._show()

    def _show(self) -> None:
        self.changed.emit()
        if self._watch.present and self._watch.complete:
            self.shown.emit(self._seq)

    def _see_who_sits_here(self) -> None:
        here = self._watch.here
        if self.clerk is None or self._busy or here is None or here.clerk == self.clerk:
            return
        self.clerk = None
        self.telling = self.words.phrases.translate("Console", "窗口已在别处关闭或换人，请重新登录")

    def _await(self, seq: int, then: Callable[[], None]) -> None:
        self._awaited = (seq, then)
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """End the act once the stream has told of it."""
        if self._awaited is None or not self._watch.present:
            return
        seq, then = self._awaited
        if self._seq >= seq:
            self._awaited, self._busy = None, False
            then()
            self._see_who_sits_here()

    def _fail(self, failure: Failure, refused: Callable[[wire.Problem], None] | None) -> None:
        self._busy = False
        if isinstance(failure, HallAway):
            self._watch.lose()
            return
        problem = failure.problem
        self.telling = refusal(problem)
        if refused is not None:
            refused(problem)
        self.changed.emit()


def _code(problem: wire.Problem) -> str:
    return problem.type.rpartition(":")[2]
