"""When windows were attended and for what, inferred from whom they served and whom they let wait."""

from __future__ import annotations

import datetime

from sim.calibration.attendance import infer_attendance
from sim.calibration.observed import Knowledge, Observed, SeenCase, SeenVisit
from sim.calibration.rosters import GAP, WRAP_UP, inferred_rosters, rosters_of
from sim.calibration.stand_in_hall import rules_of

DAY = datetime.date(2026, 11, 25)
SECOND = 1_000_000
NOON = 12 * 3600

Row = tuple[int, int, int, str, str]
"""(arrival, start, end, window, service), in seconds after noon."""


def seen(*rows: Row, left: tuple[tuple[int, int, str], ...] = (), priorities: dict[int, str] | None = None) -> Observed:
    """A log of these services, and of people who `left`: (arrival, moment, service)."""
    visits = []
    for number, (arrival, start, end, window, service) in enumerate(rows):
        visit = SeenVisit(DAY, at(arrival), (service,), (priorities or {}).get(number, ""), called=at(start))
        visit.cases.append(SeenCase(service, window, at(start), at(end)))
        visits.append(visit)
    visits += [SeenVisit(DAY, at(arrival), (service,), left=at(moment)) for arrival, moment, service in left]
    return Observed("a log", visits, {DAY: None}, Knowledge(leaving=True, absence=False, calls=False, rosters=False))


def at(seconds: int) -> int:
    """Microseconds after midnight."""
    return (NOON + seconds) * SECOND


def spans(observed: Observed, window: str) -> list[tuple[int, int, str]]:
    """(from, to, services) in seconds after noon."""
    attended = infer_attendance(observed, GAP, WRAP_UP)[DAY][window]
    return [(one.start // SECOND - NOON, one.end // SECOND - NOON, "".join(sorted(one.services))) for one in attended]


def test_a_window_is_attended_until_it_serves_nobody_for_long() -> None:
    log = seen((0, 0, 600, "1", "a"), (840, 840, 900, "1", "a"), (1201, 1201, 1300, "1", "a"))
    assert spans(log, "1") == [(0, 910, "a"), (1201, 1310, "a")]


def test_a_window_that_let_somebody_wait_was_not_attended_meanwhile() -> None:
    log = seen((0, 0, 600, "1", "a"), (660, 840, 900, "1", "a"), (1000, 1000, 1100, "1", "a"))
    assert spans(log, "1") == [(0, 610, "a"), (840, 1110, "a")]


def test_somebody_who_gave_up_waiting_tells_the_same() -> None:
    log = seen((0, 0, 600, "1", "a"), (840, 840, 900, "1", "a"), left=((650, 700, "a"),))
    assert spans(log, "1") == [(0, 610, "a"), (840, 910, "a")]


def test_somebody_whom_the_window_does_not_serve_tells_nothing() -> None:
    log = seen((0, 0, 600, "1", "a"), (840, 840, 900, "1", "a"), left=((650, 700, "b"),))
    assert spans(log, "1") == [(0, 910, "a")]


def test_a_moment_is_nothing() -> None:
    """Wrap-up and hands take their time."""
    log = seen((0, 0, 600, "1", "a"), (590, 614, 700, "1", "a"))
    assert spans(log, "1") == [(0, 710, "a")]


def test_a_service_done_there_that_day_was_not_while_its_people_were_passed_over() -> None:
    morning, noon = ((0, 0, 600, "1", "a"), (600, 600, 700, "1", "b")), (2000, 2000, 2600, "1", "a")
    assert spans(seen(*morning, noon), "1") == [(0, 710, "ab"), (2000, 2610, "ab")]
    later = (2100, 2600, 2700, "1", "a")
    passed_over = seen(*morning, noon, later, (2010, 2900, 2950, "2", "b"))
    assert spans(passed_over, "1") == [(0, 710, "ab"), (2000, 2710, "a")]


def test_going_first_by_priority_is_no_passing_over() -> None:
    rows: tuple[Row, ...] = (
        (0, 0, 600, "1", "a"), (600, 600, 700, "1", "b"),
        (2000, 2000, 2600, "1", "a"), (2100, 2600, 2700, "1", "a"), (2010, 2900, 2950, "2", "b"),
    )  # fmt: skip
    assert spans(seen(*rows, priorities={3: "elderly"}), "1")[1] == (2000, 2710, "ab")


def test_known_roles_are_not_inferred() -> None:
    log = seen((0, 0, 600, "1", "a"), (650, 800, 900, "2", "b"), (840, 840, 900, "1", "a"))
    attended = infer_attendance(log, GAP, WRAP_UP, roles=lambda window, service: True)[DAY]["1"]
    assert [one.services for one in attended] == [frozenset("ab")] * 2


def test_rosters_name_each_windows_clerk_and_fit_the_stand_in_hall() -> None:
    log = seen((0, 0, 600, "1", "a"), (0, 0, 600, "2", "b"))
    (roster,) = inferred_rosters(log).values()
    assert {window: [stint.clerk for stint in stints] for window, stints in roster.stints.items()} == {
        "1": ["1"],
        "2": ["2"],
    }
    assert roster.changeover == WRAP_UP
    roster.require_fit(rules_of(log))


def test_a_clerk_may_be_named_after_what_was_done() -> None:
    attendance = infer_attendance(seen((0, 0, 600, "1", "a")), GAP, WRAP_UP)
    (roster,) = rosters_of(attendance, lambda window, services: f"{window} {sorted(services)}", 0).values()
    assert roster.stints["1"][0].clerk == "1 ['a']"
