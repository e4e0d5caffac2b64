"""A hall's event log and its exported ledger, read."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hall_builder import RULES, moment
from lived_day import lived_day, logged, streamed

from dispatcher import wire
from dispatcher.store import EventStore
from dispatcher.store.export import export_csv
from sim.calibration.observed import LogUnreadable, Observed, SeenVisit
from sim.calibration.readers.event_log import read_event_log
from sim.calibration.readers.ledger import read_ledger
from sim.calibration.rosters import recorded_rosters

MONDAY = datetime.date(2026, 11, 23)
MIDNIGHT = moment("00:00")


def written(events: list[wire.LoggedEvent], folder: Path) -> Path:
    """A log as a file, one event a line."""
    file = folder / "log.jsonl"
    file.write_text("".join(f"{event.model_dump_json()}\n" for event in events), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def events() -> list[wire.LoggedEvent]:
    """A day with something of everything."""
    return logged(streamed(lived_day()))


@pytest.fixture(scope="module")
def observed(events: list[wire.LoggedEvent], tmp_path_factory: pytest.TempPathFactory) -> Observed:
    """That day, read."""
    return read_event_log(written(events, tmp_path_factory.mktemp("log")))


def of_type(events: list[wire.LoggedEvent], kind: str) -> list[wire.LoggedEvent]:
    """The events of one kind."""
    return [event for event in events if event.type == f"{kind}.1"]


def at(event: wire.LoggedEvent) -> int:
    """Microseconds after midnight."""
    wall = datetime.datetime.fromisoformat(event.at)
    return (wall - wall.replace(hour=0, minute=0, second=0, microsecond=0)) // datetime.timedelta(microseconds=1)


def test_every_ticket_is_a_visit_with_its_time_services_and_priority(
    observed: Observed, events: list[wire.LoggedEvent]
) -> None:
    issued = of_type(events, "ticket-issued")
    assert [visit.arrival for visit in observed.visits] == [at(event) for event in issued]
    changed = {event.data["ticket"] for event in of_type(events, "ticket-transferred") if event.data["service"]}
    for visit, event in zip(observed.visits, issued, strict=True):
        assert (list(visit.services) == event.data["services"]) == (event.data["ticket"] not in changed)
    assert changed, "people at the wrong window are counted for what they were served"
    assert [visit.priority for visit in observed.visits] == [event.data["priority"] for event in issued]
    assert {visit.day for visit in observed.visits} == {MONDAY} == set(observed.days)


def test_every_completed_case_has_its_time_from_the_call_to_the_end(
    observed: Observed, events: list[wire.LoggedEvent]
) -> None:
    cases = [case for visit in observed.visits for case in visit.cases]
    assert len(cases) == len(of_type(events, "case-completed"))
    assert sorted(case.end for case in cases) == sorted(at(event) for event in of_type(events, "case-completed"))
    calls = {at(event) for event in of_type(events, "ticket-called")}
    direct = [visit for visit in observed.visits if len(visit.cases) == 1 and visit.cases[0].start == visit.called]
    assert direct
    assert all(visit.cases[0].start in calls for visit in direct)


def test_absence_and_return_are_seen(observed: Observed, events: list[wire.LoggedEvent]) -> None:
    absent = [visit for visit in observed.visits if visit.absent]
    passed = {event.data["ticket"] for event in of_type(events, "no-show-recorded")}
    assert len(absent) == len(passed)
    back = [visit for visit in absent if visit.returned_after is not None]
    assert len(back) == len({event.data["ticket"] for event in of_type(events, "ticket-reinstated")} & passed)


def test_the_rules_hours_and_rosters_are_those_of_the_log(observed: Observed, events: list[wire.LoggedEvent]) -> None:
    assert observed.rules == RULES
    spans = observed.days[MONDAY]
    assert spans is not None
    assert spans[0][0] == 8 * 3_600_000_000
    roster = recorded_rosters(observed)[MONDAY]
    roster.require_fit(RULES)
    assert set(roster.stints) == {str(event.data["window"]) for event in of_type(events, "window-opened")}
    first = of_type(events, "window-opened")[0]
    stint = roster.stints[str(first.data["window"])][0]
    assert (stint.clerk, stint.start) == (first.data["clerk"], at(first))


def test_a_day_that_has_not_ended_is_left_out(events: list[wire.LoggedEvent], tmp_path: Path) -> None:
    unfinished = [event for event in events if event.type != "day-closed.1"]
    with pytest.raises(LogUnreadable, match="no whole day"):
        read_event_log(written(unfinished, tmp_path))


def test_a_line_that_is_no_event_is_named(events: list[wire.LoggedEvent], tmp_path: Path) -> None:
    file = written(events[:3], tmp_path)
    file.write_text(file.read_text(encoding="utf-8") + "half a li", encoding="utf-8")
    with pytest.raises(LogUnreadable, match="line 4 is no event"):
        read_event_log(file)


def test_an_event_without_its_data_is_named(events: list[wire.LoggedEvent], tmp_path: Path) -> None:
    broken = [event.model_copy(update={"data": {}}) if event.type == "ticket-called.1" else event for event in events]
    with pytest.raises(LogUnreadable, match=r"ticket-called\.1 is incomplete"):
        read_event_log(written(broken, tmp_path))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same day's ledger, exported."""
    folder = tmp_path_factory.mktemp("ledger")
    with EventStore.open(folder / "data") as store:
        for number, (event, moment_of) in enumerate(lived_day().log):
            with store.batch():
                store.append([event], moment_of, f"c{number}", "open")
    export_csv(folder / "data", folder / "csv")
    return folder / "csv"


def test_the_exported_ledger_tells_the_same_as_the_log(ledger: Path, observed: Observed) -> None:
    told = read_ledger(ledger, None)

    def facts(visit: SeenVisit) -> tuple[object, ...]:
        return visit.arrival, visit.services, visit.priority, visit.called, visit.left, visit.absent

    assert [facts(visit) for visit in sorted(told.visits, key=lambda visit: visit.arrival)] == [
        facts(visit) for visit in sorted(observed.visits, key=lambda visit: visit.arrival)
    ]
    ends = [
        sorted((case.service, case.window, case.end) for visit in seen.visits for case in visit.cases)
        for seen in (told, observed)
    ]
    assert ends[0] == ends[1]
    assert told.stints == observed.stints
    assert told.domains == observed.domains


def test_a_folder_that_is_no_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LogUnreadable, match="python -m dispatcher export"):
        read_ledger(tmp_path, None)
