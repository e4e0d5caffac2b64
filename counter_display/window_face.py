"""What a window's screen shows, worked out without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counter_display.hall_names import HallNames
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook

Mode = Literal["away", "calling", "serving", "idle", "ready", "paused", "closed"]


class WindowUnknown(Exception):
    """The hall has no window of this id."""

    def __init__(self, window: str, known: list[str]) -> None:
        super().__init__(window, known)

    def __str__(self) -> str:
        window, known = self.args
        return f"大厅里没有窗口 {window}，现有：{'、'.join(known)} / No window {window}; there are {', '.join(known)}"


@dataclass(frozen=True, slots=True)
class WindowFace:
    """Everything on the screen. `number` is empty unless somebody is called or served here now.

    `call` changes with each call and recall, and is empty when nobody is called: the screen then draws attention once.
    """

    mode: Mode
    name: Bilingual
    headline: Bilingual
    number: str = ""
    detail: Bilingual = SILENCE
    roles: Bilingual = SILENCE
    clerk: Bilingual = SILENCE
    training: Bilingual = SILENCE
    call: str = ""


def window_face(hall: wire.Hall, names: HallNames, window: str, phrases: Phrasebook) -> WindowFace:
    """The face of a window as the hall stands now. Raises `WindowUnknown`."""
    here = next((known for known in hall.windows if known.id == window), None)
    if here is None:
        raise WindowUnknown(window, [known.id for known in hall.windows])
    at_hand = next((call for call in hall.now_serving if call.window == window), None)
    called = here.state == "calling"
    return WindowFace(
        mode=here.state,
        name=Bilingual.of(here),
        headline=_headline(here.state, phrases),
        number=(here.number or "") if here.state in ("calling", "serving") else "",
        detail=_detail(here, names, phrases),
        roles=names.roles(here),
        clerk=phrases.translate("WindowScreen", "工号 {clerk}").filled(clerk=here.clerk) if here.clerk else SILENCE,
        training=phrases.translate("Screens", "演练") if hall.training else SILENCE,
        call=f"{at_hand.ticket}/{at_hand.recalls}" if called and at_hand else "",
    )


def away_face(window: str, phrases: Phrasebook) -> WindowFace:
    """The face while nothing is heard from the hall: no number, old or new."""
    return WindowFace(
        mode="away",
        name=phrases.translate("WindowScreen", "{window} 号窗口").filled(window=window),
        headline=phrases.translate("Screens", "叫号显示暂时中断"),
        detail=phrases.translate("Screens", "请听工作人员叫号，您的排队顺序不变"),
    )


def _headline(state: wire.WindowState, phrases: Phrasebook) -> Bilingual:
    translate = phrases.translate
    if state == "calling":
        return translate("WindowScreen", "请到本窗口")
    if state == "serving":
        return translate("WindowScreen", "正在办理")
    if state == "paused":
        return translate("WindowScreen", "暂停服务")
    if state == "closed":
        return translate("WindowScreen", "本窗口未开放")
    return translate("WindowScreen", "空闲")


def _detail(window: wire.Window, names: HallNames, phrases: Phrasebook) -> Bilingual:
    translate = phrases.translate
    if window.state == "paused":
        return names.pause(window.pause_reason)
    if window.state == "closed":
        return translate("WindowScreen", "请到其他窗口办理")
    if window.state in ("idle", "ready"):
        return translate("WindowScreen", "请取号，听到叫号后前来")
    return SILENCE
