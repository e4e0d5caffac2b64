"""The auditor finds nothing in a genuine day, and each kind of fault in a doctored one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hall_builder import MINUTE, RULES, scene
from lived_day import lived_day, logged, serve_all, snapshot, streamed

from dispatcher import wire
from sim.audit import Auditor, Finding

Stream = list[wire.StreamedEvent]


def audited(stream: Stream) -> list[str]:
    """The kinds of what an auditor finds while it listens."""
    auditor = Auditor()
    for event in stream:
        auditor.see(event)
    return [finding.kind for finding in auditor.findings]


def concluded(stream: Stream, log: Sequence[wire.LoggedEvent], hall: wire.Hall, held: Sequence[str]) -> list[Finding]:
    """What an auditor finds in the whole day."""
    auditor = Auditor()
    for event in stream:
        auditor.see(event)
    return auditor.conclude(log, hall, held)


def tickets(stream: Stream) -> list[str]:
    """The tickets that a stream issues."""
    return [str(event.data["ticket"]) for event in stream if event.type == "ticket-issued.1"]


@pytest.fixture
def stream() -> Stream:
    """A genuine day."""
    return streamed(lived_day())


def place(stream: Stream, kind: str, nth: int = 0, **data: object) -> int:
    """Where the nth event of a kind with these data stands."""
    return [
        number
        for number, event in enumerate(stream)
        if event.type == f"{kind}.1" and all(event.data[key] == value for key, value in data.items())
    ][nth]


def altered(event: wire.StreamedEvent, **data: object) -> wire.StreamedEvent:
    """An event with other data."""
    return event.model_copy(update={"data": {**event.data, **data}})


def renumbered(stream: Stream) -> Stream:
    """The same events without a gap in their numbers."""
    return [event.model_copy(update={"seq": seq}) for seq, event in enumerate(stream, start=1)]


def test_a_genuine_day_is_found_sound() -> None:
    day = lived_day()
    stream = streamed(day)
    assert concluded(stream, logged(stream), snapshot(day), tickets(stream)) == []


@pytest.mark.parametrize("discipline", ["load", "fifo", "strict", "interleave"])
def test_the_auditor_reads_every_discipline_as_the_hall_does(discipline: str) -> None:
    day = scene(replace(RULES, discipline=discipline), clock="08:30")
    for number in range(30):
        priority = ("normal", "elderly", "normal", "military", "normal")[number % 5]
        day.issue(("card", "move", "pension", "id", "ask", "collect", "move")[number % 7], priority=priority)
    for window, clerk in (("1", "jia"), ("3", "bing"), ("4", "ding"), ("5", "wu")):
        day.open(window, clerk)
    for _ in range(5):
        for window in ("4", "1", "5", "3"):
            if day.hall.windows[window].ticket is not None:
                day.finish(window)
            day.wait(MINUTE)
            day.call(window)
    serve_all(day, "1")
    assert audited(streamed(day)) == []


def test_a_gap_in_the_stream_is_found(stream: Stream) -> None:
    del stream[place(stream, "ticket-recalled")]
    assert "gap" in audited(stream)


def test_an_event_that_comes_twice_is_found(stream: Stream) -> None:
    stream.insert(5, stream[4])
    assert "gap" in audited(stream)


def test_time_that_runs_backwards_is_found(stream: Stream) -> None:
    stream[-1] = stream[-1].model_copy(update={"at": stream[0].at})
    assert audited(stream) == ["time-backwards"]


def test_a_number_that_is_given_twice_is_found(stream: Stream) -> None:
    issued = stream[place(stream, "ticket-issued")]
    stream.insert(3, altered(issued, ticket="20261123-A001-again"))
    assert "number-twice" in audited(renumbered(stream))


def test_a_ticket_in_two_hands_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=0)
    stream.insert(call + 1, altered(stream[call], window="3", clerk="bing"))
    assert "ticket-in-two-hands" in audited(renumbered(stream))


def test_a_window_with_two_people_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=1)
    stream[call] = altered(stream[call], window="1", clerk="jia")
    assert "window-with-two" in audited(stream)


def test_a_call_out_of_the_order_of_the_rule_is_found(stream: Stream) -> None:
    first, second = place(stream, "ticket-called", nth=0), place(stream, "ticket-called", nth=1)
    calls = stream[first].data, stream[second].data
    swapped = ("ticket", "number", "queue", "priority", "claim")
    stream[first] = altered(stream[first], **{key: calls[1][key] for key in swapped})
    stream[second] = altered(stream[second], **{key: calls[0][key] for key in swapped})
    assert audited(stream)[0] == "out-of-order"


def test_a_call_by_name_without_a_reason_is_found(stream: Stream) -> None:
    chosen = place(stream, "ticket-called", how="chosen")
    stream[chosen] = altered(stream[chosen], reason_note=None)
    assert audited(stream) == ["out-of-order"]


def test_a_wrong_claim_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=2)
    claim = stream[call].data["claim"]
    assert isinstance(claim, float)
    stream[call] = altered(stream[call], claim=claim + 1e-9)
    assert audited(stream) == ["wrong-claim"]


def test_a_ready_window_that_is_passed_over_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", how="ready")
    del stream[call]
    assert audited(renumbered(stream))[0] == "ready-window-passed-over"


def test_an_arrival_that_goes_to_the_wrong_ready_window_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", how="ready", window="3")
    stream[call] = altered(stream[call], window="1", clerk="jia")
    assert audited(stream)[0] == "wrong-ready-window"


def test_a_call_by_itself_to_a_window_that_is_not_ready_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=0)
    stream[call] = altered(stream[call], how="ready")
    assert "wrong-ready-window" in audited(stream)


def test_a_window_that_is_told_there_is_nobody_is_found(stream: Stream) -> None:
    ready = stream[place(stream, "window-ready")]
    opened = place(stream, "window-opened", nth=2)
    stream.insert(opened + 1, altered(ready, window="1").model_copy(update={"at": stream[opened].at}))
    assert audited(renumbered(stream))[0] == "ready-over-people"


def test_a_window_that_may_not_serve_the_person_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=1)
    stream[call] = altered(stream[call], window="5", clerk="wu")
    assert "call-not-allowed" in audited(stream)


def test_a_call_by_a_clerk_who_does_not_sit_there_is_found(stream: Stream) -> None:
    call = place(stream, "ticket-called", nth=0)
    stream[call] = altered(stream[call], clerk="yi")
    assert audited(stream) == ["call-from-nobody"]


def test_a_second_clerk_at_a_window_is_found(stream: Stream) -> None:
    opened = place(stream, "window-opened", window="1")
    stream.insert(opened + 1, altered(stream[opened], clerk="yi"))
    assert audited(renumbered(stream))[0] == "two-clerks"


def test_a_clerk_who_leaves_people_behind_is_found(stream: Stream) -> None:
    lunch = place(stream, "window-paused", reason="lunch")
    stream[lunch] = altered(stream[lunch], approver=None, note=None)
    assert audited(stream) == ["left-people-behind"]


def test_a_number_that_is_passed_too_early_is_found(stream: Stream) -> None:
    del stream[place(stream, "ticket-recalled")]
    assert audited(renumbered(stream)) == ["passed-too-early"]


def test_a_place_that_nobody_can_have_is_found(stream: Stream) -> None:
    back = place(stream, "ticket-reinstated")
    stream[back] = altered(stream[back], since=0)
    assert audited(stream)[0] == "wrong-place"


def test_service_of_somebody_who_is_not_there_is_found(stream: Stream) -> None:
    started = place(stream, "service-started")
    stream[started] = altered(stream[started], window="5")
    assert audited(stream)[0] == "wrong-step"


def test_a_day_that_closes_over_people_is_found(stream: Stream) -> None:
    closed = stream.pop()
    issued = place(stream, "ticket-issued", nth=-1)
    stream.insert(issued + 1, closed.model_copy(update={"at": stream[issued].at}))
    assert "day-closed-over-people" in audited(renumbered(stream))


def test_an_event_about_nothing_is_found(stream: Stream) -> None:
    started = place(stream, "service-started")
    stream[started] = altered(stream[started], ticket="20261123-X999")
    assert audited(stream)[0] == "nonsense"


def test_an_event_of_a_kind_that_is_not_known_is_found(stream: Stream) -> None:
    stream[-1] = stream[-1].model_copy(update={"type": "day-closed.2"})
    assert audited(stream) == ["unknown-event"]


def test_a_ticket_that_is_lost_is_found() -> None:
    day = lived_day()
    whole = streamed(day)
    stream = renumbered([event for event in whole if event.type != "ticket-expired.1"])
    found = concluded(stream, logged(stream), snapshot(day).model_copy(update={"seq": len(stream)}), tickets(stream))
    assert [finding.kind for finding in found] == ["ticket-lost"]


def test_a_ticket_in_somebodys_hand_that_the_log_does_not_know_is_found() -> None:
    day = lived_day()
    stream = streamed(day)
    found = concluded(stream, logged(stream), snapshot(day), [*tickets(stream), "20261123-A999"])
    assert [finding.kind for finding in found] == ["ticket-lost"]
    assert "20261123-A999" in str(found[0])


@pytest.mark.parametrize(
    "doctor",
    [
        lambda log: log[:-1],
        lambda log: [*log[:-1], log[-1].model_copy(update={"at": log[0].at})],
        lambda log: [*log[:4], log[4].model_copy(update={"data": {**log[4].data, "queue": "x"}}), *log[5:]],
    ],
)
def test_a_log_that_says_something_else_than_the_stream_is_found(
    doctor: Callable[[list[wire.LoggedEvent]], list[wire.LoggedEvent]],
) -> None:
    day = lived_day()
    stream = streamed(day)
    found = concluded(stream, doctor(logged(stream)), snapshot(day), tickets(stream))
    assert [finding.kind for finding in found] == ["stream-differs-from-log"]


def test_a_hall_that_says_something_else_than_its_log_is_found() -> None:
    day = lived_day()
    stream = streamed(day)
    hall = snapshot(day)
    first = hall.windows[0].model_copy(update={"state": "idle", "clerk": "jia"})
    found = concluded(
        stream,
        logged(stream),
        hall.model_copy(update={"windows": [first, *hall.windows[1:]], "seq": 1}),
        tickets(stream),
    )
    assert [finding.kind for finding in found] == ["hall-differs", "hall-differs"]
