"""The services of a domain, a page at a time, with a search where there are many."""

from __future__ import annotations

import string

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Button, Search, ServiceRow, Services
from kiosk.journey.catalogue import domain_of
from kiosk.journey.places import AtServices
from kiosk.pages.home import basket_button
from kiosk.pages.view import View
from kiosk.pages.waits import waiting
from screens.bilingual import SILENCE, Bilingual

SEARCH_FROM = 9
"""So many services are too many to look through."""
ROWS = 24
"""Rows of one page, in reach by moving the list: in halls as they are, every service of a domain, and so three touches
away from its number."""


def services(view: View) -> Services:
    """The rows that fit, nearest to what was typed first."""
    place = view.journey.place
    assert isinstance(place, AtServices)
    domain = domain_of(view.journey, place.domain)
    assert domain is not None
    found = _found(view, domain, place.typed)
    pages = max(1, -(-len(found) // ROWS))
    page = min(place.page, pages - 1)
    translate = view.phrases.translate
    return Services(
        headline=Bilingual.of(domain),
        rows=tuple(_row(view, service) for service in found[page * ROWS : (page + 1) * ROWS]),
        page=translate("KioskServices", "第 {page} 页，共 {pages} 页").filled(page=page + 1, pages=pages)
        if pages > 1
        else SILENCE,
        earlier=_turn(acts.EARLIER, translate("KioskServices", "上一页"), pages, page > 0),
        later=_turn(acts.LATER, translate("KioskServices", "下一页"), pages, page < pages - 1),
        search=_search(view, domain, place.typed) if len(domain.services) >= SEARCH_FROM else None,
        nothing_found=SILENCE if found else translate("KioskServices", "没有找到，请删掉一个字母再试"),
        basket=basket_button(view),
    )


def _found(view: View, domain: wire.Domain, typed: str) -> list[wire.Service]:
    if not typed:
        return domain.services
    near = [(view.closeness(typed, service.name, service.name_en), service) for service in domain.services]
    return [service for rank, service in sorted(((r, s) for r, s in near if r is not None), key=lambda pair: pair[0])]


def _row(view: View, service: wire.Service) -> ServiceRow:
    return ServiceRow(
        Button(acts.SERVICE, Bilingual.of(service), service.id),
        SILENCE if view.elder else waiting(view, service),
        in_basket=service.id in view.journey.visit.basket,
    )


def _turn(act: str, label: Bilingual, pages: int, enabled: bool) -> Button | None:
    return Button(act, label, enabled=enabled) if pages > 1 else None


def _search(view: View, domain: wire.Domain, typed: str) -> Search:
    """Letters that no name goes on with are greyed."""
    translate = view.phrases.translate
    return Search(
        prompt=translate("KioskServices", "按拼音首字母查找，如“身份证”按 SFZ"),
        typed=typed,
        keys=tuple(
            Button(acts.KEY, Bilingual.same(letter), letter, enabled=bool(_found(view, domain, typed + letter)))
            for letter in string.ascii_uppercase
        ),
        erase=Button(acts.ERASE, translate("KioskServices", "删除"), enabled=bool(typed)),
    )
