"""Who waits: for this window, and in the whole hall."""

from __future__ import annotations

from dataclasses import dataclass

from counter_display.console.standing import Standing
from counter_display.console.words import Words, joined
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual


@dataclass(frozen=True, slots=True)
class LaneRow:
    """People of one queue and priority; `longest` is how long the first of them has waited."""

    queue: Bilingual
    waiting: int
    longest: Bilingual


@dataclass(frozen=True, slots=True)
class LanesFace:
    """Those whom this window may call, the longest wait first, and the sums."""

    summary: Bilingual
    rows: tuple[LaneRow, ...] = ()


def lanes_face(standing: Standing, words: Words) -> LanesFace:
    """Who waits now. Lanes that differ only in the windows that may call them are counted together.

    A ready window calls at once whom it may call: whoever waits beside it is for other windows or other clerks.
    """
    together: dict[tuple[str, str], tuple[int, int]] = {}
    for lane in standing.hall.lanes:
        if standing.window.state != "ready" and standing.window.id in lane.windows:
            seconds = standing.clock.seconds_since(lane.longest_since, standing.moment)
            waiting, longest = together.get((lane.queue, lane.priority), (0, 0))
            together[lane.queue, lane.priority] = (waiting + lane.waiting, max(longest, seconds))
    ordered = sorted(together.items(), key=lambda row: -row[1][1])
    rows = tuple(LaneRow(_name(standing, *key), waiting, words.minutes(longest)) for key, (waiting, longest) in ordered)
    here, everywhere = sum(row.waiting for row in rows), sum(lane.waiting for lane in standing.hall.lanes)
    summary = words.phrases.translate("Console", "本窗可叫 {here} 人 · 全厅等候 {everywhere} 人")
    return LanesFace(summary.filled(here=here, everywhere=everywhere), rows)


def _name(standing: Standing, queue: str, priority: str) -> Bilingual:
    catalogue = standing.names.catalogue
    known = next((known for known in standing.hall.queues if known.id == queue), None)
    name = joined(Bilingual.same(known.prefix), Bilingual.of(known), by=" ") if known else Bilingual.same(queue)
    return joined(name, priority_mark(catalogue, priority))


def priority_mark(catalogue: wire.Catalogue, priority: str) -> Bilingual:
    """The name of a class of people that has a mark; nothing for those who have none."""
    known = next((known for known in catalogue.priorities if known.id == priority), None)
    return Bilingual.of(known) if known is not None and known.mark else SILENCE
