"""What time alone changes: pages that close by themselves, and people who have left."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from kiosk.journey import pace
from kiosk.journey.places import AtAttract, AtCalm, AtResult, AtTaking, AtTechnician
from kiosk.journey.state import Journey, is_busy, leave
from kiosk.journey.taking import no_answer


def time_passed(journey: Journey, now: float) -> Journey:
    """The journey at `now`, when nothing else happened."""
    place = journey.place
    if isinstance(place, AtTaking):
        return no_answer(journey, now) if now - place.since >= pace.NO_ANSWER else journey
    if isinstance(place, AtResult):
        return leave(journey, now) if now >= _result_closes(journey, place) else journey
    if isinstance(place, AtCalm):
        return replace(leave(journey, now), calmed=now) if now >= calm_ends(journey, place) else journey
    return leave(journey, now) if now >= _resets(journey) else journey


def seconds_left(journey: Journey, now: float) -> int | None:
    """The seconds in which the question whether somebody is there can be answered; None while it is not asked."""
    if is_busy(journey) or now - journey.touched < _silence(journey):
        return None
    return max(1, ceil(_resets(journey) - now))


def calm_ends(journey: Journey, place: AtCalm) -> float:
    """When the kiosk gives numbers again: after it was left alone, and in any case soon."""
    rules = journey.settings.pace
    return min(place.disturbed + rules.calm, place.since + rules.longest_calm)


def _result_closes(journey: Journey, place: AtResult) -> float:
    """A number on paper goes soon, one that must be written down stays."""
    if place.slip == "printing":
        return max(place.since, journey.touched) + pace.RESULT_UNKNOWN
    if place.slip != "printed":
        return max(place.told, journey.touched) + pace.RESULT_IN_TROUBLE
    return max(place.told, journey.touched) + (pace.RESULT_ELDER if journey.visit.elder else pace.RESULT)


def _silence(journey: Journey) -> float:
    if isinstance(journey.place, AtTechnician):
        return pace.TECHNICIAN_IDLE
    return pace.IDLE_ELDER if journey.visit.elder else pace.IDLE


def _resets(journey: Journey) -> float:
    """When a page that nobody touches is given up; at the invitation only how the page looks is."""
    asked = 0 if isinstance(journey.place, AtAttract) else pace.COUNTDOWN
    return journey.touched + _silence(journey) + asked
