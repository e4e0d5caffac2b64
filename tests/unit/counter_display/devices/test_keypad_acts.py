"""What each key of a keypad asks for, by what its clerk saw."""

from __future__ import annotations

import pytest

from counter_display.console import acts
from counter_display.devices.keypad_acts import ACT_KEYS, ActKey, Key, Seen, act_for, key_of
from counter_display.devices.profiles import Keys
from dispatcher import wire

HAND = acts.Hand("20261123-A012", "A012")
CASE = "20261123-A012-1"


def _busy(state: wire.WindowState, **more: object) -> Seen:
    return Seen(**{"state": state, "hand": HAND, "case": CASE, **more})  # type: ignore[arg-type]  # any of its fields


@pytest.mark.parametrize(
    ("key", "seen", "act"),
    [
        ("call", Seen("idle"), acts.CallNext()),
        ("call", Seen("ready"), None),
        ("call", Seen("closed"), None),
        ("call", Seen("paused"), None),
        ("call", _busy("serving"), acts.Finish(HAND, CASE, "done", then_next=True)),
        ("call", _busy("calling"), acts.Finish(HAND, CASE, "done", then_next=True)),
        ("call", _busy("serving", fresh=True), None),
        ("call", _busy("serving", case=None), None),
        ("rate", _busy("serving"), acts.Finish(HAND, CASE, "done", then_next=False)),
        ("rate", _busy("calling", fresh=True), None),
        ("rate", Seen("idle"), None),
        ("recall", _busy("calling"), acts.Simple(HAND, "recall")),
        ("recall", _busy("calling", fresh=True), acts.Simple(HAND, "recall")),
        ("recall", _busy("serving"), None),
        ("recall", Seen("idle"), None),
        ("confirm", _busy("calling"), acts.Simple(HAND, "start")),
        ("confirm", _busy("serving"), None),
        ("confirm", _busy("serving", target="12"), acts.Transfer(HAND, None, "12", None)),
        ("confirm", _busy("calling", target=""), None),
        ("confirm", _busy("serving", target="12", fresh=True), None),
        ("pause", Seen("idle", pause_reason="lunch"), acts.Pause("lunch")),
        ("pause", Seen("ready"), acts.Pause("暂离")),
        ("pause", Seen("paused"), acts.Resume()),
        ("pause", _busy("serving"), None),
        ("pause", Seen("closed"), None),
    ],
)
def test_a_key_does_what_the_console_would(key: ActKey, seen: Seen, act: acts.Act | None) -> None:
    assert act_for(key, seen) == act


def test_every_key_of_the_profile_means_one_thing() -> None:
    keys = Keys()
    codes = {code: key_of(code, keys) for code in range(256)}
    digits: dict[Key, int] = {digit: digit for digit in range(10)}
    assert {key: code for code, key in codes.items() if key is not None} == {
        **digits,
        "rate": 0x0B,
        "call": 0x0C,
        "recall": 0x0D,
        "confirm": 0x0F,
        "pause": 0x12,
        "transfer": 0x13,
    }
    assert {key for key in codes.values() if isinstance(key, str)} == set(ACT_KEYS)
