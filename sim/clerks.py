"""The clerks: they open, call, serve, pass, lead on, set aside, rest, and leave when they may (R6, R8, R12)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from dispatcher import wire
from dispatcher.client.http import HallRefused
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from sim.citizens import come_back
from sim.day import BREAK, LUNCH, Day
from sim.demand import Errand, Park, Transfer
from sim.hall_time import microseconds
from sim.people import Person
from sim.seating import DeskPlan

WALK_MINUTES = 0.4
"""How long somebody takes from the chairs to the window."""
FINDING_OUT_MINUTES = 1.5
"""How long a clerk listens before they lead somebody on or set them aside."""
LOOK_AGAIN_MINUTES = 2.0
"""After how long a clerk who may not leave yet asks again."""
NOTE = "材料已看过，请接着办 / Papers were checked, please go on"
FORM_FILLED_IN = "表格已填好，先接着办完 / The form is filled in; finishing what was begun"

Leave = Callable[[], Awaitable[bool]]


class Desk:
    """One window through the day, whoever sits there."""

    def __init__(self, day: Day, plan: DeskPlan) -> None:
        self._day = day
        self._plan = plan
        self._window = plan.window
        self._break_at: int | None = day.moment(plan.break_at)
        self._back_from_form: list[str] = []
        self._filling_in_forms = 0

    async def work(self) -> None:
        """The whole day: open, serve session after session, go home when nobody is left behind."""
        day = self._day
        await day.time.until(day.moment(self._plan.opens))
        await self._open(self._plan.clerk)
        for number, (start, end) in enumerate(day.sessions):
            await day.time.until(start)
            if number > 0:
                await self._resume()
            last = number == len(day.sessions) - 1
            await self._serve(end, self._go_home if last else self._go_to_lunch, people_before=end)

    async def _serve(self, until: int, leave: Leave, people_before: int | None = None) -> None:
        """Serve until it is time to leave, and on until it is allowed.

        `people_before`: nobody who came before that moment and still waits here is left behind.
        """
        in_hand: wire.Ticket | None = None
        while True:
            if in_hand is None and self._time_is(until) and not await self._somebody_waits(people_before):
                if await leave():
                    return
            elif in_hand is None and self._break_is_due():
                await self._take_break()
            in_hand = await self._attend(in_hand, until) if in_hand else await self._call(until)

    def _time_is(self, at: int | None) -> bool:
        return at is not None and self._day.time.now() >= at

    def _break_is_due(self) -> bool:
        return self._time_is(self._break_at)

    async def _somebody_waits(self, people_before: int | None) -> bool:
        """Whether the window's list still has people from this half-day, or somebody is filling in a form."""
        if people_before is None:
            return False
        hall = await self._day.hall.hall()
        return self._filling_in_forms > 0 or any(
            self._window in lane.windows
            and lane.longest_since is not None
            and microseconds(lane.longest_since) < people_before
            for lane in hall.lanes
        )

    async def _call(self, until: int) -> wire.Ticket | None:
        """Call somebody; with nobody there wait, as a ready window, for the next arrival or the next thing to do."""
        try:
            while self._back_from_form:
                called = await self._call_by_name(self._back_from_form.pop(0))
                if called is not None:
                    return called
            ticket = await self._day.hall.call_next(self._window)
            if ticket is not None:
                return ticket
        except HallRefused as refusal:
            if refusal.code != "window-has-ticket":
                raise
        called_here = await self._day.calls.next(self._window, self._day.time, self._next_thing(until))
        return await self._day.hall.ticket(called_here) if called_here else None

    def _next_thing(self, until: int) -> int:
        """When a clerk with nobody to serve looks up next."""
        soon = self._day.time.now() + int(LOOK_AGAIN_MINUTES * MICROSECONDS_PER_MINUTE)
        wanted = min(until, self._break_at or until)
        return max(wanted, soon) if self._time_is(wanted) else wanted

    async def _call_by_name(self, ticket: str) -> wire.Ticket | None:
        """Call somebody who was sent to fill in a form, out of turn and with the reason; else let them wait again."""
        try:
            called = await self._day.hall.serve(
                self._window, "call", wire.CallTicket(ticket=ticket, reason=FORM_FILLED_IN)
            )
        except HallRefused as refusal:
            if refusal.code != "window-cannot-serve":
                self._back_from_form.insert(0, ticket)
                raise
            await self._take_back(ticket)
            return None
        self._filling_in_forms -= 1
        return called

    async def _attend(self, ticket: wire.Ticket, until: int) -> wire.Ticket | None:
        """Serve whoever was called to the end of what can be done here; returns whom finish-and-next called."""
        person = await self._day.people.holder(ticket.id)
        if not person.present:
            await self._pass_over(person)
            return None
        await self._day.time.minutes(WALK_MINUTES)
        ticket = await self._day.hall.serve(self._window, "start")
        while True:
            case = next(case for case in ticket.cases if case.state == "serving")
            if await self._lead_off(person, ticket, case.id):
                return None
            errand = person.errands[case.id]
            await self._day.time.minutes(errand.minutes)
            completed = await self._complete(errand, until)
            if completed.called is not None:
                return completed.called
            ticket = completed.completed
            if ticket.state != "serving" or ticket.window != self._window:
                return None

    async def _complete(self, errand: Errand, until: int) -> wire.Completed:
        """Finish the case; and call the next person with the same key unless there is something else to do first."""
        busy = self._time_is(until) or self._break_is_due() or bool(self._back_from_form)
        request = wire.CompleteCase(outcome=errand.outcome, then=None if busy else "call-next")
        return await self._day.hall.complete(self._window, request)

    async def _pass_over(self, person: Person) -> None:
        """Call again as often and as long as the rule asks, then pass the number."""
        rule = self._day.rules.no_show
        pause = rule.after / MICROSECONDS_PER_MINUTE / (rule.recalls + 1)
        for _ in range(rule.recalls):
            await self._day.time.minutes(pause)
            await self._day.hall.serve(self._window, "recall")
        while True:
            await self._day.time.minutes(pause + 1 / 60)
            try:
                await self._day.hall.serve(self._window, "no-show")
                break
            except HallRefused as refusal:
                if refusal.code != "no-show-too-early":
                    raise
        returns_after = person.visit.returns_after
        if returns_after is not None:
            self._day.errands.create_task(come_back(self._day, person, self._window, returns_after))

    async def _lead_off(self, person: Person, ticket: wire.Ticket, case: str) -> bool:
        """Do what leads this visit off its straight way, if anything does; whether the person left the window."""
        detour = person.take_detour()
        if detour is None:
            return False
        await self._day.time.minutes(FINDING_OUT_MINUTES)
        if isinstance(detour, Park):
            await self._park(person, detour)
            return True
        return await self._transfer(person, ticket, case, detour)

    async def _park(self, person: Person, park: Park) -> None:
        await self._day.hall.serve(self._window, "park")
        self._filling_in_forms += 1
        self._day.errands.create_task(self._fill_in_form(person.ticket.id, park))

    async def _fill_in_form(self, ticket: str, park: Park) -> None:
        await self._day.time.minutes(park.minutes)
        if park.by_name:
            self._back_from_form.append(ticket)
            self._day.calls.ring(self._window)
        else:
            await self._take_back(ticket)

    async def _take_back(self, ticket: str) -> None:
        await self._day.hall.serve(self._window, "reinstate", wire.ReinstateTicket(ticket=ticket))
        self._filling_in_forms -= 1

    async def _transfer(self, person: Person, ticket: wire.Ticket, case: str, transfer: Transfer) -> bool:
        if transfer.errand is not None:
            request = wire.TransferTicket(service=transfer.errand.service, note=NOTE)
            person.errands[case] = transfer.errand
        else:
            target = self._other_window(ticket)
            if target is None:
                return False
            request = wire.TransferTicket(window=target, note=NOTE)
        await self._day.hall.serve(self._window, "transfer", request)
        return True

    def _other_window(self, ticket: wire.Ticket) -> str | None:
        """Another window at work that may serve all that is left of the visit."""
        day = self._day
        services = tuple(case.service for case in ticket.cases if case.state != "completed")
        reach = day.coverage.route(services).reach
        return next(
            (
                window
                for window in reach.windows
                if window != self._window
                and window in day.at_work
                and day.coverage.sits_in_reach(reach, window, day.at_work[window])
            ),
            None,
        )

    async def _take_break(self) -> None:
        """Rest for a while; where there is a stand-in, they open the same window under their own name (R12)."""
        back_at = self._day.time.now() + int(self._plan.break_minutes * MICROSECONDS_PER_MINUTE)
        if self._plan.stand_in is None:
            if await self._pause(BREAK):
                self._break_at = None
                await self._day.time.until(back_at)
                await self._resume()
        elif await self._go_home():
            self._break_at = None
            await self._open(self._plan.stand_in)
            await self._serve(back_at, self._go_home)
            await self._open(self._plan.clerk)

    async def _open(self, clerk: str) -> None:
        console = self._day.consoles.get(self._window)
        if console is not None and clerk == self._plan.clerk:
            await console.sign_in(self._day.opened)
        else:
            await self._day.hall.window(self._window, "open", wire.OpenWindow(clerk=clerk))
        self._day.at_work[self._window] = clerk

    async def _resume(self) -> None:
        window = await self._day.hall.window(self._window, "resume", wire.Nothing())
        assert window.clerk is not None
        self._day.at_work[self._window] = window.clerk

    async def _go_to_lunch(self) -> bool:
        return await self._pause(LUNCH)

    async def _pause(self, reason: str) -> bool:
        request = wire.PauseWindow(reason=self._day.pause_reason(reason))
        return await self._leave("pause", request)

    async def _go_home(self) -> bool:
        return await self._leave("close", wire.CloseWindow())

    async def _leave(self, act: str, request: wire.Request) -> bool:
        """Leave the window if the hall allows it. A refusal because people wait is the rule at work, no fault (R6)."""
        try:
            await self._day.hall.window(self._window, act, request)
        except HallRefused as refusal:
            if refusal.code == "people-still-waiting":
                self._day.seen.refused_leaves += 1
            elif refusal.code != "window-has-ticket":
                raise
            return False
        self._day.at_work.pop(self._window, None)
        return True
