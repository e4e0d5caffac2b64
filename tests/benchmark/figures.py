"""How benchmarks word what they saw."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Report = Callable[[str, str, str], None]
"""Takes what was measured, the figure seen, and the figure wanted."""


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie, in milliseconds."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000
