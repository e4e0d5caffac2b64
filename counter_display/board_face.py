"""What a hall's board shows, worked out without a screen (R16)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from counter_display.hall_names import HallNames
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook

EXACT_MINUTES = 15
"""An estimate up to here is shown to the minute, a longer one in steps of five."""
HOURS_FROM = 90
"""Minutes beyond which hours are easier to read."""


class ZoneUnknown(Exception):
    """The hall has no zone of this id."""

    def __init__(self, zone: str, known: list[str]) -> None:
        super().__init__(zone, known)

    def __str__(self) -> str:
        zone, known = self.args
        return f"大厅里没有区域 {zone}，现有：{'、'.join(known)} / No zone {zone}; there are {', '.join(known)}"


@dataclass(frozen=True, slots=True)
class Call:
    """A person who is awaited at a window. `key` changes with each recall."""

    key: str
    number: str
    window: Bilingual


@dataclass(frozen=True, slots=True)
class Cell:
    """A window: its number where it has one, else how it is."""

    name: Bilingual
    mode: str
    number: str
    state: Bilingual
    roles: Bilingual


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue: how many wait, and how long somebody who comes now would."""

    prefix: str
    name: Bilingual
    waiting: Bilingual
    wait: Bilingual


@dataclass(frozen=True, slots=True)
class BoardFace:
    """Everything on the board. While `away` is said, nothing else is."""

    title: Bilingual = SILENCE
    zone: Bilingual = SILENCE
    calls: list[Call] = field(default_factory=list)
    windows: list[Cell] = field(default_factory=list)
    queues: list[QueueRow] = field(default_factory=list)
    notices: list[Bilingual] = field(default_factory=list)
    complaint: Bilingual = SILENCE
    quiet: Bilingual = SILENCE
    training: Bilingual = SILENCE
    away: Bilingual = SILENCE
    away_detail: Bilingual = SILENCE
    time: str = ""
    date: Bilingual = SILENCE


def board_face(
    hall: wire.Hall,
    names: HallNames,
    zone: str | None,
    notices: Sequence[Bilingual],
    phrases: Phrasebook,
    now: datetime.datetime | None = None,
) -> BoardFace:
    """The board of a zone, or of the whole hall; `now` is the hall's time, if later than its last event.

    Raises `ZoneUnknown`.
    """
    zones = [known.id for known in names.catalogue.zones]
    if zone is not None and zone not in zones:
        raise ZoneUnknown(zone, zones)
    windows = [window for window in hall.windows if zone in (None, window.zone)]
    ids = {window.id: Bilingual.of(window) for window in windows}
    staffed = any(window.state != "closed" for window in hall.windows)
    phone = names.catalogue.complaint_phone
    moment = now or datetime.datetime.fromisoformat(hall.at)
    translate = phrases.translate
    return BoardFace(
        title=Bilingual.of(hall),
        zone=names.zone(zone) if zone is not None and len(zones) > 1 else SILENCE,
        calls=[
            Call(f"{call.ticket}/{call.recalls}", call.number, ids[call.window])
            for call in hall.now_serving
            if call.window in ids and call.state == "called"
        ],
        windows=[_cell(window, names, phrases) for window in windows],
        queues=[_queue(queue, staffed, phrases) for queue in hall.queues if names.zone_serves(queue.id, set(ids))],
        notices=[*_hours(hall, names, phrases), *notices],
        complaint=translate("Board", "监督投诉电话 {phone}").filled(phone=phone) if phone else SILENCE,
        quiet=_quiet(hall, staffed, phrases),
        training=translate("Screens", "演练") if hall.training else SILENCE,
        time=f"{moment:%H:%M}",
        date=date_line(moment, phrases),
    )


def away_board(phrases: Phrasebook) -> BoardFace:
    """The board while nothing is heard from the hall."""
    return BoardFace(
        away=phrases.translate("Screens", "叫号显示暂时中断"),
        away_detail=phrases.translate("Screens", "请听工作人员叫号，您的排队顺序不变"),
    )


def date_line(at: datetime.datetime, phrases: Phrasebook) -> Bilingual:
    """Date and day of the week."""
    translate = phrases.translate
    days = (
        translate("Board", "星期一"),
        translate("Board", "星期二"),
        translate("Board", "星期三"),
        translate("Board", "星期四"),
        translate("Board", "星期五"),
        translate("Board", "星期六"),
        translate("Board", "星期日"),
    )
    return Bilingual(
        f"{at.year}年{at.month}月{at.day}日 {days[at.weekday()].zh}", f"{days[at.weekday()].en} {at:%d/%m/%Y}"
    )


def _cell(window: wire.Window, names: HallNames, phrases: Phrasebook) -> Cell:
    translate = phrases.translate
    number = (window.number or "") if window.state in ("calling", "serving") else ""
    if window.state == "paused":
        state = translate("Board", "暂停")
    elif window.state == "closed":
        state = translate("Board", "未开放")
    elif number:
        state = translate("Board", "请前往") if window.state == "calling" else translate("Board", "办理中")
    else:
        state = translate("Board", "空闲")
    return Cell(Bilingual.of(window), window.state, number, state, names.roles_in_brief(window))


def _queue(queue: wire.QueueWait, staffed: bool, phrases: Phrasebook) -> QueueRow:
    waiting = phrases.translate("Board", "{count}人").filled(count=queue.waiting)
    return QueueRow(queue.prefix, Bilingual.of(queue), waiting, _wait(queue.wait, phrases) if staffed else SILENCE)


def _wait(wait: wire.Wait, phrases: Phrasebook) -> Bilingual:
    """Rounded outwards, to what an estimate is worth: minutes, then five minutes, then half hours."""
    translate = phrases.translate
    if wait.high <= 1:
        return translate("Board", "随到随办")
    step = 1 if wait.high <= EXACT_MINUTES else 5 if wait.high <= HOURS_FROM else 30
    low, high = wait.low // step * step, -(-wait.high // step) * step
    if high > HOURS_FROM:
        said, low_words, high_words = translate("Board", "约{low}–{high}小时"), f"{low / 60:g}", f"{high / 60:g}"
    else:
        said, low_words, high_words = translate("Board", "约{low}–{high}分钟"), f"{low}", f"{high}"
    if low == high:
        only = translate("Board", "约{high}小时") if high > HOURS_FROM else translate("Board", "约{high}分钟")
        return only.filled(high=high_words)
    return said.filled(low=low_words, high=high_words)


def _quiet(hall: wire.Hall, staffed: bool, phrases: Phrasebook) -> Bilingual:
    """What stands where calls would be while nobody is called."""
    if staffed:
        return phrases.translate("Board", "请留意叫号")
    if hall.open:
        return phrases.translate("Board", "可以取号，窗口即将开放")
    return phrases.translate("Board", "现在不办理业务")


def _hours(hall: wire.Hall, names: HallNames, phrases: Phrasebook) -> list[Bilingual]:
    span = names.catalogue.issuing
    if span is None:
        return []
    opens, closes = (datetime.datetime.fromisoformat(moment) for moment in (span.opens, span.closes))
    if hall.date == opens.date().isoformat():
        said = phrases.translate("Board", "今日取号 {opens}–{closes}")
        return [said.filled(opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}")]
    said = phrases.translate("Board", "下次取号 {day} {opens}–{closes}")
    return [said.filled(day=f"{opens:%m-%d}", opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}")]
