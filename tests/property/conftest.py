"""How long the properties are looked for: the same examples on every machine, without a database."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "hall",
    derandomize=True,
    deadline=None,
    print_blob=True,
    max_examples=200,
    stateful_step_count=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("hall")
