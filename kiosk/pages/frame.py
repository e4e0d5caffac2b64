"""What stands around every page."""

from __future__ import annotations

from kiosk import acts
from kiosk.faces import Button, Frame, Idle, Speech
from kiosk.journey.passing import seconds_left
from kiosk.journey.places import (
    AtCalm,
    AtConfirm,
    AtHome,
    AtPriorities,
    AtRefused,
    AtService,
    AtServices,
    AtTaking,
    AtTechnician,
    AtTechnicianPin,
    AtUnanswered,
)
from kiosk.pages.hours import date_words
from kiosk.pages.view import View
from screens.bilingual import SILENCE, Bilingual

ON_THE_WAY = (AtServices, AtService, AtPriorities, AtConfirm, AtRefused)
"""Places with a way back."""
WITH_HOME = (*ON_THE_WAY, AtUnanswered)


def frame_of(view: View) -> Frame:
    """The frame of the present page."""
    journey, translate = view.journey, view.phrases.translate
    visit, hall = journey.visit, journey.hall or journey.catalogue
    return Frame(
        hall=_name(view),
        clock=f"{view.moment:%H:%M}" if hall else "",
        date=date_words(view.moment, view.phrases) if hall else SILENCE,
        language=visit.language,
        training=translate("KioskFrame", "演练") if hall and hall.training else SILENCE,
        elder=visit.elder,
        lowered=visit.lowered,
        speech=_speech(view),
        back=_back(view),
        home=_home(view),
        foot=_foot(view),
        idle=_idle(view),
        upward=translate("KioskFrame", "往上看"),
        downward=translate("KioskFrame", "下面还有"),
    )


def _name(view: View) -> Bilingual:
    catalogue = view.journey.catalogue
    return Bilingual.of(catalogue.hall) if catalogue else SILENCE


def _speech(view: View) -> Speech:
    if not view.journey.settings.speaks:
        return ""
    return "on" if view.journey.visit.reads_aloud else "off"


def _back(view: View) -> Button | None:
    """One step back; from the first page and the technician's door, out."""
    journey, translate = view.journey, view.phrases.translate
    if journey.hidden:
        return None
    if isinstance(journey.place, AtHome | AtTechnicianPin | AtTechnician):
        return Button(acts.LEAVE, translate("KioskFrame", "退出"))
    return Button(acts.BACK, translate("KioskFrame", "返回")) if isinstance(journey.place, ON_THE_WAY) else None


def _home(view: View) -> Button | None:
    journey = view.journey
    if journey.hidden or not isinstance(journey.place, WITH_HOME):
        return None
    return Button(acts.HOME, view.phrases.translate("KioskFrame", "首页"))


def _foot(view: View) -> tuple[Button, ...]:
    """What makes the page fit the person; not while a number is being taken, nor for the technician."""
    visit, translate = view.journey.visit, view.phrases.translate
    if isinstance(view.journey.place, AtTaking | AtCalm | AtTechnicianPin | AtTechnician):
        return ()
    elder = translate("KioskFrame", "标准字") if visit.elder else translate("KioskFrame", "大字版")
    lower = translate("KioskFrame", "恢复高度") if visit.lowered else translate("KioskFrame", "放低画面")
    chinese = visit.language == "en"
    language = translate("KioskFrame", "中文") if chinese else translate("KioskFrame", "英文")
    foot = [
        Button(acts.ELDER, elder, chosen=visit.elder),
        Button(acts.LANGUAGE, language, chosen=chinese),
    ]
    if not view.landscape:
        foot.insert(1, Button(acts.LOWER, lower, chosen=visit.lowered))
    if view.journey.settings.speaks:
        said = translate("KioskFrame", "停止朗读") if visit.reads_aloud else translate("KioskFrame", "朗读")
        foot.append(Button(acts.SPEECH, said, chosen=visit.reads_aloud))
    return tuple(foot)


def _idle(view: View) -> Idle | None:
    seconds = seconds_left(view.journey, view.now)
    if seconds is None:
        return None
    translate = view.phrases.translate
    return Idle(
        translate("KioskFrame", "您还在吗？"),
        seconds,
        Button(acts.STAY, translate("KioskFrame", "还在，继续")),
        Button(acts.LEAVE, translate("KioskFrame", "不办了")),
    )
