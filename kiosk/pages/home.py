"""The invitation, and the first choice: domains as tiles, 咨询 and 取件 beside them."""

from __future__ import annotations

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Attract, Button, Home, Tile
from kiosk.journey.catalogue import beside
from kiosk.pages.view import View
from kiosk.pages.waits import people_waiting, waiting
from screens.bilingual import SILENCE, Bilingual


def attract(view: View) -> Attract:
    """Nobody is here."""
    translate = view.phrases.translate
    assert view.journey.hall is not None
    return Attract(
        headline=translate("KioskHome", "取号请点这里"),
        invitation=translate("KioskHome", "点一下屏幕，选事项，取号"),
        waiting=people_waiting(view, sum(queue.waiting for queue in view.journey.hall.queues)),
        notices=tuple(Bilingual(notice.text, notice.text_en) for notice in view.catalogue.notices),
    )


def home(view: View) -> Home:
    """Which domain?"""
    return Home(
        headline=home_headline(view),
        tiles=tuple(
            Tile(Button(acts.DOMAIN, Bilingual.of(domain), domain.id), _note(view, domain))
            for domain in view.catalogue.domains
            if domain.services
        ),
        beside=tuple(
            Tile(
                Button(acts.SERVICE, _purpose(view, service), service.id, icon=service.special or ""),
                SILENCE if view.elder else waiting(view, service),
            )
            for service in beside(view.catalogue)
        ),
        basket=basket_button(view),
    )


def home_headline(view: View) -> Bilingual:
    """The question of the first page."""
    translate = view.phrases.translate
    if view.journey.visit.basket:
        return translate("KioskHome", "还要办哪方面的事？")
    return translate("KioskHome", "您来办哪方面的事？")


def basket_button(view: View) -> Button | None:
    """To what was chosen already."""
    count = len(view.journey.visit.basket)
    if count == 0:
        return None
    said = view.phrases.translate("KioskHome", "已选 {count} 项，去取号")
    return Button(acts.BASKET, said.filled(count=count))


def _purpose(view: View, service: wire.Service) -> Bilingual:
    translate = view.phrases.translate
    return translate("KioskHome", "咨询") if service.special == "consult" else translate("KioskHome", "取件")


def _note(view: View, domain: wire.Domain) -> Bilingual:
    """How many wait in the queues of a domain, where somebody does."""
    if view.elder or view.journey.hall is None:
        return SILENCE
    queues = {service.queue for service in domain.services}
    count = sum(queue.waiting for queue in view.journey.hall.queues if queue.id in queues)
    return people_waiting(view, count) if count else SILENCE
