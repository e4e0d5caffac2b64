"""Which copy of a slip comes next."""

from __future__ import annotations

from dispatcher import wire
from kiosk.copies import REMEMBERED, Copies


def test_the_first_slip_is_the_original_and_the_next_ones_are_counted(ticket: wire.Ticket) -> None:
    copies = Copies()
    assert copies.following(ticket) == 0
    copies.note(ticket, "printed")
    assert copies.following(ticket) == 1
    copies.note(ticket, "uncertain")
    assert copies.following(ticket) == 2


def test_a_slip_that_never_came_is_no_slip(ticket: wire.Ticket) -> None:
    copies = Copies()
    copies.note(ticket, "failed")
    copies.note(ticket, "no_printer")
    assert copies.following(ticket) == 0


def test_a_slip_of_another_kiosk_counts(ticket: wire.Ticket) -> None:
    assert Copies().following(ticket.model_copy(update={"printed": "printed"})) == 1


def test_a_kiosk_does_not_remember_for_ever(ticket: wire.Ticket) -> None:
    copies = Copies()
    for turn in range(REMEMBERED + 1):
        copies.note(ticket.model_copy(update={"id": f"A{turn:03d}"}), "printed")
    assert copies.following(ticket.model_copy(update={"id": "A000"})) == 0
    assert copies.following(ticket.model_copy(update={"id": "A001"})) == 1
