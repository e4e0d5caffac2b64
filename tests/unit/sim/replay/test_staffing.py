"""Who sat where: as it was recorded, from opening on; or somebody for what was done."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hall_builder import MINUTE, RULES, SECOND
from lived_log import CHANGEOVER, MONDAY, TUESDAY, lived_log

from dispatcher.config import HallConfig
from dispatcher.domain.coverage import Coverage
from dispatcher.forecast.roster import Stint
from sim.calibration.observed import Knowledge, LogUnreadable, Observed
from sim.replay.staffing import staff


def without_rosters(observed: Observed, *, rules: bool) -> Observed:
    """The same log, had nobody written down who sat where (and what the hall is like)."""
    knows = Knowledge(leaving=True, absence=True, calls=True, rosters=False)
    return replace(observed, knows=knows, stints={}, rules=RULES if rules else None)


def test_a_recorded_roster_is_kept() -> None:
    lived = lived_log()
    _, staffing = staff(lived.observed, changeover=CHANGEOVER)
    assert staffing.recorded
    assert staffing.rosters[MONDAY].stints == lived.roster.stints
    assert staffing.rosters[TUESDAY].changeover == CHANGEOVER
    assert staffing.rosters[MONDAY].pace == {"1": 1100, "2": 1100, "3": 1000, "4": 1000, "5": 1000}


def test_the_changeover_is_what_the_log_tells() -> None:
    _, staffing = staff(lived_log().observed)
    assert staffing.changeover == pytest.approx(CHANGEOVER, abs=SECOND)


def test_a_clerk_who_sat_there_before_opening_calls_from_opening_on() -> None:
    observed = lived_log().observed
    early = Stint("jia", 495 * MINUTE, 720 * MINUTE, "lunch"), Stint("jia", 800 * MINUTE, 1020 * MINUTE)
    observed.stints[MONDAY] = {"1": early}
    _, staffing = staff(observed)
    assert [stint.start for stint in staffing.rosters[MONDAY].stints["1"]] == [510 * MINUTE, 810 * MINUTE]


def test_unless_somebody_was_called_before_opening() -> None:
    observed = lived_log().observed
    served = next(visit for visit in observed.visits if visit.cases and visit.cases[0].window == "1")
    served.cases[0].start = 500 * MINUTE
    early = Stint("jia", 495 * MINUTE, 720 * MINUTE)
    observed.stints[MONDAY] = {"1": (early,)}
    _, staffing = staff(observed)
    assert staffing.rosters[MONDAY].stints["1"] == (early,)


def test_in_a_hall_that_nobody_described_clerks_do_what_was_done() -> None:
    observed, staffing = staff(without_rosters(lived_log().observed, rules=False))
    assert not staffing.recorded
    assert set(staffing.pace.values()) == {1000}
    coverage = Coverage(staffing.rules)
    for visit in observed.visits:
        for case in visit.cases:
            sitting = [
                stint
                for stint in staffing.rosters[visit.day].stints[case.window]
                if stint.start < case.end and case.start < stint.end
            ]
            assert any(coverage.can_serve(case.window, stint.clerk, case.service) for stint in sitting)
    for roster in staffing.rosters.values():
        roster.require_fit(staffing.rules)


def test_in_a_known_hall_whoever_sat_there_may_do_what_the_window_is_for() -> None:
    _, staffing = staff(without_rosters(lived_log().observed, rules=True))
    coverage = Coverage(staffing.rules)
    stint = staffing.rosters[MONDAY].stints["3"][0]
    assert coverage.can_serve("3", stint.clerk, "card")
    assert not coverage.can_serve("3", stint.clerk, "move")


def test_windows_that_the_hall_does_not_have_are_told(township: HallConfig) -> None:
    observed = lived_log().observed
    rules = replace(RULES, windows=RULES.windows[:2])
    with pytest.raises(LogUnreadable, match="windows 3 of the log are none of this hall's; look at --hall"):
        staff(replace(observed, rules=rules))
    with pytest.raises(LogUnreadable, match="visits ask for services of this hall"):
        staff(observed, township)
