"""While the number is taken, and the number."""

from __future__ import annotations

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Button, Result, Taking
from kiosk.journey.catalogue import is_staffed, service_of
from kiosk.journey.places import AtResult, AtTaking
from kiosk.journey.taking import TROUBLE
from kiosk.pages.view import View
from kiosk.pages.waits import expected, trust, windows, zones
from screens.bilingual import SILENCE, Bilingual, listed

SLOW = 3.0
"""Seconds after which somebody who waits for a number wonders."""


def taking(view: View) -> Taking:
    """Nothing to press."""
    place, translate = view.journey.place, view.phrases.translate
    assert isinstance(place, AtTaking)
    slow = view.now - place.since >= SLOW
    return Taking(
        headline=translate("KioskResult", "正在取号"),
        detail=translate("KioskResult", "还在取，请再等一下，不会多取")
        if slow
        else translate("KioskResult", "请稍候，不用再点"),
    )


def result(view: View) -> Result:
    """The number, as large as it goes, and everything that its owner wants to know."""
    place, translate = view.journey.place, view.phrases.translate
    assert isinstance(place, AtResult)
    ticket, called = place.ticket, called_to(view, place.ticket)
    where = [called] if called else ticket.windows
    return Result(
        headline=translate("KioskResult", "现在就到您了") if called else translate("KioskResult", "您的号码"),
        number=ticket.number,
        priority=_priority(view, ticket),
        ahead=SILENCE if called else _ahead(view, ticket),
        wait=SILENCE if called else _wait(view, ticket),
        wait_trust=SILENCE if called else _trust(view, ticket),
        windows=_go_to(view, where, bool(called)),
        zone=zones(view, where),
        services=_services(view, ticket),
        code=code_of(view.catalogue, ticket),
        code_words=translate("KioskResult", "手机扫码，随时看排到几号")
        if view.catalogue.public_url
        else translate("KioskResult", "窗口和导询台扫码可查"),
        slip=place.slip,
        slip_words=_slip_words(view, place),
        done=Button(acts.DONE, translate("KioskResult", "好的")),
        reprint=Button(acts.REPRINT, translate("KioskResult", "再打一次")) if place.slip in TROUBLE else None,
    )


def called_to(view: View, ticket: wire.Ticket) -> str:
    """The window to which the number is called already, or nothing."""
    if ticket.state == "called" and ticket.window:
        return ticket.window
    serving = view.journey.hall.now_serving if view.journey.hall else []
    return next((call.window for call in serving if call.ticket == ticket.id), "")


def code_of(catalogue: wire.Catalogue, ticket: wire.Ticket) -> str:
    """What the QR holds: a link where telephones reach the hall, else the token for the hall's own readers."""
    address = catalogue.public_url.rstrip("/")
    return f"{address}/t/{ticket.token}" if address else ticket.token


def _ahead(view: View, ticket: wire.Ticket) -> Bilingual:
    translate = view.phrases.translate
    if not ticket.ahead:
        return translate("KioskResult", "下一位就是您")
    return translate("KioskResult", "前面还有 {count} 人").filled(count=ticket.ahead)


def _wait(view: View, ticket: wire.Ticket) -> Bilingual:
    if not is_staffed(view.journey, ticket.windows):
        return view.phrases.translate("KioskResult", "窗口还没有开始办公，请在大厅等候")
    return SILENCE if ticket.wait is None else expected(view, ticket.wait)


def _trust(view: View, ticket: wire.Ticket) -> Bilingual:
    """How often such an estimate is right; not where there is nothing to doubt, nor among few and large words."""
    if view.elder or ticket.wait is None or ticket.wait.high <= 1 or not is_staffed(view.journey, ticket.windows):
        return SILENCE
    return trust(view, ticket.wait)


def _go_to(view: View, where: list[str], called: bool) -> Bilingual:
    if not where:
        return SILENCE
    translate = view.phrases.translate
    said = translate("KioskResult", "请直接到{windows}") if called else translate("KioskResult", "叫号后到{windows}")
    return said.filled(windows=windows(view, where))


def _priority(view: View, ticket: wire.Ticket) -> Bilingual:
    known = next((each for each in view.catalogue.priorities if each.id == ticket.priority and each.mark), None)
    return Bilingual.of(known) if known else SILENCE


def _services(view: View, ticket: wire.Ticket) -> Bilingual:
    known = [service_of(view.journey, case.service) for case in ticket.cases]
    return listed([Bilingual.of(service) for service in known if service])


def _slip_words(view: View, place: AtResult) -> Bilingual:
    """How the paper fares; without it, what to do: the number holds all the same."""
    translate = view.phrases.translate
    if place.slip == "printing":
        return translate("KioskResult", "正在打印小票…")
    if place.slip == "printed":
        return translate("KioskResult", "请取走小票")
    if place.slip == "no_printer":
        return translate("KioskResult", "这台机器不打小票。号码有效，请记下或拍照")
    if place.slip == "uncertain":
        return translate("KioskResult", "小票可能没有打全。号码有效，请记下或拍照；导询台可以补打")
    return translate("KioskResult", "小票没有打出来。号码有效，请记下或拍照；导询台可以补打")
