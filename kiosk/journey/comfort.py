"""Pages that fit the person: larger letters, within reach, another language, read aloud (R18)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.journey.choosing import Step
from kiosk.journey.state import Journey


def elder(journey: Journey, value: str, now: float) -> Step:
    """Larger letters and fewer words, read aloud where the kiosk can; or back."""
    wanted = not journey.visit.elder
    return journey.with_visit(elder=wanted, reads_aloud=wanted and journey.settings.speaks), ()


def lower(journey: Journey, value: str, now: float) -> Step:
    """Within reach of a wheelchair, or back."""
    return journey.with_visit(lowered=not journey.visit.lowered), ()


def language(journey: Journey, value: str, now: float) -> Step:
    """English alone, or Chinese with English beside it."""
    return journey.with_visit(language="both" if journey.visit.language == "en" else "en"), ()


def speech(journey: Journey, value: str, now: float) -> Step:
    """Read pages aloud, or not."""
    return journey.with_visit(reads_aloud=journey.settings.speaks and not journey.visit.reads_aloud), ()


def speech_found(journey: Journey, speaks: bool) -> Journey:
    """Whether there is a voice; large letters begin with it where there is."""
    able = replace(journey, settings=replace(journey.settings, speaks=speaks))
    return able.with_visit(reads_aloud=speaks and (journey.visit.reads_aloud or journey.visit.elder))
