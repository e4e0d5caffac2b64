"""Who may serve what: roles of windows and qualifications of clerks (R1, R12, R22)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import DIVIDED, MINUTE, RULES

from dispatcher.domain.coverage import Coverage, Reach, breadth, clerk_serves, role_serves
from dispatcher.domain.rules import Clerk, Service, WindowPlan

CARD = Service("card", "social", "social", 6 * MINUTE)
COLLECT = Service("collect", "general", "results", 2 * MINUTE, special="collect")


@pytest.mark.parametrize(
    ("roles", "services", "serves_card", "serves_collect"),
    [
        (("undifferentiated",), (), True, True),
        (("domain:social",), (), True, False),
        (("domain:household",), (), False, False),
        (("specialised",), ("card",), True, False),
        (("specialised",), ("id",), False, False),
        (("special:collect",), (), False, True),
        (("special:consult",), (), False, False),
        (("specialised", "special:collect"), ("card",), True, True),
        ((), ("card",), False, False),
    ],
)
def test_a_window_serves_what_one_of_its_roles_includes(
    roles: tuple[str, ...], services: tuple[str, ...], serves_card: bool, serves_collect: bool
) -> None:
    """R1: several roles at once."""
    plan = WindowPlan("9", "ground", roles, services)
    assert (role_serves(plan, CARD), role_serves(plan, COLLECT)) == (serves_card, serves_collect)


@pytest.mark.parametrize(
    ("qualifications", "serves_card", "serves_collect"),
    [
        (("*",), True, True),
        (("card",), True, False),
        (("domain:social",), True, False),
        (("domain:general",), False, True),
        (("special:collect",), False, True),
        (("special:None",), False, False),
        ((), False, False),
    ],
)
def test_a_clerk_serves_what_the_qualifications_include(
    qualifications: tuple[str, ...], serves_card: bool, serves_collect: bool
) -> None:
    """R12."""
    clerk = Clerk("any", qualifications)
    assert (clerk_serves(clerk, CARD), clerk_serves(clerk, COLLECT)) == (serves_card, serves_collect)


def test_breadth_grows_from_specialised_over_domain_to_undifferentiated() -> None:
    assert [breadth(plan) for plan in RULES.windows] == [2, 2, 1, 0, 0]
    assert breadth(WindowPlan("9", "ground", ("specialised", "domain:social"), ("id",))) == 1
    assert breadth(WindowPlan("9", "ground", ("domain:social", "undifferentiated"))) == 2


def test_a_visit_waits_in_its_services_queue_for_every_window_that_serves_it() -> None:
    route = Coverage(RULES).route(("id",))
    assert route.queue == "household"
    assert route.reach == Reach(("1", "2", "4"), frozenset({"jia", "yi", "bing", "ding"}))


def test_a_visit_with_several_services_waits_for_one_window_that_serves_them_all() -> None:
    """R22."""
    coverage = Coverage(RULES)
    reach = coverage.route(("card", "collect")).reach
    assert (reach.windows, reach.clerks) == (("1", "2"), frozenset({"jia", "yi"}))
    assert coverage.route(("id", "card")).queue == "household"


def test_where_no_window_serves_all_the_visit_waits_for_its_first_service() -> None:
    """R22: else without queueing anew."""
    coverage = Coverage(DIVIDED)
    assert coverage.route(("collect", "card")) == coverage.route(("collect",))
    assert coverage.route(("card", "move")).reach.windows == ("6",)


def test_windows_without_any_clerk_for_all_services_do_not_count_as_one_window() -> None:
    """R12, R22: roles alone serve nobody."""
    specialists = tuple(clerk for clerk in DIVIDED.clerks if clerk.id in ("ding", "ji", "wu"))
    coverage = Coverage(replace(DIVIDED, clerks=specialists))
    assert coverage.route(("card", "move")) == coverage.route(("card",))


def test_a_visit_with_several_services_does_not_wait_for_windows_where_nobody_sits() -> None:
    """R22: the windows for all of it first, otherwise those for the first service."""
    coverage = Coverage(DIVIDED)
    assert coverage.route(("card", "move")).reach.otherwise == coverage.route(("card",)).reach


def test_a_visit_led_to_a_window_waits_for_that_one_alone() -> None:
    coverage = Coverage(RULES)
    led = coverage.route(("card",), "3")
    assert led.reach.windows == ("3",)
    assert led.reach.clerks == coverage.route(("card",)).reach.clerks


def test_a_visit_led_to_a_window_that_no_longer_serves_it_waits_for_all_that_do() -> None:
    assert Coverage(RULES).route(("card",), "4") == Coverage(RULES).route(("card",))


def test_a_window_may_serve_what_both_its_roles_and_its_clerk_include() -> None:
    """R12: roles ∩ qualifications."""
    coverage = Coverage(RULES)
    assert coverage.can_serve("3", "bing", "card")
    assert not coverage.can_serve("3", "bing", "move"), "the clerk knows it, the window does not serve it"
    assert coverage.can_serve("1", "ji", "card")
    assert not coverage.can_serve("1", "ji", "pension"), "the window serves it, the stand-in does not know it"


def test_a_clerk_whom_the_configuration_does_not_know_may_serve_whatever_the_window_does() -> None:
    coverage = Coverage(RULES)
    assert coverage.can_serve("3", "trainee", "card")
    assert not coverage.can_serve("3", "trainee", "move")
    assert coverage.sits_in_reach(coverage.route(("card",)).reach, "3", "trainee")
    assert not coverage.sits_in_reach(coverage.route(("card",)).reach, "4", "trainee")


def test_a_known_clerk_without_the_qualification_does_not_sit_in_reach() -> None:
    coverage = Coverage(RULES)
    assert not coverage.sits_in_reach(coverage.route(("pension",)).reach, "1", "ji")
    assert coverage.sits_in_reach(coverage.route(("card",)).reach, "1", "ji")


def test_the_catalogue_knows_its_services_and_no_others() -> None:
    coverage = Coverage(RULES)
    assert coverage.knows_service("card")
    assert not coverage.knows_service("fishing")
    assert coverage.service("card").work == 6 * MINUTE
