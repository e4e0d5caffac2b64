"""What was chosen, once more, before the number is taken."""

from __future__ import annotations

from kiosk import acts
from kiosk.faces import Button, Confirm, ServiceRow
from kiosk.journey.catalogue import may_take, most_services, service_of
from kiosk.pages.hours import next_opening
from kiosk.pages.priorities import classes
from kiosk.pages.view import View
from kiosk.pages.waits import waiting
from screens.bilingual import SILENCE, Bilingual


def confirm(view: View) -> Confirm:
    """All services on one number (R22), and the claim of priority."""
    journey, translate = view.journey, view.phrases.translate
    visit = journey.visit
    return Confirm(
        headline=translate("KioskConfirm", "请核对，然后取号"),
        services=tuple(_row(view, service) for service in visit.basket),
        priority=_priority(view),
        notice=_notice(view),
        take=Button(acts.TAKE, translate("KioskConfirm", "取号"), enabled=may_take(journey, visit.basket)),
        more=Button(
            acts.MORE, translate("KioskConfirm", "再办一件"), enabled=len(visit.basket) < most_services(journey)
        ),
        change_priority=_change(view),
        proxy=Button(acts.PROXY, translate("KioskConfirm", "替多人代办"), chosen=visit.proxy),
    )


def _row(view: View, service: str) -> ServiceRow:
    known = service_of(view.journey, service)
    if known is None:
        return ServiceRow(Button(acts.DROP, Bilingual.same(service), service), SILENCE, in_basket=True)
    words = SILENCE if view.elder else waiting(view, known)
    return ServiceRow(Button(acts.DROP, Bilingual.of(known), service), words, in_basket=True)


def _priority(view: View) -> Bilingual:
    chosen = view.journey.visit.priority
    known = next((each for each in view.catalogue.priorities if each.id == chosen), None)
    if known is None:
        return SILENCE
    return view.phrases.translate("KioskConfirm", "优先：{name}").filled(name=Bilingual.of(known))


def _change(view: View) -> Button | None:
    if not classes(view.catalogue):
        return None
    translate = view.phrases.translate
    chosen = bool(view.journey.visit.priority)
    label = translate("KioskConfirm", "更改优先类别") if chosen else translate("KioskConfirm", "优先办理")
    return Button(acts.CLAIM, label, chosen=chosen)


def _notice(view: View) -> Bilingual:
    """The one thing that is good to know before."""
    journey, translate = view.journey, view.phrases.translate
    if not journey.issuing:
        opening = next_opening(view)
        if opening == SILENCE:
            return translate("KioskConfirm", "现在不取号")
        return translate("KioskConfirm", "现在不取号，{opening}").filled(opening=opening)
    if journey.visit.priority:
        return translate("KioskConfirm", "到窗口时请出示相关证件")
    if len(journey.visit.basket) > 1:
        return translate("KioskConfirm", "几件事用一个号，不用重新排队")
    return SILENCE
