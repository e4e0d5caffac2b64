"""Watching a hall's day from outside: an auditor with a model of its own, which believes nothing."""

from __future__ import annotations

from sim.audit.auditor import Auditor
from sim.audit.scene import Finding

__all__ = ["Auditor", "Finding"]
