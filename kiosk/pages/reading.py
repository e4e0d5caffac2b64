"""What is read aloud of a page: a few short sentences, for who cannot read it well (R18)."""

from __future__ import annotations

from kiosk.faces import (
    Attract,
    Body,
    Confirm,
    Home,
    Notice,
    Priorities,
    Result,
    Service,
    Services,
    Taking,
)
from kiosk.pages.view import View
from screens.bilingual import SILENCE, Bilingual


def read_out(view: View, body: Body) -> str:
    """What changes by the second is left out, so that a page is read once."""
    translate = view.phrases.translate
    match body:
        case Attract():
            return ""
        case Home():
            return view.aloud(body.headline, translate("KioskReading", "请点一个方块"))
        case Services():
            return view.aloud(body.headline, translate("KioskReading", "请点您要办的事"))
        case Service():
            return view.aloud(body.name, body.unavailable, *_way_on(view, body))
        case Priorities():
            return view.aloud(body.headline, body.explanation)
        case Confirm():
            return view.aloud(body.headline, body.notice)
        case Taking():
            return view.aloud(translate("KioskReading", "正在取号，请稍候"))
        case Result():
            number = translate("KioskReading", "您的号码是{number}").filled(number=body.number)
            trouble = body.slip_words if body.slip not in ("printing", "printed") else SILENCE
            return view.aloud(number, body.ahead, body.windows, body.zone, trouble)
        case Notice():
            return view.aloud(body.headline, body.detail, *(() if body.mood == "friendly" else body.steps))
    return ""


def _way_on(view: View, body: Service) -> tuple[Bilingual, ...]:
    if body.take is None:
        return ()
    return body.waiting, view.phrases.translate("KioskReading", "取号请点最下面的大按钮")
