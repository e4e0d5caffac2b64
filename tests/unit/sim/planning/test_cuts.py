"""Single cuts into the hours of a timetable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from small_site import CARDS, COMPREHENSIVE, DAY_SHIFT, DESK, HOMES, rules

from sim.planning.cuts import FULL, Cut, Cuts, approximate_wait
from sim.planning.erlang import mean_wait
from sim.planning.kinds import Mix, WindowKind
from sim.planning.offered_load import OfferedLoad
from sim.planning.shifts import ShiftRules, whole_days
from sim.planning.timetable import OpenWindow, Timetable

QUIET_EVENING = np.array([0.0] * 36 + [5.0] * 12 + [0.0] * 8 + [4.0] * 8 + [0.2] * 4 + [0.0] * 28)
"""By quarter of an hour: busy all morning, quiet in the last hour before five."""


def cuts(kinds: Sequence[WindowKind], mix: Mix, shifts: ShiftRules | None = None) -> tuple[Cuts, Timetable]:
    """The cuts into the whole days of this mix, under such a load, and the whole days."""
    shifts = shifts or ShiftRules(shortest=60, step=60)
    whole = whole_days(mix, DAY_SHIFT, shifts)
    load = OfferedLoad(QUIET_EVENING, 6.0)
    useful = dict.fromkeys(range(len(kinds)), 1.0)
    return Cuts(whole, tuple(kinds), rules().services, shifts, load, load.erlangs(), useful), whole


def test_a_span_loses_a_step_at_either_end_or_all_of_it() -> None:
    some, whole = cuts([COMPREHENSIVE], (2,))
    found = {(cut.number, cut.span) for cut in some.allowed(whole)}
    assert found == {
        (1, (540, 600)), (1, (660, 720)), (1, (540, 720)), (1, (840, 900)), (1, (960, 1020)), (1, (840, 1020)),
    }  # fmt: skip


def test_a_cut_leaves_the_rest_of_the_window() -> None:
    cut = Cut(1, (960, 1020), ((540, 720), (840, 960)))
    whole = whole_days((2,), DAY_SHIFT, ShiftRules())
    assert cut.after(whole) == (whole[0], OpenWindow(0, ((540, 720), (840, 960))))


def test_no_shift_gets_too_short() -> None:
    some, whole = cuts([COMPREHENSIVE], (2,), ShiftRules(shortest=180, step=30))
    for cut in some.allowed(whole):
        assert ShiftRules(shortest=180).allow(cut.spans, whole[cut.number].spans)
    assert (1, (540, 570)) in {(cut.number, cut.span) for cut in some.allowed(whole)}
    longest, _ = cuts([COMPREHENSIVE], (2,), ShiftRules(shortest=360, step=30))
    assert not list(longest.allowed(whole))


def test_mandatory_windows_stay_open() -> None:
    some, whole = cuts([replace(COMPREHENSIVE, least=1), DESK], (3, 1))
    assert {cut.number for cut in some.allowed(whole)} == {2}


def test_the_mildest_cut_is_where_least_is_to_do() -> None:
    some, whole = cuts([COMPREHENSIVE], (3,))
    cut = some.mildest(whole, set())
    assert cut is not None
    assert cut.span == (960, 1020)


def test_a_refused_cut_is_not_offered_again() -> None:
    some, whole = cuts([COMPREHENSIVE], (3,))
    cut = some.mildest(whole, {(0, (960, 1020))})
    assert cut is not None
    assert cut.span != (960, 1020)


def test_a_service_is_never_left_without_a_window_that_it_has_now() -> None:
    some, whole = cuts([CARDS, HOMES], (2, 1))
    assert {cut.number for cut in some.allowed(whole)} == {1, 2}
    state = whole
    while (cut := some.mildest(state, set())) is not None:
        assert cut.number != 2
        state = cut.after(state)
    assert state[2] == whole[2]


def test_the_approximation_is_near_erlang() -> None:
    for servers, load in ((1, 0.5), (3, 2.0), (5, 4.0), (12, 10.0), (40, 36.0)):
        assert approximate_wait(servers, load) == pytest.approx(mean_wait(servers, load), rel=0.25)


def test_the_approximation_never_falls_with_the_load_nor_rises_with_servers() -> None:
    loads = [approximate_wait(4, load) for load in np.linspace(0, 8, 200)]
    assert np.all(np.diff(loads) >= 0)
    assert loads[-1] > approximate_wait(4, 4 * FULL)
    servers = [approximate_wait(count, 3.0) for count in np.linspace(0.6, 9, 200)]
    assert np.all(np.diff(servers) <= 0)
    assert approximate_wait(0.0, 2.0) > approximate_wait(0.6, 2.0)
