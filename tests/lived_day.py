"""A day at the small test hall with something of everything, as its stream, its log and its last state tell it."""

from __future__ import annotations

import orjson
from hall_builder import MINUTE, Scene, scene

from dispatcher import wire
from dispatcher.domain import commands as c
from dispatcher.domain.model import Outcome
from dispatcher.store.codec import encode


def streamed(lived: Scene) -> list[wire.StreamedEvent]:
    """The events of a scene as the stream sends them."""
    rules = lived.hall.configured()
    events = []
    for seq, (event, at) in enumerate(lived.log, start=1):
        name, data = encode(event)
        moment = rules.hours.local(at).isoformat(timespec="microseconds")
        events.append(wire.StreamedEvent(seq=seq, at=moment, type=name, data=orjson.loads(data)))
    return events


def logged(events: list[wire.StreamedEvent]) -> list[wire.LoggedEvent]:
    """The same events as the log has them."""
    return [
        wire.LoggedEvent(**event.model_dump(), command_id=f"c{event.seq}", actor="open", hash=f"{event.seq:064x}")
        for event in events
    ]


def snapshot(lived: Scene) -> wire.Hall:
    """The hall at the end of a scene, as far as an auditor looks at it."""
    windows = [
        wire.Window(
            id=window.id, name=window.id, name_en=window.id, zone="ground", roles=[], state=window.state.value,
            clerk=window.clerk, ticket=window.ticket, number=None, pause_reason=window.pause_reason,
        )
        for window in lived.hall.windows.values()
    ]  # fmt: skip
    return wire.Hall(
        id="trial", name="trial", name_en="trial", seq=len(lived.log), at="2026-11-23T18:00:00+08:00", training=True,
        open=False, date=None, windows=windows, lanes=[], queues=[], now_serving=[], devices=[],
    )  # fmt: skip


def lived_day() -> Scene:
    """Crowds, ready calls, no-shows, forms, transfers, a break, lunch over somebody (R6), people at closing time."""
    day = scene(clock="08:50")
    day.issue("card")
    day.issue("card", priority="elderly")
    day.issue("move")
    day.issue("card", "move")
    day.open("1", "jia")
    day.open("3", "bing")
    day.open("5", "wu")
    _serve_a_morning(day)
    _call_arrivals_to_ready_windows(day)
    _pass_people_over(day)
    _send_people_to_fill_in_forms(day)
    _lead_people_on(day)
    _go_to_lunch_over_somebody(day)
    _close(day)
    return day


def serve_all(day: Scene, window: str) -> None:
    """Serve whoever is in hand or may be called, four minutes a case, until the window is ready."""
    while day.hall.windows[window].ticket is not None or day.call(window) is not None:
        day.wait(4 * MINUTE)
        day.finish(window, Outcome.PROMISED)


def _serve_a_morning(day: Scene) -> None:
    day.call("1")
    day.call("3")
    day.wait(6 * MINUTE)
    day.do(c.StartService("1"))
    day.wait(2 * MINUTE)
    day.finish("3")
    day.finish("1")
    serve_all(day, "1")


def _call_arrivals_to_ready_windows(day: Scene) -> None:
    for window in ("1", "3", "5"):
        day.call(window)
    for service in ("collect", "card", "move"):
        day.issue(service)
    for window in ("1", "3", "5"):
        day.finish(window)


def _pass_people_over(day: Scene) -> None:
    """Three wait and one gives up; two are passed, of whom one comes back."""
    day.do(c.CancelTicket(day.issue("card").id))
    day.issue("card")
    day.issue("move")
    day.issue("pension")
    day.call("1")
    late = day.hall.windows["1"].ticket or ""
    day.pass_over("1")
    day.call("1")
    day.pass_over("1")
    day.do(c.ReinstateTicket("1", late))
    serve_all(day, "1")


def _send_people_to_fill_in_forms(day: Scene) -> None:
    """One is taken back into line, the other called by name out of turn."""
    patient = day.issue("move")
    day.issue("card")
    hasty = day.issue("id")
    day.do(c.ParkTicket("1"))
    day.call("1")
    day.do(c.StartService("1"))
    day.do(c.ParkTicket("1"))
    day.wait(3 * MINUTE)
    day.do(c.ReinstateTicket("1", patient.id))
    day.choose("1", hasty)
    serve_all(day, "1")


def _lead_people_on(day: Scene) -> None:
    day.do(c.PauseWindow("1", "break"))
    day.issue("card")
    day.call("3")
    day.wait(MINUTE)
    day.do(c.TransferTicket("3", service="pension", note="note-1"))
    day.call("3")
    day.do(c.ResumeWindow("1"))
    day.do(c.TransferTicket("3", to_window="1"))
    day.call("1")
    day.finish("1")


def _go_to_lunch_over_somebody(day: Scene) -> None:
    day.clock("11:58").issue("move")
    day.clock("12:01").do(c.PauseWindow("1", "lunch", note="reason-1", approver="approver-1"))
    day.clock("13:30").do(c.ResumeWindow("1"))
    serve_all(day, "1")


def _close(day: Scene) -> None:
    day.do(c.CloseWindow("3"))
    day.clock("16:30").issue("card")
    day.issue("move")
    day.clock("17:05").do(c.CloseWindow("5"))
    serve_all(day, "1")
    day.do(c.CloseWindow("1"))
    day.let_time_act()
