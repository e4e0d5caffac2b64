"""Pages that say how things are and what to do next."""

from __future__ import annotations

from math import ceil

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Button, Notice
from kiosk.journey.passing import calm_ends
from kiosk.journey.places import AtCalm
from kiosk.pages.hours import next_opening, opens_today
from kiosk.pages.view import View
from screens.bilingual import Bilingual


def starting(view: View) -> Notice:
    """The hall was not heard of yet."""
    translate = view.phrases.translate
    return Notice(
        "waiting",
        translate("KioskNotices", "正在准备"),
        translate("KioskNotices", "马上就好"),
        (translate("KioskNotices", "着急的话，请到导询台取号"),),
    )


def away(view: View) -> Notice:
    """Nothing is heard from the hall: no numbers here."""
    translate = view.phrases.translate
    kept = bool(view.journey.visit.basket)
    return Notice(
        "away",
        translate("KioskNotices", "暂时取不了号"),
        translate("KioskNotices", "取号机连不上大厅系统，连上后自动恢复"),
        (
            translate("KioskNotices", "请到导询台取号，或稍等片刻"),
            translate("KioskNotices", "已经取到的号不受影响"),
            *((translate("KioskNotices", "您选好的事项先替您留着"),) if kept else ()),
        ),
    )


def not_open(view: View) -> Notice:
    """No numbers at this hour: when they are given, and what can be done here meanwhile (R19)."""
    translate, opening = view.phrases.translate, next_opening(view)
    look = Button(acts.START, translate("KioskNotices", "看办事指南"))
    guide = translate("KioskNotices", "现在可以查看办事条件和材料，打印指南")
    if opens_today(view):
        return Notice(
            "waiting",
            opening,
            translate("KioskNotices", "现在还没到取号时间"),
            (guide, translate("KioskNotices", "到时间后这里自动开始取号")),
            (look,),
        )
    phone = view.catalogue.complaint_phone
    return Notice(
        "closed",
        translate("KioskNotices", "现在不取号"),
        opening,
        (guide, *((translate("KioskNotices", "监督电话 {phone}").filled(phone=phone),) if phone else ())),
        (look,),
    )


def unanswered(view: View) -> Notice:
    """Nobody knows whether there is a number. Asking again is safe."""
    translate = view.phrases.translate
    return Notice(
        "away",
        translate("KioskNotices", "大厅系统没有回答"),
        translate("KioskNotices", "不知道号取到了没有"),
        (
            translate("KioskNotices", "点“再试一次”：不会取到两个号"),
            translate("KioskNotices", "还是不行，请到导询台取号"),
        ),
        (Button(acts.RETRY, translate("KioskNotices", "再试一次")),),
    )


def refused(view: View, problem: wire.Problem) -> Notice:
    """No number, in the hall's own words."""
    translate = view.phrases.translate
    return Notice(
        "refused",
        Bilingual(problem.title, problem.title_en),
        Bilingual(problem.detail, problem.detail_en),
        (
            translate("KioskNotices", "返回改一改，再取号"),
            translate("KioskNotices", "有疑问请到导询台，工作人员帮您"),
        ),
        (Button(acts.BACK, translate("KioskNotices", "返回修改")),),
    )


def calm(view: View, place: AtCalm) -> Notice:
    """A friendly word to fingers that are faster than people."""
    translate = view.phrases.translate
    seconds = max(1, ceil(calm_ends(view.journey, place) - view.now))
    return Notice(
        "friendly",
        translate("KioskNotices", "刚刚取过号 {number}").filled(number=place.number),
        translate("KioskNotices", "一人一个号就够了，请把机会留给下一位"),
        (translate("KioskNotices", "还要取号，请等 {seconds} 秒").filled(seconds=seconds),),
    )
