"""Who is at the window: number, timer, services, papers to check, what came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from counter_display.console.lanes_face import priority_mark
from counter_display.console.no_show import still_needed
from counter_display.console.standing import Standing
from counter_display.console.words import OUTCOMES, Words, joined, span
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual

CaseMark = Literal["now", "open", "ended"]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A service of the ticket, and where it stands."""

    service: Bilingual
    state: Bilingual
    mark: CaseMark


@dataclass(frozen=True, slots=True)
class HandFace:
    """Who is in hand. Without a number: what the window is waiting for, in `headline`.

    `late` once the service takes longer than it usually does.
    """

    headline: Bilingual
    number: str = ""
    priority: Bilingual = SILENCE
    timer: Bilingual = SILENCE
    late: bool = False
    passing: Bilingual = SILENCE
    cases: tuple[CaseRow, ...] = ()
    materials_of: Bilingual = SILENCE
    materials: tuple[Bilingual, ...] = ()
    note: str = ""
    history: tuple[Bilingual, ...] = ()


def hand_face(standing: Standing, words: Words) -> HandFace:
    """Who is in hand now."""
    hand, case = standing.hand, standing.case
    if hand is None:
        return HandFace(_nobody(standing, words))
    details = standing.details
    return HandFace(
        headline=words.window_state(standing.window.state),
        number=hand.number,
        priority=priority_mark(standing.names.catalogue, details.priority) if details else SILENCE,
        timer=_timer(standing, case, words),
        late=_is_late(standing, case),
        passing=_passing(standing, words),
        cases=tuple(_case_row(standing, known, case, words) for known in details.cases) if details else (),
        materials_of=_service_name(standing, case.service) if case else SILENCE,
        materials=_materials(standing, case, words),
        note=(details.note or "") if details else "",
        history=tuple(_history(standing, details, words)) if details else (),
    )


def _nobody(standing: Standing, words: Words) -> Bilingual:
    translate = words.phrases.translate
    if standing.window.state == "ready":
        return translate("Console", "下一位一到就叫")
    if standing.window.state == "paused":
        reason = standing.names.pause(standing.window.pause_reason)
        return joined(reason, translate("Console", "回来后按 F12 恢复"))
    return translate("Console", "按 F5 叫下一位")


def _timer(standing: Standing, case: wire.Case | None, words: Words) -> Bilingual:
    translate, call = words.phrases.translate, standing.call
    if standing.window.state == "calling":
        called = standing.clock.seconds_since(call.called_at if call else None, standing.moment)
        recalls = call.recalls if call else 0
        told = translate("Console", "已叫 {span}").filled(span=span(called))
        return joined(told, translate("Console", "重呼 {times} 次").filled(times=recalls) if recalls else SILENCE)
    told = translate("Console", "办理 {span}").filled(span=span(_served(standing, case)))
    service = standing.services.get(case.service) if case else None
    if service is None:
        return told
    return joined(told, translate("Console", "平时 {minutes} 分钟").filled(minutes=max(1, round(service.minutes))))


def _served(standing: Standing, case: wire.Case | None) -> int:
    return standing.clock.seconds_since(case.started_at if case else None, standing.moment)


def _is_late(standing: Standing, case: wire.Case | None) -> bool:
    service = standing.services.get(case.service) if case else None
    return service is not None and _served(standing, case) > service.minutes * 60


def _passing(standing: Standing, words: Words) -> Bilingual:
    details, call = standing.details, standing.call
    if standing.window.state != "calling" or standing.no_show is None or details is None or call is None:
        return SILENCE
    called_for = standing.clock.seconds_since(details.called_at, standing.moment)
    return still_needed(standing.no_show, call.recalls, called_for, words.phrases)


def _case_row(standing: Standing, case: wire.Case, current: wire.Case | None, words: Words) -> CaseRow:
    ended = case.state in ("completed", "dropped")
    state = words.outcome(case.outcome) if case.outcome else words.case_state(case.state)
    mark: CaseMark = "ended" if ended else "now" if current is not None and case.id == current.id else "open"
    return CaseRow(_service_name(standing, case.service), state, mark)


def _materials(standing: Standing, case: wire.Case | None, words: Words) -> tuple[Bilingual, ...]:
    service = standing.services.get(case.service) if case else None
    if service is None:
        return ()
    copies = words.phrases.translate("Console", "{copies} 份")
    return tuple(
        joined(Bilingual.of(material), copies.filled(copies=material.copies)) for material in service.materials
    )


def _history(standing: Standing, details: wire.TicketWithNote, words: Words) -> list[Bilingual]:
    """What happened before, the last first; what was before the day is not told."""
    rows = []
    for step in reversed(details.history):
        name = words.step(step.what)
        if name.zh:
            clock = Bilingual.same(datetime.fromisoformat(step.at).strftime("%H:%M"))
            rows.append(joined(joined(clock, name, by=" "), *_step_details(standing, step, words)))
    return rows


def _step_details(standing: Standing, step: wire.Step, words: Words) -> list[Bilingual]:
    translate = words.phrases.translate
    found = []
    if step.window:
        found.append(translate("Console", "{window} 号窗口").filled(window=step.window))
    if step.clerk:
        found.append(Bilingual.same(step.clerk))
    if step.service:
        found.append(_service_name(standing, step.service))
    if step.outcome:
        outcome = next((words.outcome(known) for known in OUTCOMES if known == step.outcome), None)
        found.append(outcome or Bilingual.same(step.outcome))
    if step.reason:
        found.append(Bilingual.same(step.reason))
    return found


def _service_name(standing: Standing, service: str) -> Bilingual:
    known = standing.services.get(service)
    return Bilingual.of(known) if known else Bilingual.same(service)
