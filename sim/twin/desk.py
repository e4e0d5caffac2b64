"""A window and its clerks through the day: they sit down, call, serve, pass over, and leave when they may."""

from __future__ import annotations

from simpy import Interrupt
from simpy.events import ProcessGenerator

from dispatcher.domain import commands as c
from dispatcher.domain.discipline import NOBODY
from dispatcher.domain.errors import PeopleStillWaiting
from dispatcher.domain.model import CaseState, Outcome, WindowState
from dispatcher.forecast.roster import USUAL_PACE, Stint
from sim.twin.citizens import Citizens
from sim.twin.clock import DESKS, Turn
from sim.twin.hall import TwinHall


class Desk:
    """One window; `at_work` and `overtime` in microseconds."""

    def __init__(self, day: TwinHall, citizens: Citizens, window: str, order: int, stints: tuple[Stint, ...]) -> None:
        self.at_work = 0
        self.overtime = 0
        self._day = day
        self._citizens = citizens
        self._roster = day.layout.roster
        self._id = window
        self._window = day.hall.windows[window]
        self._order = DESKS + order
        self._stints = stints
        self._stint: Stint | None = None
        self._seated_at = 0
        self._pace = day.layout.roster.pace.get(window, USUAL_PACE)
        self._process = day.env.process(self._work())
        day.when_called[window] = self._process.interrupt

    def stop(self) -> None:
        """Count the time until now of a clerk who is still there."""
        if self._stint is not None:
            self.at_work += self._day.now - self._seated_at
            self.overtime += max(0, self._day.now - self._stint.end)

    def _work(self) -> ProcessGenerator:
        for stint in self._stints:
            yield self._turn(max(self._day.now, stint.start))
            self._sit_down(stint)
            self._go_on(stint)
            while self._stint is not None:
                yield from self._wait(stint) if self._window.ticket is None else self._attend(stint)

    def _turn(self, at: int) -> Turn:
        return Turn(self._day.env, at, self._order)

    def _sit_down(self, stint: Stint) -> None:
        paused = self._window.state is WindowState.PAUSED
        self._day.do(c.ResumeWindow(self._id) if paused else c.OpenWindow(self._id, stint.clerk))
        self._stint, self._seated_at = stint, self._day.now

    def _go_on(self, stint: Stint) -> None:
        """Leave if the stint is over and the hall allows it; else call the next person."""
        if not (self._wants_to_leave(stint) and self._leave(stint)):
            self._day.do(c.CallNext(self._id))

    def _wait(self, stint: Stint) -> ProcessGenerator:
        """Be ready until somebody is called here, or until it is time to look up."""
        now = self._day.now
        try:
            yield self._turn(stint.end if now < stint.end else now + self._roster.look_again)
        except Interrupt:
            return
        self._go_on(stint)

    def _attend(self, stint: Stint) -> ProcessGenerator:
        """Serve whoever was called, or pass them over; clear up; go on."""
        ticket = self._window.ticket
        assert ticket is not None
        customer = self._day.book.customers[ticket]
        if not self._citizens.is_there(customer):
            yield from self._pass_over()
            self._day.env.process(self._citizens.come_back(customer, ticket))
        else:
            yield from self._serve(customer, stint)
            if self._window.state is not WindowState.IDLE:
                return
        changeover = self._roster.changeover
        if changeover:
            yield self._turn(self._day.now + changeover)
        self._go_on(stint)

    def _serve(self, customer: int, stint: Stint) -> ProcessGenerator:
        """Serve one case after the other; finish-and-next where nothing comes between."""
        ticket = self._day.hall.tickets[self._window.ticket or ""]
        service = self._day.crowd.service[customer]
        self._day.do(c.StartService(self._id))
        while True:
            place = next(n for n, case in enumerate(ticket.cases) if case.state is CaseState.SERVING)
            yield self._turn(self._day.now + service[place] * self._pace // USUAL_PACE)
            at_once = not self._roster.changeover and self._day.now < stint.end
            self._day.do(c.CompleteCase(self._id, Outcome.DONE, then_call_next=at_once))
            if self._window.ticket != ticket.id:
                return

    def _pass_over(self) -> ProcessGenerator:
        """Call again as often and as long as the rule asks, then pass the number."""
        rule, called_at = self._day.layout.rules.no_show, self._day.now
        for recall in range(1, rule.recalls + 1):
            yield self._turn(called_at + rule.after * recall // (rule.recalls + 1))
            self._day.do(c.RecallTicket(self._id))
        yield self._turn(called_at + rule.after)
        self._day.do(c.RecordNoShow(self._id))

    def _wants_to_leave(self, stint: Stint) -> bool:
        if self._day.now < stint.end:
            return False
        return not (self._roster.all_stay and self._half_day_waits())

    def _half_day_waits(self) -> bool:
        """Whether somebody waits whom this window may call and who came before the session ended."""
        hall, lanes = self._day.hall, self._day.hall.lanes
        assert hall.day is not None
        ended = hall.day.session_ended(self._day.at)
        eligible = lanes.eligible[self._window.index]
        return ended is not None and any(
            may_call and since != NOBODY and since < ended
            for may_call, since in zip(eligible, lanes.first_since, strict=True)
        )

    def _leave(self, stint: Stint) -> bool:
        """Leave the window if the hall allows it (R6)."""
        try:
            self._day.do(c.CloseWindow(self._id) if stint.away is None else c.PauseWindow(self._id, reason=stint.away))
        except PeopleStillWaiting:
            return False
        self.stop()
        self._stint = None
        return True
