"""The sentences of a display, one for each state of its window, with places for the number and the window."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from counter_display.devices.sight import STATES, Sight, SightState

PLACES = ("number", "window", "waiting")
"""What a sentence may name in braces: the number called, the window's id, how many wait for it."""
LONGEST_NUMBER, LONGEST_WINDOW, LONGEST_WAITING = "AL1000", "100", "999"
"""Against these it is checked that a sentence fits."""

Sayings = Mapping[SightState, str]


def say(sayings: Sayings, sight: Sight) -> str:
    """The sentence for a window as it is seen now."""
    return sayings[sight.state].format(number=sight.number, window=sight.window, waiting=sight.waiting)


def longest(sentence: str) -> str:
    """The sentence with everything in it as long as it gets."""
    return sentence.format(number=LONGEST_NUMBER, window=LONGEST_WINDOW, waiting=LONGEST_WAITING)


def faults(sayings: Mapping[str, str]) -> Iterable[str]:
    """What is wrong with sentences as a technician wrote them, one sentence each."""
    for state, sentence in sayings.items():
        if state not in STATES:
            yield f"says.{state}: 没有这种状态，只有 {'、'.join(STATES)} / there is no such state"
            continue
        try:
            named = [
                name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
                for _, name, spec, conversion in string.Formatter().parse(sentence)
                if name is not None
            ]
        except ValueError as error:
            yield f"says.{state}: 花括号不成对 / braces do not pair: {error}"
            continue
        for name in named:
            if name not in PLACES:
                places = ", ".join(f"{{{place}}}" for place in PLACES)
                yield f"says.{state}: 不认识 {{{name}}}，可用 {places} / {{{name}}} is not known, there are {places}"
