"""Who has booked, and when booked people really come (R4).

A booked visit keeps its place in the day's demand: it is booked for the beginning of the slot in which the person would
have come, and comes that much early or late. Bookings of people who do not come at all take no number and are not
drawn: of people booked one day ahead, 21 % do not come (Vitória clinics 2016).
"""

from __future__ import annotations

import numpy as np
from pydantic import Field

from dispatcher.config.sections import Id, Section, Share
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.forecast.draws import DAY, Flags
from sim.demand_model.chance import Ints, Normal, People, Rank


class Appointments(Section):
    """Booked visits.

    `share` of all visits; `slot_minutes`: length of a slot; `lateness_mean`, `lateness_sd`: minutes after the slot's
    beginning, normal, negative is early; `late_limit`: minutes after which a booking is given up (R4) and the person
    waits as a walk-in; `priority`: what booked people wait under.
    """

    share: Share = 0.0
    slot_minutes: int = Field(default=30, ge=5, le=240)
    lateness_mean: float = Field(default=-5, ge=-120, le=120)
    lateness_sd: float = Field(default=10, ge=0, le=120)
    late_limit: float = Field(default=30, ge=0, le=240)
    priority: Id = "appointment"


def draw_appointments(appointments: Appointments, times: Ints, people: People) -> tuple[Ints, Flags]:
    """When people come, the booked ones around their slots, and who comes as a booked person in time."""
    booked = people.rank(Rank.BOOKED) < appointments.share
    if not np.any(booked):
        return times, booked
    lateness = appointments.lateness_mean + appointments.lateness_sd * people.normal(Normal.LATENESS)
    slot = appointments.slot_minutes * MICROSECONDS_PER_MINUTE
    come = times - times % slot + np.rint(lateness * MICROSECONDS_PER_MINUTE).astype(np.int64)
    arrival: Ints = np.where(booked, np.clip(come, 0, DAY - 1), times)
    return arrival, booked & (lateness <= appointments.late_limit)
