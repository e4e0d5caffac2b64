"""Kinds of windows and mixes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_site import CARDS, COMPREHENSIVE, DESK, HOMES, rules

from dispatcher.config import HallConfig
from sim.planning.kinds import (
    NobodyServes,
    all_served,
    emptied,
    filled,
    kinds_of_hall,
    least_mix,
    useful_kinds,
)

SERVICES = rules().services
KINDS = (COMPREHENSIVE, CARDS, HOMES, DESK)


def test_the_townships_kinds_cover_its_queues_and_its_special_windows(township: HallConfig) -> None:
    kinds = {kind.id: kind for kind in kinds_of_hall(township)}
    assert kinds["comprehensive"].roles == ("undifferentiated",)
    assert kinds["insurance"].roles == ("domain:pension", "domain:medical")
    assert kinds["like-5"].services
    assert kinds["like-6"].least == 1
    assert "like-4" not in kinds  # the same as the window of its queue
    assert all(not kind.least for name, kind in kinds.items() if name != "like-6")


def test_a_kind_serves_what_its_roles_say() -> None:
    card, move, ask = SERVICES
    assert [CARDS.serves(service) for service in SERVICES] == [True, False, True]
    assert DESK.serves(ask)
    assert not DESK.serves(card)
    assert HOMES.breadth(SERVICES) == 1
    assert HOMES.serves(move)


def test_least_and_most_bound_a_count() -> None:
    kind = replace(CARDS, least=1, most=3)
    assert [kind.allows(count) for count in range(5)] == [False, True, True, True, False]
    assert CARDS.allows(100)


def test_kinds_that_nobody_needs_are_left_out_but_not_the_mandatory_ones() -> None:
    assert useful_kinds(KINDS, SERVICES[:1]) == (COMPREHENSIVE, CARDS, DESK)


def test_everything_is_served_where_each_service_has_a_window() -> None:
    assert all_served(KINDS, (0, 1, 1, 0), SERVICES)
    assert not all_served(KINDS, (0, 1, 0, 1), SERVICES)


def test_the_least_mix_has_the_mandatory_windows_and_one_for_what_they_do_not_serve() -> None:
    assert least_mix(KINDS, SERVICES) == (1, 0, 0, 1)
    assert least_mix((CARDS, HOMES, DESK), SERVICES) == (1, 1, 1)
    assert least_mix(KINDS, SERVICES[2:]) == (0, 0, 0, 1)


def test_a_service_that_no_kind_serves_is_named() -> None:
    with pytest.raises(NobodyServes) as refused:
        least_mix((CARDS, DESK), SERVICES)
    assert refused.value.service.id == "move"


def test_a_mix_is_filled_with_the_broadest_kind_as_far_as_it_may() -> None:
    assert filled(KINDS, (1, 0, 0, 1), 5, SERVICES) == (4, 0, 0, 1)
    assert filled((replace(COMPREHENSIVE, most=2), CARDS), (1, 0), 5, SERVICES) == (2, 3)
    assert filled((replace(COMPREHENSIVE, most=2),), (1,), 5, SERVICES) == (2,)


def test_a_mix_is_emptied_where_there_is_most_and_keeps_every_service() -> None:
    assert emptied(KINDS, (4, 1, 1, 1), 4, SERVICES) == (1, 1, 1, 1)
    assert emptied((CARDS, HOMES, DESK), (3, 1, 1), 2, SERVICES) == (1, 1, 1)
