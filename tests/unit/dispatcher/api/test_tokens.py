"""Ticket tokens: made from the ticket and the hall's secret, and from nothing else."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from dispatcher.api.tokens import TicketTokens

TOKENS = TicketTokens(b"s" * 32)


@given(st.text())
def test_a_token_names_its_ticket(ticket: str) -> None:
    assert TOKENS.ticket(TOKENS.token(ticket)) == ticket


@given(st.text())
def test_what_was_not_made_here_names_nothing(text: str) -> None:
    assert TOKENS.ticket(text) is None
    assert TicketTokens(b"t" * 32).ticket(TOKENS.token(text)) is None


@given(st.text(alphabet=string.ascii_lowercase + "234567", min_size=16, max_size=16))
def test_a_guessed_signature_does_not_fit(guess: str) -> None:
    assert TOKENS.ticket(f"20261123-A001-{guess}") is None


def test_a_token_can_be_read_aloud_and_typed() -> None:
    token = TOKENS.token("20261123-A001")
    assert token == TOKENS.token("20261123-A001")
    ticket, signature = token[:13], token[14:]
    assert ticket == "20261123-A001"
    assert len(signature) == 16
    assert set(signature) <= set(string.ascii_lowercase + "234567")
