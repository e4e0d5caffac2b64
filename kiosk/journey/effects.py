"""What a journey asks of the world."""

from __future__ import annotations

from dataclasses import dataclass

from dispatcher import wire


@dataclass(frozen=True, slots=True)
class TakeNumber:
    """Take a number and print its slip."""

    wish: wire.IssueTicket


@dataclass(frozen=True, slots=True)
class PrintGuide:
    """Print what is told once about a service (R9)."""

    service: wire.Service


@dataclass(frozen=True, slots=True)
class Reprint:
    """Print a slip again."""

    ticket: wire.Ticket


@dataclass(frozen=True, slots=True)
class OpenTechnician:
    """Try a PIN at the technician's door; `kiosk.screen` knows whether it is right."""

    pin: str


Effect = TakeNumber | PrintGuide | Reprint | OpenTechnician
