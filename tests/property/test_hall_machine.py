"""A whole hall, driven at random through every command and through restarts, beside a simple model of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from hall_builder import DIVIDED, MINUTE, RULES, SECOND, moment
from hall_commands import CLERKS, DISCIPLINES, PRIORITIES, SERVICES, commands, keys, variants
from hall_index import index_of, lanes_of
from hall_model import HallModel
from hall_model_acts import act, verdict
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dispatcher.domain import commands as c
from dispatcher.domain import events as e
from dispatcher.domain.errors import Refused
from dispatcher.domain.estimate import place_of
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall, Outcome, PrintState
from dispatcher.domain.perform import due, perform
from dispatcher.domain.rules import HallRules

TURNS = ["08:05", "08:30", "12:05", "13:30", "16:55", "17:10", "24:00"]

picks = st.integers(0, 1000)
seldom = st.integers(0, 7).map(lambda n: n == 5)


def somebody(*states: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Only while somebody is in one of these states."""
    return precondition(lambda machine: any(person.state in states for person in machine.model.people))


def some_desk(*states: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Only while a window is in one of these states."""
    return precondition(lambda machine: any(desk.state in states for desk in machine.model.desks.values()))


class HallMachine(RuleBasedStateMachine):
    """`hall` is driven, `shadow` lives from its events alone, `model` is told the commands."""

    hall: Hall
    shadow: Hall
    model: HallModel

    @initialize(plan=st.sampled_from([RULES, DIVIDED]), discipline=st.sampled_from(DISCIPLINES))
    def begin(self, plan: HallRules, discipline: str) -> None:
        self.plan = replace(plan, discipline=discipline)
        self.now = moment("08:20")
        self.hall, self.shadow, self.model = Hall(), Hall(), HallModel(self.plan, self.now)
        self.log: list[tuple[e.Event, int]] = []
        self.given: set[tuple[str, str]] = set()
        self.issued: set[str] = set()
        self.ended: dict[str, str] = {}
        self.record(perform(self.hall, c.ConfigureHall(self.plan), self.now))
        self.begin_shift()

    # Carrying out and recording

    def do(self, command: c.Command) -> None:
        """Let hall and model have the command: both refuse it, or both carry it out."""
        note(f"{datetime.datetime.fromtimestamp(self.now / SECOND, datetime.UTC):%d %H:%M} {command}")
        self.model.now = self.now
        deserved = verdict(self.model, command)
        events = self.attempt(command)
        if isinstance(events, Refused):
            assert type(events) in deserved, f"{events!r} but the model says {deserved or 'yes'}"
            assert events.expected
            assert events.actual
            self.nothing_has_changed()
            return
        assert not deserved, f"carried out, but the model says {deserved}"
        if isinstance(command, c.ReinstateTicket):
            self.check_reinstatement(command, events)
        act(self.model, command)
        self.record(events)

    def attempt(self, command: c.Command) -> list[e.Event] | Refused:
        try:
            return perform(self.hall, command, self.now)
        except Refused as refused:
            return refused

    def record(self, events: list[e.Event]) -> None:
        for event in events:
            evolve(self.shadow, event, self.now)
            self.log.append((event, self.now))
            match event:
                case e.TicketIssued(ticket, _, day, number):
                    assert (day, number) not in self.given, "a number twice on one day"
                    assert number not in {t.number for t in self.hall.tickets.values() if t.id != ticket}
                    self.given.add((day, number))
                    self.issued.add(ticket)
                case e.TicketCancelled(ticket, reason) | e.TicketExpired(ticket, reason):
                    self.ended[ticket] = reason
                case e.TicketCompleted(ticket):
                    self.ended[ticket] = "completed"
                case e.NoShowRecorded(ticket):
                    self.ended[ticket] = "no_show"
                case e.TicketReinstated(ticket):
                    assert self.ended.pop(ticket) == "no_show"

    def nothing_has_changed(self) -> None:
        assert self.hall == self.shadow
        assert index_of(self.hall) == index_of(self.shadow)

    def check_reinstatement(self, command: c.ReinstateTicket, events: list[e.Event]) -> None:
        """Behind the next few, at the earliest place that is, and never behind who would arrive now."""
        person = self.model.named(command.ticket)
        assert person is not None
        if not isinstance(events[0], e.TicketReinstated):
            return
        since, behind = events[0].since, events[0].behind
        few = min(self.model.rules.no_show.returns_behind, self.model.ahead(person, self.now))
        assert person.since <= since <= self.now
        assert behind == self.model.ahead(person, since) >= few
        assert since == person.since or self.model.ahead(person, since - 1) < few
        person.since = since

    def some_window(self, pick: int, *states: str) -> str:
        """A window in one of these states where there is one, else any."""
        names = [name for name, desk in self.model.desks.items() if desk.state in states] or list(self.model.desks)
        return names[pick % len(names)]

    def some_ticket(self, pick: int, *states: str) -> str:
        names = [p.name for p in self.model.people if p.state in states] or [p.name for p in self.model.people]
        return names[pick % len(names)] if names else "20261123-A001"

    # What people do

    @rule(services=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True), priority=picks)
    def come(self, services: list[str], priority: int) -> None:
        self.do(c.IssueTicket(tuple(services), PRIORITIES[max(0, priority % 5 - 2)]))

    @rule(visits=st.lists(st.tuples(st.sampled_from(SERVICES), st.sampled_from(PRIORITIES)), min_size=2, max_size=6))
    def come_in_a_crowd(self, visits: list[tuple[str, str]]) -> None:
        for service, priority in visits:
            self.do(c.IssueTicket((service,), priority))

    @rule(services=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=6))
    def come_as_proxy(self, services: list[str]) -> None:
        self.do(c.IssueTicket(tuple(services), "normal", proxy=True))

    @somebody("waiting", "parked")
    @rule(pick=picks)
    def give_back(self, pick: int) -> None:
        self.do(c.CancelTicket(self.some_ticket(pick, "waiting", "parked")))

    @somebody("waiting")
    @rule(pick=picks, state=st.sampled_from(PrintState))
    def print_slip(self, pick: int, state: PrintState) -> None:
        self.do(c.RecordPrint(self.some_ticket(pick, "waiting"), state))

    @somebody("waiting")
    @rule(pick=picks)
    def look_how_many_are_ahead(self, pick: int) -> None:
        person = self.model.waiting()[pick % len(self.model.waiting())]
        place = place_of(self.hall, self.hall.tickets[person.name], self.now)
        self.model.now = self.now
        assert place is not None
        assert place.ahead == self.model.ahead(person, person.since)

    # What clerks do

    @precondition(lambda self: sum(self.model.attended(window) for window in self.model.desks) < 3)
    @rule()
    def begin_shift(self) -> None:
        """Every closed window is opened by its own clerk."""
        for window in self.hall.windows:
            if self.hall.windows[window].state == "closed":
                self.do(c.OpenWindow(window, CLERKS[int(window) - 1]))

    @some_desk("closed")
    @rule(pick=picks, clerk=st.sampled_from(CLERKS))
    def sit_down(self, pick: int, clerk: str) -> None:
        self.do(c.OpenWindow(self.some_window(pick, "closed"), clerk))

    @some_desk("idle", "ready")
    @rule(pick=picks, reason=st.sampled_from(["lunch", "break"]), approver=keys, why=keys)
    def leave_for_a_while(self, pick: int, reason: str, approver: str | None, why: str | None) -> None:
        self.do(c.PauseWindow(self.some_window(pick, "idle", "ready"), reason, why, approver))

    @some_desk("paused")
    @rule(pick=picks)
    def come_back(self, pick: int) -> None:
        self.do(c.ResumeWindow(self.some_window(pick, "paused")))

    @some_desk("idle", "ready", "paused")
    @rule(pick=picks, approver=keys, why=keys)
    def go_home(self, pick: int, approver: str | None, why: str | None) -> None:
        self.do(c.CloseWindow(self.some_window(pick, "idle", "ready", "paused"), approver, why))

    @some_desk("idle", "ready")
    @rule(pick=picks)
    def call_next(self, pick: int) -> None:
        self.do(c.CallNext(self.some_window(pick, "idle", "ready")))

    @rule(minutes=st.integers(0, 12), then=st.booleans())
    def work_on(self, minutes: int, then: bool) -> None:
        """Every window ends what it has in hand, or calls the next."""
        for window in list(self.model.desks):
            self.pass_time(minutes * MINUTE)
            if self.model.desks[window].holds:
                self.do(c.CompleteCase(window, Outcome.DONE, None, then))
            elif self.model.attended(window):
                self.do(c.CallNext(window))

    @somebody("waiting", "parked")
    @some_desk("idle", "ready")
    @rule(pick=picks, ticket=picks)
    def call_chosen(self, pick: int, ticket: int) -> None:
        window = self.some_window(pick, "idle", "ready")
        self.do(c.CallTicket(window, self.some_ticket(ticket, "waiting", "parked"), "key-1"))

    @somebody("called")
    @rule(pick=picks)
    def start(self, pick: int) -> None:
        self.do(c.StartService(self.some_window(pick, "calling")))

    @somebody("called", "serving")
    @rule(pick=picks, outcome=st.sampled_from(Outcome), then=st.booleans(), minutes=st.integers(0, 12))
    def finish(self, pick: int, outcome: Outcome, then: bool, minutes: int) -> None:
        self.pass_time(minutes * MINUTE)
        self.do(c.CompleteCase(self.some_window(pick, "serving", "calling"), outcome, None, then))

    @somebody("called", "serving")
    @rule(pick=picks, case=st.integers(1, 4))
    def finish_a_certain_case(self, pick: int, case: int) -> None:
        window = self.some_window(pick, "serving", "calling")
        self.do(c.CompleteCase(window, Outcome.DONE, f"{self.model.desks[window].holds}-{case}"))

    @somebody("called")
    @rule(pick=picks)
    def pass_over(self, pick: int) -> None:
        window = self.some_window(pick, "calling")
        for _ in range(2):
            self.do(c.RecallTicket(window))
        self.pass_time(61 * SECOND)
        self.do(c.RecordNoShow(window))

    @somebody("called", "serving")
    @rule(pick=picks)
    def park(self, pick: int) -> None:
        self.do(c.ParkTicket(self.some_window(pick, "serving", "calling")))

    @somebody("no_show", "parked")
    @rule(pick=picks, ticket=picks)
    def reinstate(self, pick: int, ticket: int) -> None:
        self.do(c.ReinstateTicket(self.some_window(pick), self.some_ticket(ticket, "no_show", "parked")))

    @somebody("called", "serving")
    @rule(pick=picks, service=st.sampled_from(SERVICES), why=keys)
    def lead_to_a_service(self, pick: int, service: str, why: str | None) -> None:
        self.do(c.TransferTicket(self.some_window(pick, "serving", "calling"), service, None, why))

    @somebody("called", "serving")
    @rule(pick=picks, other=picks)
    def lead_to_a_window(self, pick: int, other: int) -> None:
        self.do(c.TransferTicket(self.some_window(pick, "serving", "calling"), None, self.some_window(other)))

    @rule(command=commands)
    def press_anything(self, command: c.Command) -> None:
        self.do(command)

    # What time and technicians do

    @rule(seconds=st.integers(0, 900))
    def stay(self, seconds: int) -> None:
        self.pass_time(seconds * SECOND + seconds)

    @rule(turn=st.sampled_from(TURNS), really=seldom)
    def long_while(self, turn: str, really: bool) -> None:
        """Let it be a certain hour of this date."""
        if really:
            self.pass_time(max(0, self.today(turn) - self.now))

    @precondition(lambda self: not self.model.issuing())
    @rule()
    def sleep(self) -> None:
        """Let it be the morning of the next day."""
        self.pass_time(self.today("24:00") + 500 * MINUTE - self.now)
        self.begin_shift()

    def today(self, clock: str) -> int:
        hour, minute = (int(part) for part in clock.split(":"))
        return moment("00:00", self.hall.date(self.now).isoformat()) + (hour * 60 + minute) * MINUTE

    def pass_time(self, microseconds: int) -> None:
        self.now += microseconds
        self.model.now = self.now
        while (command := due(self.hall, self.now)) is not None:
            self.do(command)

    @rule(approver=keys, why=keys, really=seldom)
    def close_day(self, approver: str | None, why: str | None, really: bool) -> None:
        if really:
            self.do(c.CloseDay(approver, why))

    @rule(really=seldom)
    def turn_day(self, really: bool) -> None:
        if really:
            self.do(c.TurnDay())

    @precondition(lambda self: not self.hall.day)
    @rule()
    def open_day(self) -> None:
        self.do(c.OpenDay())

    @rule(pick=picks, really=seldom)
    def configure(self, pick: int, really: bool) -> None:
        others = variants(self.plan)
        if really:
            self.do(c.ConfigureHall(others[pick % len(others)]))

    @rule()
    def restart(self) -> None:
        """Switch the machine off and on: the log alone makes the same hall, index and all."""
        again = Hall()
        for event, at in self.log:
            evolve(again, event, at)
        assert again == self.hall
        assert lanes_of(again) == lanes_of(self.hall)
        self.hall = again

    # What is always true

    @invariant()
    def the_hall_is_as_the_model_says(self) -> None:
        assert [name for name in self.hall.tickets if self.model.named(name) is None] == []
        for person in self.model.people:
            ticket = self.hall.tickets[person.name]
            assert (ticket.state, ticket.number, ticket.since, ticket.led_to) == (
                person.state, person.number, person.since, person.led_to,
            )  # fmt: skip
            dropped = person.state in ("completed", "cancelled", "expired")
            assert ticket.open_services() == (() if dropped else tuple(person.wants()))
            serving = [index for index, case in enumerate(ticket.cases) if case.state == "serving"]
            assert serving == ([] if person.serving is None else [person.serving])
        for name, desk in self.model.desks.items():
            window = self.hall.windows[name]
            assert (window.state, window.clerk, window.ticket) == (desk.state, desk.clerk, desk.holds)
            assert (window.served, window.streak) == (desk.served, desk.streak)
        assert (self.hall.day and self.hall.day.date) == self.model.date
        self.nothing_has_changed()

    @invariant()
    def a_ticket_is_in_hand_at_one_window_and_a_window_has_one_in_hand(self) -> None:
        held = {window.ticket: window.id for window in self.hall.windows.values() if window.ticket}
        at_windows = {t.id: t.window for t in self.hall.tickets.values() if t.state in ("called", "serving")}
        assert held == at_windows
        assert len(held) == sum(window.state in ("calling", "serving") for window in self.hall.windows.values())

    @invariant()
    def everybody_who_waits_is_in_one_lane_at_the_right_place(self) -> None:
        lanes, rules = self.hall.lanes, self.hall.configured()
        inside = [name for people in lanes.people for _, _, name in people]
        assert sorted(inside) == sorted(person.name for person in self.model.waiting())
        assert all(ticket.lane == -1 for ticket in self.hall.tickets.values() if ticket.state != "waiting")
        for lane, people in enumerate(lanes.people):
            assert people == sorted(people)
            assert lanes.first_since[lane] == (people[0][0] if people else -1)
            for since, serial, name in people:
                ticket, person = self.hall.tickets[name], self.model.named(name)
                assert person is not None
                assert (ticket.lane, ticket.since, ticket.serial) == (lane, since, serial)
                assert rules.queues[lanes.queue[lane]].id == ticket.queue == self.model.queue_of(person.wants())
                assert rules.priorities[lanes.priority[lane]].id == ticket.priority
                may_call = [self.model.may_call(window, person) for window in self.model.desks]
                assert [row[lane] for row in lanes.eligible] == may_call

    @invariant()
    def the_queues_work_people_and_servers_are_counted_right(self) -> None:
        lanes, queues = self.hall.lanes, [queue.id for queue in self.hall.configured().queues]
        assert lanes.work == [self.model.work(queue) for queue in queues]
        assert lanes.servers == [self.model.servers(queue) for queue in queues]
        wanted = [self.model.queue_of(person.wants()) for person in self.model.waiting()]
        assert lanes.count == [wanted.count(queue) for queue in queues]

    @invariant()
    def an_index_made_anew_is_the_one_that_was_kept(self) -> None:
        again = deepcopy(self.hall)
        again.index()
        assert lanes_of(again) == lanes_of(self.hall)
        for part in ("work", "count", "servers", "streak"):
            assert getattr(again.lanes, part) == getattr(self.hall.lanes, part)

    @invariant()
    def a_ready_window_has_nobody_whom_it_may_call(self) -> None:
        for window in self.hall.windows.values():
            if window.state == "ready":
                assert self.hall.lanes.choose(window.index, self.now) is None

    @invariant()
    def whoever_a_window_at_work_could_serve_can_be_called(self) -> None:
        for person in self.model.waiting():
            first = person.wants()[:1]
            able = [
                name for name, desk in self.model.desks.items()
                if self.model.attended(name) and self.model.serves(name, desk.clerk, first)
            ]  # fmt: skip
            lane = self.hall.tickets[person.name].lane
            assert not able or any(row[lane] for row in self.hall.lanes.eligible), "trapped"

    @invariant()
    def nobody_has_vanished_and_whoever_ended_did_so_for_a_stated_reason(self) -> None:
        here = {ticket.id for ticket in self.hall.tickets.values() if ticket.ended_at is None}
        assert here.isdisjoint(self.ended)
        assert here | self.ended.keys() == self.issued
        assert set(self.ended.values()) <= {"completed", "no_show", "by_citizen", "day_closed", "parked"}
        for ticket in self.hall.tickets.values():
            assert (ticket.ended_at is None) == (ticket.reason is None)


HallMachine.TestCase.settings = settings(max_examples=400)
TestHallMachine = pytest.mark.timeout(900)(HallMachine.TestCase)  # finding the shortest failure takes minutes
