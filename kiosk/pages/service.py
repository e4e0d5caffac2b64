"""A service: everything that is told once (R9), how long it takes now, and the ways on."""

from __future__ import annotations

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Button, Fact, MaterialRow, Service
from kiosk.journey.catalogue import is_offered, service_of
from kiosk.journey.choosing import may_add
from kiosk.journey.places import AtService, GuideState
from kiosk.journey.taking import chosen
from kiosk.pages.hours import next_opening
from kiosk.pages.priorities import classes
from kiosk.pages.view import View
from kiosk.pages.waits import wait_now, waiting, windows, zones
from printers.fields import yuan
from screens.bilingual import SILENCE, Bilingual


def service(view: View) -> Service:
    """The page of one service."""
    place = view.journey.place
    assert isinstance(place, AtService)
    known = service_of(view.journey, place.service)
    assert known is not None
    translate = view.phrases.translate
    unavailable = _unavailable(view, known)
    return Service(
        name=Bilingual.of(known),
        waiting=waiting(view, known),
        wait=wait_now(view, known) if unavailable == SILENCE else SILENCE,
        windows=_where(view, known),
        facts=tuple(fact for fact in _facts(view, known) if fact.text != SILENCE),
        materials=tuple(_material(view, material) for material in known.materials),
        take=_take(view) if unavailable == SILENCE else None,
        add=_add(view, known) if unavailable == SILENCE else None,
        priority=_claim(view) if unavailable == SILENCE else None,
        guide=_guide(view, place.guide),
        guide_state=_guide_words(view, place.guide),
        unavailable=unavailable,
        bring=translate("KioskService", "请带好这些材料")
        if known.materials
        else translate("KioskService", "不用带材料"),
    )


def _where(view: View, known: wire.Service) -> Bilingual:
    where, zone, translate = windows(view, known.windows), zones(view, known.windows), view.phrases.translate
    if where == SILENCE:
        return SILENCE
    if zone == SILENCE:
        return translate("KioskService", "到{windows}办理").filled(windows=where)
    return translate("KioskService", "到{zone}的{windows}办理").filled(windows=where, zone=zone)


def _unavailable(view: View, known: wire.Service) -> Bilingual:
    """Why there is no number for it now, and what to do instead."""
    translate = view.phrases.translate
    if not is_offered(view.journey, known):
        return translate(
            "KioskService", "这个事项今天没有窗口受理。请到导询台问清哪天能办；也可以取“咨询”号，由工作人员帮您安排"
        )
    if view.journey.issuing:
        return SILENCE
    opening = next_opening(view)
    if opening == SILENCE:
        return translate("KioskService", "现在不取号。可以先看材料、打印指南")
    return translate("KioskService", "现在不取号，{opening}。可以先看材料、打印指南").filled(opening=opening)


def _take(view: View) -> Button:
    """One touch to a number; with other services chosen, to all of them once more."""
    translate = view.phrases.translate
    if chosen(view.journey):
        return Button(acts.TAKE, translate("KioskService", "取号"))
    return Button(acts.BASKET, translate("KioskService", "加上这项，去取号"))


def _add(view: View, known: wire.Service) -> Button:
    label = view.phrases.translate("KioskService", "再办一件")
    return Button(acts.ADD, label, enabled=may_add(view.journey, known.id))


def _claim(view: View) -> Button | None:
    if not classes(view.catalogue):
        return None
    return Button(acts.CLAIM, view.phrases.translate("KioskService", "优先办理"))


def _guide(view: View, state: GuideState) -> Button | None:
    if not view.journey.settings.prints:
        return None
    label = view.phrases.translate("KioskService", "打印指南")
    return Button(acts.GUIDE, label, enabled=state != "printing")


def _guide_words(view: View, state: GuideState) -> Bilingual:
    translate = view.phrases.translate
    if state == "":
        return SILENCE
    if state == "printing":
        return translate("KioskService", "正在打印指南…")
    if state == "printed":
        return translate("KioskService", "请取走办事指南")
    if state == "uncertain":
        return translate("KioskService", "指南可能没有打全，导询台可以给您一份")
    return translate("KioskService", "打印不了，导询台可以给您一份指南")


def _facts(view: View, known: wire.Service) -> list[Fact]:
    """In the order in which people ask; with large letters the few that decide whether to come."""
    translate = view.phrases.translate
    conditions = Fact(translate("KioskService", "办理条件"), Bilingual(known.conditions, known.conditions_en))
    limit = Fact(translate("KioskService", "办理时限"), _limit(view, known.limit_days))
    fee = Fact(translate("KioskService", "收费"), _fee(view, known))
    if view.elder:
        return [conditions, limit, fee]
    procedure = Fact(translate("KioskService", "办理流程"), Bilingual(known.procedure, known.procedure_en))
    basis = Fact(translate("KioskService", "法律依据"), Bilingual(known.legal_basis))
    return [limit, fee, conditions, procedure, basis]


def _limit(view: View, days: int) -> Bilingual:
    translate = view.phrases.translate
    if days == 0:
        return translate("KioskService", "当场办结")
    return translate("KioskService", "{days} 个工作日").filled(days=days)


def _fee(view: View, known: wire.Service) -> Bilingual:
    translate = view.phrases.translate
    if not known.fee_yuan:
        return translate("KioskService", "不收费")
    fee = translate("KioskService", "{yuan} 元").filled(yuan=yuan(known.fee_yuan))
    return Bilingual(f"{fee.zh}（{known.fee_basis}）", fee.en) if known.fee_basis else fee


def _material(view: View, material: wire.Material) -> MaterialRow:
    copies = view.phrases.translate("KioskService", "{count} 份").filled(count=material.copies)
    return MaterialRow(Bilingual.of(material), copies, Bilingual(material.source, material.source_en))
