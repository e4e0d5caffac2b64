"""Flattened functions do what the written ones do, and what cannot be flattened is refused."""

from __future__ import annotations

from types import FunctionType
from typing import NamedTuple

import pytest

from dispatcher.forecast import flattening
from dispatcher.forecast.day import live_days
from dispatcher.forecast.flattening import flat_text, flatten


class Line(NamedTuple):
    """A group of tables."""

    work: list[int]
    first: list[int]


class Day(NamedTuple):
    """All groups."""

    line: Line
    desks: Line


FACTOR = 3


def outer(day: Day, queue: int, more: int) -> int:
    """Uses a group by its name, a table by its name, and a helper."""
    line, work = day.line, day.desks.work
    line.work[queue] += more
    return helper(day, queue) + work[queue] + len(line.first)


def helper(day: Day, queue: int) -> int:
    desks = day.desks
    desks.work[queue] = day.line.work[queue] * FACTOR
    return plain(desks.work, queue)


def plain(work: list[int], queue: int) -> int:
    return work[queue]


@pytest.fixture(autouse=True)
def _ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The functions of this file count as the project's."""
    monkeypatch.setattr(flattening, "OURS", __name__)


def test_each_function_takes_just_the_tables_that_it_and_its_helpers_use() -> None:
    flat = flatten(outer)
    assert list(flat) == ["plain", "helper", "outer"]
    assert flat["plain"].tables == []
    assert flat["helper"].tables == [("desks", "work"), ("line", "work")]
    assert flat["outer"].tables == [("desks", "work"), ("line", "first"), ("line", "work")]
    taken = [argument.arg for argument in flat["outer"].tree.args.args]
    assert taken == ["desks_work", "line_first", "line_work", "queue", "more"]


def test_a_flattened_function_does_what_the_written_one_does() -> None:
    text = flat_text(flatten(outer), apart=frozenset({"helper"}))
    assert text.count("forceinline=True") == 2
    scope: dict[str, object] = {flattening.INDEX: int}
    exec("\n".join(line for line in text.splitlines() if "numba" not in line), scope)
    written, flattened = Day(Line([1, 2], [0]), Line([5, 6], [])), ([5, 6], [0], [1, 2])
    compiled = scope["outer"]
    assert callable(compiled)
    assert compiled(*flattened, 1, 4) == outer(written, 1, 4) == 18 + 18 + 1
    assert flattened == (written.desks.work, written.line.first, written.line.work)


def test_two_meanings_of_one_constant_are_refused() -> None:
    flat = flatten(outer)
    flat["outer"].constants["FACTOR"] = 4
    with pytest.raises(TypeError, match="FACTOR means 3 and 4"):
        flat_text(flat, frozenset())


def test_two_functions_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(work: list[int], queue: int) -> int:
        return queue

    other.__name__ = "plain"
    flat = flatten(plain)
    assert isinstance(helper, FunctionType)
    monkeypatch.setitem(globals(), "plain", other)
    with pytest.raises(TypeError, match="two functions of one loop are called plain"):
        flattening._flatten(helper, flat)


def test_the_loop_reaches_the_discipline_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flattening, "OURS", "dispatcher.")
    flat = flatten(live_days)
    for name in ("choose_lane", "choose_window", "standing", "load_claim", "goes_first", "queue_delay", "next_streak"):
        assert flat[name].source.__module__ == "dispatcher.domain.discipline"
