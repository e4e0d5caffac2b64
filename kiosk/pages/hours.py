"""When numbers are given (R7)."""

from __future__ import annotations

import datetime

from kiosk.pages.view import View
from screens.bilingual import SILENCE, Bilingual, Phrasebook


def opens(view: View) -> datetime.datetime | None:
    """When numbers are given next; None where it is not known."""
    span = view.journey.catalogue.issuing if view.journey.catalogue else None
    begins = datetime.datetime.fromisoformat(span.opens) if span else None
    return begins if begins is not None and begins > view.moment else None


def opens_today(view: View) -> bool:
    """Whether numbers are still given today."""
    begins = opens(view)
    return begins is not None and begins.date() == view.moment.date()


def next_opening(view: View) -> Bilingual:
    """When to come: today, tomorrow, or on which day."""
    begins = opens(view)
    if begins is None:
        return SILENCE
    translate = view.phrases.translate
    days = (begins.date() - view.moment.date()).days
    if days == 0:
        said = translate("KioskHours", "今天 {time} 开始取号")
    elif days == 1:
        said = translate("KioskHours", "明天 {time} 开始取号")
    else:
        said = translate("KioskHours", "{date} {time} 开始取号")
    return said.filled(time=f"{begins:%H:%M}", date=date_words(begins, view.phrases))


def date_words(at: datetime.datetime, phrases: Phrasebook) -> Bilingual:
    """A day with its day of the week."""
    translate = phrases.translate
    day = (
        translate("KioskHours", "星期一"),
        translate("KioskHours", "星期二"),
        translate("KioskHours", "星期三"),
        translate("KioskHours", "星期四"),
        translate("KioskHours", "星期五"),
        translate("KioskHours", "星期六"),
        translate("KioskHours", "星期日"),
    )[at.weekday()]
    return Bilingual(f"{at.month}月{at.day}日 {day.zh}", f"{day.en} {at.day}/{at.month}")
