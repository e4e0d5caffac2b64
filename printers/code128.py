"""Code 128 (ISO/IEC 15417): text as symbol values, and values as bars. Pure.

Only code sets B (ASCII) and C (pairs of digits) are used, which is what slips need.
"""

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

START = {"B": 104, "C": 105}
SWITCH = {"B": 100, "C": 99}
STOP = 106
CHECK_MODULUS = 103

_RUNS = re.compile(r"(?:\d\d){2,}|.", re.DOTALL)
"""Four digits or more are worth code set C, two to a symbol."""


def runs(content: str) -> tuple[tuple[str, str], ...]:
    """The content, printable ASCII, as runs of one code set: ("C", "20261123"), ("B", "-A012")."""
    found: list[tuple[str, str]] = []
    for piece in _RUNS.findall(content):
        chosen = "C" if len(piece) > 1 else "B"
        if found and found[-1][0] == chosen:
            found[-1] = (chosen, found[-1][1] + piece)
        else:
            found.append((chosen, piece))
    return tuple(found)


def bars(content: str) -> str:
    """The modules of `content` from left to right, "1" dark, without the blank at both sides."""
    return drawn(_values(runs(content)))


def drawn(values: Sequence[int]) -> str:
    """The modules of symbol values that begin with a start, with the check symbol and the stop added."""
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % CHECK_MODULUS
    return "".join(_patterns()[value] for value in (*values, check, STOP))


def _values(content: Iterable[tuple[str, str]]) -> list[int]:
    values: list[int] = []
    for chosen, text in content:
        values.append(SWITCH[chosen] if values else START[chosen])
        values += _symbols(chosen, text)
    return values


def _symbols(chosen: str, text: str) -> Iterator[int]:
    if chosen == "C":
        return (int(text[place : place + 2]) for place in range(0, len(text), 2))
    return (ord(char) - ord(" ") for char in text)


@cache
def _patterns() -> Sequence[str]:
    """Each symbol's modules; the stop ends with a bar more."""
    tables: Any = importlib.import_module("barcode.charsets.code128")  # by name, since the library ships no types
    return (*tables.CODES, tables.STOP + "11")
