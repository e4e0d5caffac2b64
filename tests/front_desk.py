"""What people do in a live hall, over HTTP, with answers held to their shapes."""

from __future__ import annotations

from dataclasses import dataclass

from live_hall import LiveHall

from dispatcher import wire

HOUSEHOLD, INSURANCE, BUSINESS, ENQUIRY = "id-card-new", "pension-query", "self-employed", "consult"
"""A service of each of four queues of the township hall: A, B, K and Z."""


@dataclass(frozen=True)
class FrontDesk:
    """The acts of a hall's day; each expects to succeed, but for `refused`."""

    live: LiveHall

    def take(self, *services: str, **more: object) -> wire.Ticket:
        """Take a number."""
        return wire.Ticket.model_validate(self.live.issue(*(services or (HOUSEHOLD,)), **more))

    def open(self, window: str, clerk: str = "c01") -> wire.Window:
        """Let a clerk sit down."""
        return self.sit(window, "open", clerk=clerk)

    def sit(self, window: str, act: str, /, **body: object) -> wire.Window:
        """`open`, `pause`, `resume` or `close`."""
        return wire.Window.model_validate(self.live.post(f"/api/v1/windows/{window}/{act}", 200, **body))

    def serve(self, window: str, act: str, /, **body: object) -> wire.Ticket:
        """`call`, `recall`, `start`, `no-show`, `park`, `reinstate` or `transfer`."""
        return wire.Ticket.model_validate(self.live.post(f"/api/v1/windows/{window}/{act}", 200, **body))

    def call(self, window: str) -> wire.Ticket:
        """Call next, with somebody there."""
        return self.serve(window, "call-next")

    def wait_for_next(self, window: str) -> None:
        """Call next, with nobody there: the window is ready."""
        self.live.post(f"/api/v1/windows/{window}/call-next", 204)

    def complete(self, window: str, outcome: str = "done", **more: object) -> wire.Completed:
        """End a case."""
        body = self.live.post(f"/api/v1/windows/{window}/complete", 200, outcome=outcome, **more)
        return wire.Completed.model_validate(body)

    def act(self, ticket: str, act: str, **body: object) -> wire.Ticket:
        """`cancel` or `printed`."""
        return wire.Ticket.model_validate(self.live.post(f"/api/v1/tickets/{ticket}/{act}", 200, **body))

    def refused(self, path: str, code: str, status: int = 409, **body: object) -> wire.Problem:
        """Ask for something that is refused for this reason, and see that nothing changed."""
        before = self.live.service.seq
        problem = wire.Problem.model_validate(self.live.post(f"/api/v1/{path}", status, **body))
        assert problem.type == f"urn:hall:problem:{code}"
        assert self.live.service.seq == before
        return problem

    def ticket(self, ticket: str) -> wire.TicketWithNote:
        """Look a ticket up."""
        return wire.TicketWithNote.model_validate(self._get(f"/api/v1/tickets/{ticket}"))

    def public(self, token: str) -> wire.PublicTicket:
        """Look a ticket up as the citizen does."""
        return wire.PublicTicket.model_validate(self._get(f"/api/v1/public/tickets/{token}"))

    def hall(self) -> wire.Hall:
        """The hall now."""
        return wire.Hall.model_validate(self._get("/api/v1/hall"))

    def window(self, window: str) -> wire.Window:
        """A window now."""
        return next(known for known in self.hall().windows if known.id == window)

    def catalogue(self) -> wire.Catalogue:
        """What one can come for."""
        return wire.Catalogue.model_validate(self._get("/api/v1/catalogue"))

    def log(self, after: int = 0) -> list[wire.LoggedEvent]:
        """The log after an event."""
        return wire.Events.model_validate(self._get(f"/api/v1/events?after={after}&limit=10000")).events

    def _get(self, path: str) -> object:
        answer = self.live.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()
