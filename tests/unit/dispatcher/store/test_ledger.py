"""The ledger tells in tables what the hall is, and what it has been."""

from __future__ import annotations

import dataclasses
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from benchmark.big_log import batches, lived_days, small_hall
from hall_builder import DIVIDED, MINUTE, MONDAY, RULES, TUESDAY, moment
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded_hall import RecordedScene, recorded_scene

from dispatcher.domain import commands as c
from dispatcher.domain.events import EVENT_TYPES
from dispatcher.domain.evolve import evolve
from dispatcher.domain.model import Hall, Outcome, PrintState, WindowState
from dispatcher.domain.rules import HallRules
from dispatcher.store import EventStore
from dispatcher.store.database import FILE_NAME
from dispatcher.store.ledger import LEDGER_TABLES, LEDGER_VIEWS
from dispatcher.store.ledger.project import _PROJECTIONS, WITHOUT_TRACE

Record = dict[str, object]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[RecordedScene]:
    """A hall on a Monday at nine whose ledger must agree with it in the end."""
    with recorded_scene(tmp_path) as recorded:
        yield recorded
        assert_ledger_agrees(tmp_path, recorded.hall)


def query(folder: Path, sql: str) -> list[Record]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def one(folder: Path, sql: str) -> Record:
    (row,) = query(folder, sql)
    return row


def assert_ledger_agrees(folder: Path, hall: Hall) -> None:
    """Every ticket, case, window and device of the hall stands in the ledger as it is."""
    tickets = {row["id"]: row for row in query(folder, "SELECT * FROM tickets")}
    cases = {row["id"]: row for row in query(folder, "SELECT * FROM cases")}
    for ticket in hall.tickets.values():
        assert_same(
            tickets[ticket.id], ticket,
            "serial number queue priority language proxy state since issued_at led_to window clerk called_at ended_at "
            "reason printed",
        )  # fmt: skip
        assert tickets[ticket.id]["note_key"] == ticket.note
        for case in ticket.cases:
            assert_same(cases[case.id], case, "service state outcome window clerk started_at ended_at")
    sittings = {row["window"]: row["clerk"] for row in query(folder, "SELECT * FROM windows WHERE closed_at IS NULL")}
    assert sittings == {window.id: window.clerk for window in hall.windows.values() if window.clerk is not None}
    calls = {row["window"]: row["ticket"] for row in query(folder, "SELECT * FROM calls WHERE ended_at IS NULL")}
    assert calls == {window.id: window.ticket for window in hall.windows.values() if window.ticket is not None}
    pauses = {row["window"]: row["reason"] for row in query(folder, "SELECT * FROM pauses WHERE ended_at IS NULL")}
    paused = [window for window in hall.windows.values() if window.state is WindowState.PAUSED]
    assert pauses == {window.id: window.pause_reason for window in paused}
    devices = {row["device"]: (row["state"], row["at"]) for row in query(folder, "SELECT * FROM device_states")}
    assert devices == {name: (device.state, device.at) for name, device in hall.devices.items()}


def assert_same(row: Record, thing: object, columns: str) -> None:
    told = {column: row[column] for column in columns.split()}
    assert told == {column: getattr(thing, column) for column in columns.split()}


def with_service_in_queue(rules: HallRules, service: str, queue: str) -> HallRules:
    services = tuple(dataclasses.replace(s, queue=queue) if s.id == service else s for s in rules.services)
    return dataclasses.replace(rules, services=services)


def test_every_event_has_its_projection_or_is_said_to_leave_no_trace() -> None:
    assert {*_PROJECTIONS, *WITHOUT_TRACE} == set(EVENT_TYPES.values())


def test_a_served_visit_with_its_times(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    ticket = scene.issue("card")
    scene.wait(5 * MINUTE).call("1")
    scene.wait(MINUTE).do(c.StartService("1"))
    scene.do(c.RecordPrint(ticket.id, PrintState.PRINTED))
    scene.wait(7 * MINUTE).finish("1", Outcome.PROMISED)
    row = one(tmp_path, "SELECT * FROM tickets_local")
    assert (row["issued_at"], row["first_called_at"], row["ended_at"]) == (
        "2026-11-23 09:01:00", "2026-11-23 09:06:00", "2026-11-23 09:14:00",
    )  # fmt: skip
    assert (row["wait_seconds"], row["service_seconds"], row["calls"], row["state"]) == (300.0, 420.0, 1, "completed")
    call = one(tmp_path, "SELECT * FROM calls")
    assert (call["how"], call["waited"], call["ended"]) == ("next", 5 * MINUTE, "completed")
    case = one(tmp_path, "SELECT * FROM cases_local")
    assert (case["outcome"], case["domain"], case["service_seconds"]) == ("promised", "social", 420.0)


def test_a_service_that_nobody_started_begins_with_the_call(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.issue("card")
    scene.call("1")
    called = scene.now
    scene.wait(4 * MINUTE).finish("1")
    case = one(tmp_path, "SELECT * FROM cases")
    assert (case["started_at"], case["inferred"], case["ended_at"]) == (called, 1, scene.now)
    assert one(tmp_path, "SELECT started_at FROM calls") == {"started_at": called}


def test_a_case_that_is_named_takes_the_place_of_the_one_in_hand(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    visit = scene.issue("card", "pension")
    scene.call("1")
    scene.do(c.StartService("1"))
    began = scene.now
    scene.wait(7 * MINUTE).do(c.CompleteCase("1", Outcome.DONE, case=visit.cases[1].id))
    first, second = query(tmp_path, "SELECT started_at, ended_at, state FROM cases ORDER BY n")
    assert (second["started_at"], second["ended_at"]) == (began, scene.now)
    assert (first["started_at"], first["state"]) == (scene.now, "serving"), "its turn comes now"
    assert one(tmp_path, "SELECT service_total FROM days") == {"service_total": 7 * MINUTE}


def test_several_cases_at_one_window_and_led_on_for_the_last(tmp_path: Path) -> None:
    without_6 = dataclasses.replace(DIVIDED, windows=DIVIDED.windows[:3])
    with recorded_scene(tmp_path, without_6) as scene:
        scene.open("3", "jia")
        scene.open("4", "yi")
        scene.issue("card", "pension", "id")
        scene.call("3")
        scene.do(c.StartService("3"))
        scene.finish("3")
        scene.finish("3")
        assert_ledger_agrees(tmp_path, scene.hall)
        assert [row["state"] for row in query(tmp_path, "SELECT state FROM cases ORDER BY n")] == [
            "completed", "completed", "waiting",
        ]  # fmt: skip
        assert one(tmp_path, "SELECT issued_queue, queue FROM tickets") == {
            "issued_queue": "social", "queue": "household",
        }  # fmt: skip
        scene.call("4")
        scene.finish("4")
        assert_ledger_agrees(tmp_path, scene.hall)
        assert one(tmp_path, "SELECT completed, cases, called, transferred FROM days") == {
            "completed": 1, "cases": 3, "called": 1, "transferred": 1,
        }  # fmt: skip


def test_a_transfer_to_another_service_changes_the_queue_and_keeps_the_place(
    scene: RecordedScene, tmp_path: Path
) -> None:
    scene.open("1")
    ticket = scene.issue("card")
    scene.call("1")
    scene.do(c.StartService("1"))
    scene.wait(MINUTE).do(c.TransferTicket("1", service="id", note="note-key"))
    row = one(tmp_path, "SELECT * FROM tickets")
    assert (row["queue"], row["since"], row["note_key"]) == ("household", ticket.issued_at, "note-key")
    assert row["waiting_from"] == scene.now
    assert one(tmp_path, "SELECT ended FROM calls") == {"ended": "transferred"}


def test_a_transfer_to_a_window(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.open("3", "bing")
    scene.issue("card")
    scene.call("1")
    scene.do(c.TransferTicket("1", to_window="3"))
    assert one(tmp_path, "SELECT led_to FROM tickets") == {"led_to": "3"}
    assert scene.call("3") == "A001"


def test_a_passed_person_who_comes_back(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    ticket = scene.issue("card")
    scene.call("1")
    scene.pass_over("1")
    assert one(tmp_path, "SELECT state, reason FROM tickets") == {"state": "no_show", "reason": "no_show"}
    assert one(tmp_path, "SELECT recalls, ended FROM calls") == {"recalls": 2, "ended": "no_show"}
    scene.wait(MINUTE).do(c.ReinstateTicket("1", ticket.id))
    assert one(tmp_path, "SELECT state, ended_at FROM tickets") == {"state": "waiting", "ended_at": None}
    scene.call("1")
    scene.finish("1")
    assert one(tmp_path, "SELECT no_shows, reinstated, called, completed FROM days") == {
        "no_shows": 1, "reinstated": 1, "called": 1, "completed": 1,
    }  # fmt: skip


def test_a_parked_person_who_comes_back_and_one_who_is_called_at_once(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    first, second = scene.issue("card"), scene.issue("pension")
    for _ in (first, second):
        scene.call("1")
        scene.do(c.StartService("1"))
        scene.do(c.ParkTicket("1"))
    assert [row["started_at"] for row in query(tmp_path, "SELECT started_at FROM cases")] == [None, None]
    scene.wait(MINUTE).do(c.ReinstateTicket("1", first.id))
    scene.choose("1", second)
    call = query(tmp_path, "SELECT * FROM calls ORDER BY id")[-1]
    assert (call["how"], call["waited"], call["runner_up"], call["reason_key"]) == ("chosen", None, first.id, "key-1")


def test_the_end_of_the_day_ends_what_is_left(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.issue("card")
    scene.call("1")
    scene.do(c.ParkTicket("1"))
    scene.issue("card")
    scene.issue("card")
    scene.do(c.CancelTicket("20261123-A003"))
    scene.clock("17:10").do(c.CloseDay("approver-key", "reason-key"))
    day = one(tmp_path, "SELECT * FROM days")
    assert (day["issued"], day["cancelled"], day["expired"], day["carried"]) == (3, 2, 1, 0)
    assert (day["approver_key"], day["reason_key"]) == ("approver-key", "reason-key")
    assert scene.store is not None
    assert day["head_hash"] == scene.store.head.hash
    assert one(tmp_path, "SELECT closed_at, reason FROM windows") == {"closed_at": scene.now, "reason": "day_closed"}
    assert {row["state"] for row in query(tmp_path, "SELECT state FROM cases")} == {"dropped"}


def test_people_are_carried_over_midnight(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.issue("card")
    scene.issue("card")
    scene.call("1")
    scene.do(c.StartService("1"))
    scene.clock("00:00", TUESDAY).let_time_act()
    scene.wait(MINUTE).finish("1")
    assert_ledger_agrees(tmp_path, scene.hall)
    assert one(tmp_path, "SELECT carried, completed FROM days") == {"carried": 2, "completed": 1}
    scene.clock("09:00", TUESDAY).do(c.OpenDay())
    scene.call("1")
    scene.finish("1")
    assert [row["completed"] for row in query(tmp_path, "SELECT completed FROM days ORDER BY day")] == [1, 1]


def test_a_day_that_is_opened_again_goes_on_with_its_figures(scene: RecordedScene, tmp_path: Path) -> None:
    scene.issue("card")
    scene.do(c.CancelTicket("20261123-A001"))
    scene.do(c.CloseDay())
    scene.do(c.OpenDay())
    scene.issue("card")
    assert one(tmp_path, "SELECT day, issued, cancelled, closed_at, head_hash FROM days") == {
        "day": MONDAY, "issued": 2, "cancelled": 1, "closed_at": None, "head_hash": None,
    }  # fmt: skip


def test_sittings_and_pauses(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.do(c.PauseWindow("1", "break", note="note-key"))
    scene.wait(MINUTE).do(c.ResumeWindow("1"))
    scene.do(c.PauseWindow("1", "meeting"))
    scene.wait(MINUTE).do(c.CloseWindow("1"))
    scene.wait(MINUTE).do(c.OpenWindow("1", "yi"))
    assert [(row["clerk"], row["reason"]) for row in query(tmp_path, "SELECT * FROM windows ORDER BY id")] == [
        ("jia", "by_clerk"), ("yi", None),
    ]  # fmt: skip
    pauses = query(tmp_path, "SELECT * FROM pauses_local ORDER BY id")
    assert [(row["reason"], row["pause_seconds"]) for row in pauses] == [("break", 60.0), ("meeting", 60.0)]


def test_new_rules_move_waiting_people_to_their_service_s_queue(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    for _ in range(2):
        scene.issue("card")
    scene.call("1")
    scene.do(c.ConfigureHall(with_service_in_queue(RULES, "card", "questions")))
    rows = query(tmp_path, "SELECT queue FROM tickets ORDER BY serial")
    assert [row["queue"] for row in rows] == ["social", "questions"]


def test_a_service_that_is_no_longer_offered_stays_in_the_ledger(scene: RecordedScene, tmp_path: Path) -> None:
    services = tuple(service for service in RULES.services if service.id != "ask")
    scene.do(c.ConfigureHall(dataclasses.replace(RULES, services=services)))
    offered = {row["id"]: row["offered"] for row in query(tmp_path, "SELECT id, offered FROM services")}
    assert offered["ask"] == 0
    assert offered["card"] == 1


def test_devices_say_how_they_are(scene: RecordedScene, tmp_path: Path) -> None:
    scene.do(c.ReportDevice("printer-1", "ready"))
    scene.do(c.ReportDevice("printer-1", "paper_low"))
    assert one(tmp_path, "SELECT device, state FROM device_states") == {"device": "printer-1", "state": "paper_low"}


def test_the_figures_of_the_day(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.issue("card")
    scene.issue("card")
    scene.wait(3 * MINUTE)
    for _ in range(2):
        scene.call("1")
        scene.do(c.StartService("1"))
        scene.wait(6 * MINUTE).finish("1")
    assert one(
        tmp_path,
        "SELECT called, mean_wait_seconds, longest_wait_seconds, mean_service_seconds FROM days_local",
    ) == {
        "called": 2,
        "mean_wait_seconds": (4 + 9) * 60 / 2,
        "longest_wait_seconds": 540.0,
        "mean_service_seconds": 360.0,
    }


def test_local_times_follow_the_hall_s_zone_and_its_summer_time(tmp_path: Path) -> None:
    berlin = dataclasses.replace(RULES, hours=dataclasses.replace(RULES.hours, time_zone="Europe/Berlin"))
    with EventStore.open(tmp_path) as store:
        scene = RecordedScene(store=store, now=moment("09:00", "2026-07-06", "Europe/Berlin"))
        scene.do(c.ConfigureHall(berlin))
        scene.do(c.OpenDay())
        scene.now = moment("09:00", "2026-11-23", "Europe/Berlin")
        scene.let_time_act()
        days = query(tmp_path, "SELECT utc_offset_seconds FROM days ORDER BY day")
        assert [row["utc_offset_seconds"] for row in days] == [7200, 3600]
        opened = query(tmp_path, "SELECT opened_at FROM days_local ORDER BY day")
        assert {str(row["opened_at"])[-8:] for row in opened} == {"09:00:00"}


def test_every_table_and_view_can_be_read(scene: RecordedScene, tmp_path: Path) -> None:
    scene.open("1")
    scene.issue("card")
    for name in (*LEDGER_TABLES, *LEDGER_VIEWS):
        query(tmp_path, f"SELECT * FROM {name}")


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), stop=st.integers(1, 900))
def test_the_ledger_agrees_with_the_hall_wherever_a_lived_day_is_stopped(seed: int, stop: int) -> None:
    happenings = next(batches(lived_days(days=2, visits=90, seed=seed)))[:stop]
    hall = Hall()
    with tempfile.TemporaryDirectory() as folder, EventStore.open(Path(folder)) as store:
        with store.batch():
            for at, events in happenings:
                store.append(events, at, "c", "a")
                for event in events:
                    evolve(hall, event, at)
        assert_ledger_agrees(Path(folder), hall)


def test_the_synthetic_hall_lives_through_everything(tmp_path: Path) -> None:
    kinds = {type(event) for _, events in lived_days(days=6, visits=120) for event in events}
    missing = {kind.__name__ for kind in EVENT_TYPES.values()} - {kind.__name__ for kind in kinds}
    assert missing == {"DeviceReported"}
    assert small_hall().hall == "small"
