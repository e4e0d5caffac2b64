"""What the tests of plans share."""

from __future__ import annotations

from planning_assignments import assigned

__all__ = ["assigned"]
