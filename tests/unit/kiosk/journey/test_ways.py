"""From the invitation to the number, and back."""

from __future__ import annotations

import pytest
from kiosk_walk import HALLS, Walk

from kiosk import acts
from kiosk.faces import Confirm, Home, Priorities, Service, Services
from kiosk.journey.catalogue import MOST_SERVICES
from kiosk.journey.effects import PrintGuide
from kiosk.journey.happenings import GuideDone


def at_home(hall: str = "township") -> Walk:
    """Somebody who has touched the invitation."""
    walk = Walk(hall)
    walk.touch(acts.START)
    walk.touches = 0
    return walk


def at_service(service: str = "id-card-new", domain: str = "household") -> Walk:
    """Somebody who reads about a service."""
    walk = at_home()
    walk.touch(acts.DOMAIN, domain)
    walk.touch(acts.SERVICE, service)
    return walk


@pytest.mark.parametrize("hall", HALLS)
def test_every_service_is_three_touches_from_its_number(hall: str) -> None:
    for domain in Walk(hall).catalogue.domains:
        for service in domain.services:
            walk = at_home(hall)
            walk.touch(acts.DOMAIN, domain.id)
            if walk.face.page == "Services":
                walk.touch(acts.SERVICE, service.id)
            walk.touch(acts.TAKE)
            assert [wish.services for wish in walk.taken] == [[service.id]]
            assert walk.touches <= 3


@pytest.mark.parametrize("hall", HALLS)
def test_asking_and_collecting_stand_beside_the_domains(hall: str) -> None:
    walk = at_home(hall)
    body = walk.face.body
    assert isinstance(body, Home)
    assert [tile.button.label.zh for tile in body.beside] == ["咨询", "取件"]
    walk.touch(acts.SERVICE, body.beside[0].button.value)
    walk.touch(acts.TAKE)
    assert walk.taken[0].services == ["consult"]


def test_a_domain_with_one_service_leads_straight_to_it() -> None:
    walk = Walk()
    domain = walk.catalogue.domains[0]
    alone = domain.model_copy(update={"services": domain.services[:1]})
    walk.change_catalogue(domains=[alone, *walk.catalogue.domains[1:]])
    walk.touch(acts.START)
    walk.touch(acts.DOMAIN, domain.id)
    assert walk.face.page == "Service"


def test_the_way_back_is_the_way_there() -> None:
    walk = at_service()
    pages = []
    for _ in range(2):
        walk.touch(acts.BACK)
        pages.append(walk.face.page)
    assert pages == ["Services", "Home"]
    walk.touch(acts.LEAVE)
    assert walk.face.page == "Attract"


def test_home_is_one_touch_away_and_keeps_what_was_chosen() -> None:
    walk = at_service()
    walk.touch(acts.CLAIM)
    walk.touch(acts.HOME)
    body = walk.face.body
    assert isinstance(body, Home)
    assert body.basket is not None


def test_initials_narrow_the_list_and_letters_that_lead_nowhere_are_greyed() -> None:
    walk = at_home("county")
    walk.touch(acts.DOMAIN, "household")
    body = walk.face.body
    assert isinstance(body, Services)
    assert body.search is not None
    count = len(body.rows)
    for letter in "SFZ":
        walk.touch(acts.KEY, letter)
    body = walk.face.body
    assert isinstance(body, Services)
    assert body.search is not None
    assert 0 < len(body.rows) < count
    assert all("身份证" in row.button.label.zh for row in body.rows[:2])
    assert not all(key.enabled for key in body.search.keys)
    walk.touch(acts.ERASE)
    body = walk.face.body
    assert isinstance(body, Services)
    assert body.search is not None
    assert body.search.typed == "SF"


def test_a_short_list_has_no_search() -> None:
    walk = at_home()
    walk.touch(acts.DOMAIN, "party")
    body = walk.face.body
    assert isinstance(body, Services)
    assert body.search is None
    assert body.later is None


def test_a_list_longer_than_a_page_is_turned() -> None:
    walk = Walk("county")
    many = [service for domain in walk.catalogue.domains for service in domain.services][:60]
    walk.change_catalogue(domains=[walk.catalogue.domains[0].model_copy(update={"services": many})])
    walk.touch(acts.START)
    walk.touch(acts.DOMAIN, walk.catalogue.domains[0].id)
    seen: list[str] = []
    for _ in range(3):
        body = walk.face.body
        assert isinstance(body, Services)
        seen += [row.button.value for row in body.rows]
        if body.later is not None and body.later.enabled:
            walk.touch(acts.LATER)
    assert seen == [service.id for service in many]
    walk.touch(acts.EARLIER)
    assert isinstance(walk.face.body, Services)


def test_several_services_come_on_one_number() -> None:
    walk = at_service()
    walk.touch(acts.ADD)
    walk.touch(acts.SERVICE, "collect")
    body = walk.face.body
    assert isinstance(body, Service)
    assert body.take is not None
    assert body.take.act == acts.BASKET
    walk.touch(acts.BASKET)
    body = walk.face.body
    assert isinstance(body, Confirm)
    assert [row.button.value for row in body.services] == ["id-card-new", "collect"]
    walk.touch(acts.TAKE)
    assert [wish.services for wish in walk.taken] == [["id-card-new", "collect"]]


def test_a_service_is_left_out_again_and_the_last_one_leads_home() -> None:
    walk = at_service()
    walk.touch(acts.ADD)
    walk.touch(acts.SERVICE, "collect")
    walk.touch(acts.BASKET)
    walk.touch(acts.DROP, "id-card-new")
    assert walk.journey.visit.basket == ("collect",)
    walk.touch(acts.DROP, "collect")
    assert walk.face.page == "Home"


def test_one_number_does_not_carry_more_than_a_visit_holds() -> None:
    walk = at_home()
    for service in walk.catalogue.domains[0].services[:MOST_SERVICES]:
        walk.touch(acts.DOMAIN, "household")
        walk.touch(acts.SERVICE, service.id)
        walk.touch(acts.ADD)
    walk.touch(acts.SERVICE, "collect")
    body = walk.face.body
    assert isinstance(body, Service)
    assert body.add is not None
    assert not body.add.enabled
    walk.touch(acts.BASKET)
    assert len(walk.journey.visit.basket) == MOST_SERVICES


def test_the_same_service_twice_is_for_who_acts_for_several_people() -> None:
    walk = at_service()
    walk.touch(acts.ADD)
    walk.touch(acts.BASKET)
    walk.touch(acts.PROXY)
    walk.touch(acts.MORE)
    walk.touch(acts.DOMAIN, "household")
    walk.touch(acts.SERVICE, "id-card-new")
    walk.touch(acts.ADD)
    walk.touch(acts.BASKET)
    walk.touch(acts.TAKE)
    wish = walk.taken[0]
    assert (wish.services, wish.proxy) == (["id-card-new", "id-card-new"], True)


def test_who_no_longer_acts_for_several_has_each_service_once() -> None:
    walk = at_service()
    walk.touch(acts.ADD)
    walk.touch(acts.BASKET)
    walk.touch(acts.PROXY)
    walk.touch(acts.MORE)
    walk.touch(acts.DOMAIN, "household")
    walk.touch(acts.SERVICE, "id-card-new")
    walk.touch(acts.ADD)
    walk.touch(acts.BASKET)
    walk.touch(acts.PROXY)
    assert walk.journey.visit.basket == ("id-card-new",)


def test_a_claim_of_priority_is_never_refused_and_shown_before_the_number() -> None:
    walk = at_service()
    walk.touch(acts.CLAIM)
    body = walk.face.body
    assert isinstance(body, Priorities)
    assert [choice.value for choice in body.choices] == ["elderly", "disabled", "military", "infant", ""]
    walk.touch(acts.PRIORITY, "elderly")
    confirm = walk.face.body
    assert isinstance(confirm, Confirm)
    assert "老年人" in confirm.priority.zh
    walk.touch(acts.TAKE)
    assert walk.taken[0].priority == "elderly"


def test_a_claim_is_taken_back() -> None:
    walk = at_service()
    walk.touch(acts.CLAIM)
    walk.touch(acts.PRIORITY, "elderly")
    walk.touch(acts.CLAIM)
    walk.touch(acts.PRIORITY, "")
    walk.touch(acts.TAKE)
    assert walk.taken[0].priority is None
    assert walk.journey.visit.trail[-1:] != walk.journey.visit.trail[-2:-1]


def test_english_goes_with_the_number() -> None:
    walk = at_service()
    walk.touch(acts.LANGUAGE)
    walk.touch(acts.TAKE)
    assert walk.taken[0].language == "en"


def test_a_guide_is_printed_without_a_number() -> None:
    walk = at_service()
    walk.touch(acts.GUIDE)
    assert [effect.service.id for effect in walk.effects if isinstance(effect, PrintGuide)] == ["id-card-new"]
    body = walk.face.body
    assert isinstance(body, Service)
    assert body.guide is not None
    assert not body.guide.enabled
    walk.happen(GuideDone("printed"))
    body = walk.face.body
    assert isinstance(body, Service)
    assert body.guide_state.zh == "请取走办事指南"
    assert walk.taken == []


def test_ids_that_the_hall_does_not_have_lead_nowhere() -> None:
    walk = at_home()
    for act in (acts.DOMAIN, acts.SERVICE):
        walk.touch_blindly(act, "nonsense", after=1)
        assert walk.face.page == "Home"
    walk.touch(acts.SERVICE, "consult")
    walk.touch(acts.CLAIM)
    walk.touch_blindly(acts.PRIORITY, "nonsense", after=1)
    assert walk.face.page == "Priorities"
