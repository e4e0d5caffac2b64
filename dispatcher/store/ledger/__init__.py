"""The ledger: the log as tables for people and their tools. Every row is a function of the log and can be made anew."""

from __future__ import annotations

from dispatcher.store.ledger.project import Projector
from dispatcher.store.ledger.schema import LEDGER, LEDGER_TABLES, LEDGER_VIEWS

__all__ = ["LEDGER", "LEDGER_TABLES", "LEDGER_VIEWS", "Projector"]
