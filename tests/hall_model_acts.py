"""What a command does to the model of a hall, and which refusals it deserves there."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from hall_builder import SECOND, ZONE
from hall_model import Desk, HallModel, Person

from dispatcher.domain import commands as c
from dispatcher.domain import errors as r

Reasons = set[type[r.Refused]]


def verdict(model: HallModel, command: c.Command) -> Reasons:
    """Every refusal that the command deserves now; empty when it must be carried out."""
    reasons: Reasons = set()
    window = getattr(command, "window", None)
    if window is not None and window not in model.desks:
        return {r.UnknownWindow}
    match command:
        case c.IssueTicket():
            reasons = _issuing(model, command)
        case c.OpenDay() if model.date is not None:
            reasons = {r.DayAlreadyOpen}
        case c.TurnDay() if model.date is None:
            reasons = {r.DayNotOpen}
        case c.CloseDay():
            reasons = _closing_the_day(model, command)
        case c.ConfigureHall():
            reasons = _configuring(model, command)
        case c.CancelTicket(ticket) | c.ReinstateTicket(_, ticket) | c.RecordPrint(ticket):
            reasons = _with_ticket(model, command, ticket)
        case c.OpenWindow(window=name) if model.desks[name].state != "closed":
            reasons = {r.WindowAlreadyOpen}
        case c.ResumeWindow(name) if model.desks[name].state != "paused":
            reasons = {r.WindowNotPaused}
        case c.PauseWindow() | c.CloseWindow():
            reasons = _leaving(model, command)
        case c.CallNext(name):
            reasons = _not_free(model, name)
        case c.CallTicket(name, ticket):
            reasons = _not_free(model, name) or _with_ticket(model, command, ticket)
        case c.RecallTicket(name) | c.StartService(name) | c.RecordNoShow(name):
            reasons = _in_turn(model, command, name)
        case c.CompleteCase() | c.ParkTicket() | c.TransferTicket():
            reasons = _in_hand(model, command)
    return reasons


def _issuing(model: HallModel, command: c.IssueTicket) -> Reasons:
    rules = model.rules
    reasons: Reasons = set()
    if not model.issuing():
        reasons.add(r.HallNotIssuing)
    if not command.services:
        reasons.add(r.NoServiceChosen)
    if set(command.services) - {service.id for service in rules.services}:
        reasons.add(r.UnknownService)
    if command.priority not in [priority.id for priority in rules.priorities]:
        reasons.add(r.UnknownPriority)
    if len(command.services) > (rules.issuing.proxy_cases if command.proxy else rules.issuing.cases):
        reasons.add(r.TooManyCases)
    if not command.proxy and len(set(command.services)) < len(command.services):
        reasons.add(r.ServiceChosenTwice)
    return reasons


def _closing_the_day(model: HallModel, command: c.CloseDay) -> Reasons:
    if model.date is None:
        return {r.DayNotOpen}
    reasons = {r.WindowHasTicket} if any(desk.holds for desk in model.desks.values()) else set()
    return reasons | (_approval(command.approver, command.reason) if model.waiting() else set())


def _approval(approver: str | None, reason: str | None) -> Reasons:
    if approver is None and reason is None:
        return {r.PeopleStillWaiting}
    return {r.ReasonMissing} if approver is None or reason is None else set()


def _configuring(model: HallModel, command: c.ConfigureHall) -> Reasons:
    new = command.rules
    used = {person.led_to for person in model.people if person.led_to and person.state in _HERE}
    used |= {name for name, desk in model.desks.items() if desk.state != "closed"}
    sitting = {desk.clerk for desk in model.desks.values()} & {clerk.id for clerk in model.rules.clerks}
    fits = used <= {plan.id for plan in new.windows} and sitting <= {clerk.id for clerk in new.clerks}
    return set() if fits else {r.RulesNotFitting}


_HERE = ("waiting", "called", "serving", "parked", "no_show")


def _with_ticket(model: HallModel, command: c.Command, name: str) -> Reasons:
    person = model.named(name)
    if person is None:
        return {r.UnknownTicket}
    if isinstance(command, c.ReinstateTicket) and person.state not in ("no_show", "parked"):
        return {r.TicketInOtherState}
    if isinstance(command, c.CancelTicket | c.CallTicket) and person.state not in ("waiting", "parked"):
        return {r.TicketInOtherState}
    if isinstance(command, c.CallTicket) and model.first_here(command.window, person) is None:
        return {r.WindowCannotServe}
    return set()


def _not_free(model: HallModel, window: str) -> Reasons:
    desk = model.desks[window]
    if desk.holds:
        return {r.WindowHasTicket}
    return set() if model.attended(window) else {r.WindowNotOpen}


def _leaving(model: HallModel, command: c.PauseWindow | c.CloseWindow) -> Reasons:
    closing = isinstance(command, c.CloseWindow)
    desk = model.desks[command.window]
    if desk.holds:
        return {r.WindowHasTicket}
    if desk.state == "closed" or (desk.state == "paused" and not closing):
        return {r.WindowNotOpen}
    if isinstance(command, c.PauseWindow):
        if command.reason not in model.rules.pause_reasons:
            return {r.UnknownPauseReason}
        if command.reason != "lunch" and model.session_ended() is None:
            return set()
        return _approval(command.approver, command.note) if model.needs(command.window) else set()
    return _approval(command.approver, command.reason) if model.needs(command.window) else set()


def _in_turn(model: HallModel, command: c.Command, window: str) -> Reasons:
    person = model.held(window)
    if person is None:
        return {r.WindowHasNoTicket}
    if person.state != "called":
        return {r.TicketInOtherState}
    rule = model.rules.no_show
    early = person.recalls < rule.recalls or model.now - person.called_at < rule.after
    return {r.NoShowTooEarly} if isinstance(command, c.RecordNoShow) and early else set()


def _in_hand(model: HallModel, command: c.CompleteCase | c.ParkTicket | c.TransferTicket) -> Reasons:
    person = model.held(command.window)
    if person is None:
        return {r.WindowHasNoTicket}
    match command:
        case c.CompleteCase(case=str(name)):
            index = int(name.rsplit("-", 1)[1]) - 1
            if name.rsplit("-", 1)[0] != person.name or index not in person.left():
                return {r.UnknownCase}
            if index != person.serving and not _serves_case(model, command.window, person, index):
                return {r.WindowCannotServe}
        case c.TransferTicket():
            return _leading(model, command, person)
    return set()


def _serves_case(model: HallModel, window: str, person: Person, index: int) -> bool:
    return model.serves(window, model.desks[window].clerk, [person.cases[index][0]])


def _leading(model: HallModel, command: c.TransferTicket, person: Person) -> Reasons:
    if (command.service is None) == (command.to_window is None):
        return {r.TransferTargetUnclear}
    if command.service is not None:
        known = command.service in [service.id for service in model.rules.services]
        return set() if known else {r.UnknownService}
    target = command.to_window or ""
    if target not in model.desks:
        return {r.UnknownWindow}
    clerk = model.desks[target].clerk or "somebody in training"
    able = target != command.window and model.serves(target, clerk, model.together(person.wants()))
    return set() if able else {r.WindowCannotServe}


def act(model: HallModel, command: c.Command) -> None:
    """Carry out a command that deserves no refusal."""
    match command:
        case c.ConfigureHall():
            _configure(model, command)
        case c.OpenDay():
            _open_day(model)
        case c.CloseDay():
            _end_day(model, carry=False)
        case c.TurnDay():
            _end_day(model, carry=True)
        case c.IssueTicket():
            _issue(model, command)
        case c.CancelTicket(ticket):
            _person(model, ticket).state = "cancelled"
        case c.OpenWindow(name, clerk):
            if model.date is None:
                _open_day(model)
            model.desks[name].state, model.desks[name].clerk = "idle", clerk
        case c.PauseWindow(name):
            model.desks[name].state = "paused"
        case c.ResumeWindow(name):
            model.desks[name].state = "idle"
        case c.CloseWindow(name):
            _close(model.desks[name])
        case c.CallNext(name):
            _call_next(model, name)
        case c.CallTicket(name, ticket):
            _call(model, name, _person(model, ticket))
        case c.ReinstateTicket(_, ticket):
            _arrive(_person(model, ticket))
        case c.RecallTicket(name):
            _held(model, name).recalls += 1
        case c.StartService(name):
            _start(model, name, _held(model, name))
        case c.CompleteCase():
            _complete(model, command)
        case c.RecordNoShow(name):
            _let_go(model, name, "no_show")
        case c.ParkTicket(name):
            _let_go(model, name, "parked")
        case c.TransferTicket():
            _transfer(model, command)
    _settle(model)


def _configure(model: HallModel, command: c.ConfigureHall) -> None:
    if command.rules == model.rules:
        return
    model.rules = command.rules
    model.desks = {plan.id: model.desks.get(plan.id, Desk()) for plan in command.rules.windows}


def _open_day(model: HallModel) -> None:
    local = datetime.datetime.fromtimestamp(model.now / SECOND, ZoneInfo(ZONE))
    model.date = local.date().isoformat()
    if model.numbers_of != model.date:
        model.numbers_of, model.counts = model.date, {}
        model.carried = {person.number for person in model.people}
        for desk in model.desks.values():
            desk.served = 0


def _end_day(model: HallModel, carry: bool) -> None:
    model.people = [person for person in model.people if carry and person.state in ("waiting", "called", "serving")]
    for desk in model.desks.values():
        if desk.holds is None:
            _close(desk)
    model.date = None


def _issue(model: HallModel, command: c.IssueTicket) -> None:
    queue = next(queue for queue in model.rules.queues if queue.id == model.queue_of(list(command.services)))
    mark = next(priority.mark for priority in model.rules.priorities if priority.id == command.priority)
    count = model.counts.get(queue.id, 0) + 1
    while f"{queue.prefix}{mark}{count:03d}" in model.carried:
        count += 1
    model.counts[queue.id] = count
    model.serial += 1
    number = f"{queue.prefix}{mark}{count:03d}"
    name = f"{(model.date or '').replace('-', '')}-{number}"
    cases = [(service, False) for service in command.services]
    person = Person(name, number, model.serial, command.priority, cases, model.now, model.now)
    model.people.append(person)
    _arrive(person)


def _arrive(person: Person) -> None:
    """Somebody begins to wait."""
    person.state, person.window = "waiting", None


def _settle(model: HallModel) -> None:
    """Who can be called by a ready window is called: to the narrowest with the least serving time."""
    ready = [name for name, desk in model.desks.items() if desk.state == "ready"]
    person = next((found for name in ready if (found := model.next_for(name)) is not None), None)
    if person is not None:
        able = [name for name in ready if model.may_call(name, person)]
        _call(model, min(able, key=lambda name: (_breadth(model, name), model.desks[name].served)), person)
        _settle(model)


def _breadth(model: HallModel, window: str) -> int:
    roles = model.plan(window).roles
    return 2 if "undifferentiated" in roles else 1 if any(role.startswith("domain:") for role in roles) else 0


def _call_next(model: HallModel, window: str) -> None:
    person = model.next_for(window)
    if person is None:
        model.desks[window].state = "ready"
    else:
        _call(model, window, person)


def _call(model: HallModel, window: str, person: Person) -> None:
    desk = model.desks[window]
    desk.state, desk.holds = "calling", person.name
    desk.streak = 0 if person.priority == model.rules.priorities[0].id else desk.streak + 1
    person.state, person.window, person.called_at, person.recalls = "called", window, model.now, 0


def _start(model: HallModel, window: str, person: Person) -> None:
    _serve(model, window, person, _case_in_hand(model, window, person), model.now)


def _serve(model: HallModel, window: str, person: Person, index: int, started_at: int) -> None:
    model.desks[window].state = person.state = "serving"
    person.serving, person.started_at = index, started_at


def _case_in_hand(model: HallModel, window: str, person: Person) -> int:
    if person.serving is not None:
        return person.serving
    here = model.first_here(window, person)
    return person.left()[0] if here is None else here


def _complete(model: HallModel, command: c.CompleteCase) -> None:
    window, person = command.window, _held(model, command.window)
    index = _case_in_hand(model, window, person)
    if command.case is not None:
        index = int(command.case.rsplit("-", 1)[1]) - 1
    if person.serving is None:
        person.serving, person.started_at = index, person.called_at
    model.desks[window].served += model.now - person.started_at
    person.cases[index] = (person.cases[index][0], True)
    person.serving = None
    here = model.first_here(window, person)
    if here is not None:
        _serve(model, window, person, here, model.now)
    elif person.left():
        person.led_to = None
        _let_go(model, window, "waiting")
        _arrive(person)
    else:
        _let_go(model, window, "completed")
    if command.then_call_next and model.desks[window].holds is None:
        _call_next(model, window)


def _transfer(model: HallModel, command: c.TransferTicket) -> None:
    window, person = command.window, _held(model, command.window)
    index = _case_in_hand(model, window, person)
    _let_go(model, window, "waiting")
    if command.service is not None:
        person.cases[index] = (command.service, False)
    person.led_to = command.to_window
    _arrive(person)


def _let_go(model: HallModel, window: str, state: str) -> None:
    """The window is free again, and what it has served counts."""
    desk, person = model.desks[window], _held(model, window)
    if person.serving is not None:
        desk.served += model.now - person.started_at
    desk.state, desk.holds = "idle", None
    person.state, person.serving = state, None


def _close(desk: Desk) -> None:
    desk.state, desk.clerk, desk.streak = "closed", None, 0


def _person(model: HallModel, name: str) -> Person:
    person = model.named(name)
    assert person is not None
    return person


def _held(model: HallModel, window: str) -> Person:
    person = model.held(window)
    assert person is not None
    return person
