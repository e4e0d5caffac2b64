"""Windows by domain, merged one by one."""

from __future__ import annotations

from dataclasses import replace

from small_site import CARDS, COMPREHENSIVE, DESK, HOMES, made_people, rules, site

from sim.planning.pooling import MOST_STEPS, pooled_mixes

SERVICES = rules().services[:2]
KINDS = (COMPREHENSIVE, CARDS, HOMES, DESK)
PEOPLE = site(200, KINDS, {"card": 3.0, "move": 1.0}).people(20)


def test_the_number_of_windows_stays_and_merged_ones_serve_everything() -> None:
    found = pooled_mixes(KINDS, (4, 0, 0, 1), SERVICES, PEOPLE)
    assert [merged for merged, _ in found] == [0, 1, 2, 3, 4]
    for merged, mix in found:
        assert sum(mix) == 5
        assert mix[0] == merged
        assert mix[3] == 1


def test_windows_go_where_most_work_is() -> None:
    assert pooled_mixes(KINDS, (4, 0, 0, 1), SERVICES, PEOPLE)[0][1] == (0, 3, 1, 1)


def test_a_service_is_never_left_without_a_window() -> None:
    found = pooled_mixes(KINDS, (1, 0, 0, 1), SERVICES, PEOPLE)
    assert [merged for merged, _ in found] == [1]


def test_a_large_hall_is_merged_in_a_few_steps() -> None:
    found = pooled_mixes(KINDS, (30, 5, 5, 1), SERVICES, PEOPLE)
    assert len(found) <= MOST_STEPS + 1
    assert found[0][0] == 0
    assert found[-1][0] == 40


def test_without_windows_for_everything_or_by_domain_there_is_nothing_to_merge() -> None:
    assert pooled_mixes((CARDS, HOMES), (2, 1), SERVICES, PEOPLE) == []
    assert pooled_mixes((COMPREHENSIVE,), (3,), SERVICES, PEOPLE) == []
    assert pooled_mixes((replace(COMPREHENSIVE, least=2), CARDS), (2, 0), SERVICES, PEOPLE) == []


def test_a_kind_that_nobody_needs_gets_no_window() -> None:
    only_cards = made_people([[550, 560]])
    (_, mix), *_ = pooled_mixes((COMPREHENSIVE, CARDS, HOMES), (3, 0, 0), SERVICES[:1], only_cards)
    assert mix == (0, 3, 0)
