"""What a clerk does at a window, as it is asked of the dispatcher.

An act on the person in hand carries whom the clerk saw. The dispatcher is asked first whether that is still so, and the
end of a case names the case: a key pressed while the hall changes never reaches another person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dispatcher import wire
from dispatcher.client.acts import HallActs

IN_HAND = ("called", "serving")


@dataclass(frozen=True, slots=True)
class Hand:
    """Whom the clerk saw at the window."""

    ticket: str
    number: str


@dataclass(frozen=True, slots=True)
class Done:
    """An act was carried out: the hall stood at event `seq` afterwards. `ticket` is the one that it brought, if any."""

    seq: int
    ticket: wire.Ticket | None = None


@dataclass(frozen=True, slots=True)
class Outdated:
    """The act was not sent: somebody else is in hand by now."""

    seq: int


class Act(Protocol):
    """Something to ask of the dispatcher."""

    @property
    def hand(self) -> Hand | None:
        """Whom it is done to, where it is the person in hand."""
        ...

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Ask for it at a window; the ticket that it brings. Raises `HallAway`, `HallRefused`."""
        ...


async def carry_out(act: Act, client: HallActs, window: str) -> Done | Outdated:
    """Do an act, unless the person whom it is for is no longer in hand. Raises `HallAway`, `HallRefused`."""
    if act.hand is not None:
        found = await client.ticket(act.hand.ticket)
        if found.state not in IN_HAND or found.window != window:
            return Outdated((await client.hall()).seq)
    brought = await act.send(client, window)
    return Done((await client.hall()).seq, brought)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An act that is not done to the person in hand."""

    @property
    def hand(self) -> Hand | None:
        """Nobody."""
        return None


@dataclass(frozen=True, slots=True)
class SignIn(Elsewhere):
    """The clerk sits down."""

    clerk: str
    pin: str | None

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Open the window."""
        await client.window(window, "open", wire.OpenWindow(clerk=self.clerk, pin=self.pin))
        return None


@dataclass(frozen=True, slots=True)
class TakeOver(Elsewhere):
    """The clerk sits down where another one has left without signing out; who is in hand is set aside first (R12).

    The window is closed for a moment; while people wait whom nobody else can serve, that takes an approver (R6).
    """

    clerk: str
    pin: str | None
    somebody_in_hand: bool
    approver: str | None = None
    reason: str | None = None

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Park, close, and open anew."""
        if self.somebody_in_hand:
            await client.serve(window, "park")
        await client.window(window, "close", wire.CloseWindow(approver=self.approver, reason=self.reason))
        await client.window(window, "open", wire.OpenWindow(clerk=self.clerk, pin=self.pin))
        return None


@dataclass(frozen=True, slots=True)
class CallNext(Elsewhere):
    """Call whom the rules give."""

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Call; with nobody there the window is ready."""
        return await client.call_next(window)


@dataclass(frozen=True, slots=True)
class CallCertain(Elsewhere):
    """Call a certain person out of order."""

    ticket: str
    reason: str

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Call, with the reason."""
        return await client.serve(window, "call", wire.CallTicket(ticket=self.ticket, reason=self.reason))


@dataclass(frozen=True, slots=True)
class Reinstate(Elsewhere):
    """Let a passed or parked person wait again."""

    ticket: str

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Reinstate."""
        return await client.serve(window, "reinstate", wire.ReinstateTicket(ticket=self.ticket))


@dataclass(frozen=True, slots=True)
class Finish:
    """End a case with its outcome (R10), and call on."""

    hand: Hand
    case: str
    outcome: wire.Outcome
    then_next: bool

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Complete this case and no other."""
        request = wire.CompleteCase(outcome=self.outcome, case=self.case, then="call-next" if self.then_next else None)
        return (await client.complete(window, request)).called


@dataclass(frozen=True, slots=True)
class Simple:
    """An act on the person in hand that needs no more words: `recall`, `start`, `no-show` or `park`."""

    hand: Hand
    act: str

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Do it."""
        return await client.serve(window, self.act)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Lead the person on to a service or a window, with a note (R8)."""

    hand: Hand
    service: str | None
    window: str | None
    note: str | None

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Transfer."""
        request = wire.TransferTicket(service=self.service, window=self.window, note=self.note)
        return await client.serve(window, "transfer", request)


@dataclass(frozen=True, slots=True)
class Pause(Elsewhere):
    """Leave for a while; over waiting people with an approver (R6)."""

    reason: str
    approver: str | None = None

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Pause."""
        await client.window(window, "pause", wire.PauseWindow(reason=self.reason, approver=self.approver))
        return None


@dataclass(frozen=True, slots=True)
class Resume(Elsewhere):
    """Be back."""

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Resume."""
        await client.window(window, "resume", wire.Nothing())
        return None


@dataclass(frozen=True, slots=True)
class Close(Elsewhere):
    """Leave; over waiting people with an approver and a reason (R6)."""

    approver: str | None = None
    reason: str | None = None

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Close."""
        await client.window(window, "close", wire.CloseWindow(approver=self.approver, reason=self.reason))
        return None


@dataclass(frozen=True, slots=True)
class Issue(Elsewhere):
    """Take a number for a person who cannot use the kiosk (R20)."""

    services: tuple[str, ...]
    priority: str | None
    key: str
    """One key a form: sent twice, it brings the same number."""

    async def send(self, client: HallActs, window: str) -> wire.Ticket | None:
        """Issue."""
        request = wire.IssueTicket(services=list(self.services), priority=self.priority)
        return await client.issue(request, self.key)
