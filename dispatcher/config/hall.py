"""A whole hall's file, and the rules for the domain that it stands for."""

from __future__ import annotations

from pydantic import Field

from dispatcher.config.sections import (
    WEEKDAYS,
    ClerkSection,
    DemandSection,
    ExceptionSection,
    HallSection,
    IssuingSection,
    Material,
    Named,
    NoShowSection,
    NoticeSection,
    PrioritySection,
    QueueSection,
    SeasonSection,
    Section,
    ServiceSection,
    WindowSection,
)
from dispatcher.config.times_of_day import month_day, parse_sessions
from dispatcher.domain.hours import (
    MICROSECONDS_PER_MINUTE,
    MICROSECONDS_PER_SECOND,
    ExceptionDate,
    OpeningHours,
    Season,
)
from dispatcher.domain.rules import Clerk, HallRules, Issuing, NoShow, Priority, Queue, Service, WindowPlan

OTHER_PAUSE = "other"
"""Code of a pause whose reason was given in words; every hall has it beside its own list."""


class HallConfig(Section):
    """A hall's file. `rules` is what decides; the rest is what people read and what a usual day brings."""

    hall: HallSection
    issuing: IssuingSection
    no_show: NoShowSection
    seasons: list[SeasonSection] = Field(min_length=1)
    exceptions: list[ExceptionSection] = Field([])
    priorities: list[PrioritySection] = Field(min_length=1)
    zones: list[Named] = Field(min_length=1)
    queues: list[QueueSection] = Field(min_length=1)
    domains: list[Named] = Field(min_length=1)
    materials: list[Material] = Field([])
    services: list[ServiceSection] = Field(min_length=1)
    windows: list[WindowSection] = Field(min_length=1)
    clerks: list[ClerkSection] = Field(min_length=1)
    pause_reasons: list[Named] = Field(min_length=1)
    notices: list[NoticeSection] = Field([], max_length=20)
    demand: DemandSection

    def rules(self) -> HallRules:
        """What decides, for the domain and the log."""
        return HallRules(
            hall=self.hall.id,
            discipline=self.hall.discipline,
            hours=self._opening_hours(),
            issuing=Issuing(
                before_opening=self.issuing.opens_minutes_before * MICROSECONDS_PER_MINUTE,
                before_closing=self.issuing.closes_minutes_before * MICROSECONDS_PER_MINUTE,
                over_lunch=self.issuing.over_lunch,
                cases=self.issuing.cases_per_ticket,
                proxy_cases=self.issuing.cases_per_proxy_ticket,
            ),
            no_show=NoShow(
                recalls=self.no_show.recalls,
                after=self.no_show.seconds * MICROSECONDS_PER_SECOND,
                returns_behind=self.no_show.returns_behind,
            ),
            priorities=tuple(Priority(p.id, p.mark, minutes(p.start_minutes), p.rate) for p in self.priorities),
            queues=tuple(Queue(q.id, q.prefix, minutes(q.promise_minutes)) for q in self.queues),
            services=tuple(Service(s.id, s.domain, s.queue, minutes(s.minutes), s.special) for s in self.services),
            windows=tuple(WindowPlan(w.id, w.zone, tuple(w.roles), tuple(w.services)) for w in self.windows),
            clerks=tuple(Clerk(c.id, tuple(c.qualifications)) for c in self.clerks),
            pause_reasons=(*(reason.id for reason in self.pause_reasons), OTHER_PAUSE),
        )

    def _opening_hours(self) -> OpeningHours:
        seasons = tuple(
            Season(
                first=month_day(season.first),
                last=month_day(season.last),
                week=tuple(season.sessions_of(day) for day in WEEKDAYS),
            )
            for season in self.seasons
        )
        exceptions = tuple(ExceptionDate(entry.date, parse_sessions(entry.hours)) for entry in self.exceptions)
        return OpeningHours(self.hall.time_zone, seasons, exceptions)


def minutes(value: float) -> int:
    """Minutes as microseconds."""
    return round(value * MICROSECONDS_PER_MINUTE)
