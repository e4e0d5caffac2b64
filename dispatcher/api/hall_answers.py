"""Words answers about the whole hall and its catalogue: the shapes of `dispatcher.wire`, as plain dictionaries."""

from __future__ import annotations

from dispatcher.api.answers import Answers, Shape, iso, iso_or_none, wait_shape
from dispatcher.config import HallConfig, Named, ServiceSection
from dispatcher.config.sections import QueueSection
from dispatcher.domain.coverage import Route
from dispatcher.domain.estimate import Place
from dispatcher.domain.hours import MICROSECONDS_PER_MINUTE
from dispatcher.domain.issuing import is_issuing, next_issuing
from dispatcher.domain.model import Hall
from dispatcher.estimates import Estimates
from dispatcher.store import DayFigures
from dispatcher.store.day_figures import QueueFigures


class HallAnswers:
    """Words what the hall looks like and what one can come for."""

    def __init__(self, config: HallConfig, answers: Answers, estimates: Estimates, training: bool) -> None:
        self._config = config
        self._estimates = estimates
        self._answers = answers
        self._training = training
        self._zone_of = {window.id: window.zone for window in config.windows}
        self._materials = {material.id: material for material in config.materials}

    def hall(self, hall: Hall, seq: int, at: int) -> Shape:
        """`wire.Hall`."""
        return {
            "id": self._config.hall.id,
            "name": self._config.hall.name,
            "name_en": self._config.hall.name_en,
            "seq": seq,
            "at": iso(hall, at),
            "training": self._training,
            "open": is_issuing(hall.configured(), hall.day, at),
            "date": hall.day.date if hall.day else None,
            "windows": [self._answers.window(hall, window) for window in hall.windows.values()],
            "lanes": self._lanes(hall),
            "queues": self._queues(hall, at),
            "now_serving": self._now_serving(hall),
            "devices": [
                {"id": name, "state": device.state, "at": iso(hall, device.at)}
                for name, device in sorted(hall.devices.items())
            ],
        }

    def catalogue(self, hall: Hall, at: int) -> Shape:
        """`wire.Catalogue`."""
        config = self._config
        issuing = is_issuing(hall.configured(), hall.day, at)
        span = next_issuing(hall.configured(), at, hall.day_over())
        places = _PlacesForNewcomers(self._estimates, hall, at)
        return {
            "hall": _named(config.hall),
            "at": iso(hall, at),
            "training": self._training,
            "open": issuing,
            "issuing": {"opens": iso(hall, span[0]), "closes": iso(hall, span[1])} if span else None,
            "public_url": config.hall.public_url,
            "complaint_phone": config.hall.complaint_phone,
            "domains": [
                {
                    **_named(domain),
                    "services": [
                        self._service(hall, service, issuing, places)
                        for service in config.services
                        if service.domain == domain.id
                    ],
                }
                for domain in config.domains
            ],
            "queues": self._queues(hall, at),
            "priorities": [{**_named(priority), "mark": priority.mark} for priority in config.priorities],
            "zones": [_named(zone) for zone in config.zones],
            "pause_reasons": [_named(reason) for reason in config.pause_reasons],
            "notices": [{"text": notice.text, "text_en": notice.text_en} for notice in config.notices],
            "no_show": {"recalls": config.no_show.recalls, "seconds": config.no_show.seconds},
            "cases": {"own": config.issuing.cases_per_ticket, "proxy": config.issuing.cases_per_proxy_ticket},
        }

    def day_report(self, hall: Hall, figures: DayFigures, at: int) -> Shape:
        """`wire.DayReport`."""
        return {
            "at": iso(hall, at),
            "date": figures.date,
            "opened_at": iso(hall, figures.opened_at),
            "closed_at": iso_or_none(hall, figures.closed_at),
            **figures.counts,
            "mean_wait": _minutes(figures.mean_wait),
            "longest_wait": _minutes(figures.longest_wait),
            "mean_service": _minutes(figures.mean_service),
            "queues": [
                _queue_report(queue, figures.queues.get(queue.id, QueueFigures())) for queue in self._config.queues
            ],
            "last_seq": figures.last_seq,
            "head_hash": figures.head_hash.hex() if figures.head_hash else None,
        }

    def _lanes(self, hall: Hall) -> list[Shape]:
        rules, lanes = hall.configured(), hall.lanes
        return [
            {
                "queue": rules.queues[lanes.queue[lane]].id,
                "priority": rules.priorities[lanes.priority[lane]].id,
                "windows": list(lanes.in_force(lanes.reach[lane]).windows),
                "callers": [plan.id for at, plan in enumerate(rules.windows) if lanes.eligible[at][lane]],
                "waiting": len(people),
                "longest_since": iso(hall, people[0][0]),
            }
            for lane, people in enumerate(lanes.people)
            if people
        ]

    def _queues(self, hall: Hall, at: int) -> list[Shape]:
        places = _PlacesForNewcomers(self._estimates, hall, at)
        service_of = {service.queue: service.id for service in reversed(self._config.services)}
        return [
            {
                **_named(queue),
                "prefix": queue.prefix,
                "waiting": hall.lanes.waiting(queue.id),
                "promise": round(queue.promise_minutes),
                "wait": wait_shape(places(service_of[queue.id]).wait),
            }
            for queue in self._config.queues
        ]

    def _now_serving(self, hall: Hall) -> list[Shape]:
        in_hand = [hall.tickets[window.ticket] for window in hall.windows.values() if window.ticket]
        in_hand.sort(key=lambda ticket: ticket.last_called_at or 0, reverse=True)
        return [
            {
                "ticket": ticket.id,
                "number": ticket.number,
                "window": ticket.window,
                "zone": self._zone_of[ticket.window or ""],
                "state": ticket.state,
                "called_at": iso_or_none(hall, ticket.last_called_at),
                "recalls": ticket.recalls,
            }
            for ticket in in_hand
        ]

    def _service(self, hall: Hall, service: ServiceSection, issuing: bool, places: _PlacesForNewcomers) -> Shape:
        place = places(service.id)
        return {
            **_named(service),
            "queue": service.queue,
            "open": issuing,
            "waiting": hall.lanes.waiting(service.queue),
            "wait": wait_shape(place.wait),
            "windows": list(hall.coverage.route((service.id,)).reach.windows),
            "minutes": service.minutes,
            "conditions": service.conditions,
            "conditions_en": service.conditions_en,
            "materials": [
                {
                    **_named(self._materials[needed.id]),
                    "copies": needed.copies,
                    "source": self._materials[needed.id].source,
                    "source_en": self._materials[needed.id].source_en,
                }
                for needed in service.materials
            ],
            "procedure": service.procedure,
            "procedure_en": service.procedure_en,
            "limit_days": service.limit_days,
            "fee_yuan": service.fee_yuan,
            "fee_basis": service.fee_basis,
            "legal_basis": service.legal_basis,
            "special": service.special,
        }


class _PlacesForNewcomers:
    """Places of normal people who would come now, worked out once for all services that wait alike."""

    def __init__(self, estimates: Estimates, hall: Hall, at: int) -> None:
        self._estimates = estimates
        self._hall = hall
        self._at = at
        self._known: dict[Route, Place] = {}

    def __call__(self, service: str) -> Place:
        route = self._hall.coverage.route((service,))
        if route not in self._known:
            normal = self._hall.configured().priorities[0].id
            self._known[route] = self._estimates.place_for(self._hall, (service,), normal, self._at)
        return self._known[route]


def _queue_report(queue: QueueSection, figures: QueueFigures) -> Shape:
    return {
        "queue": queue.id,
        "name": queue.name,
        "name_en": queue.name_en,
        "issued": figures.issued,
        "called": figures.called,
        "mean_wait": _minutes(figures.mean_wait),
        "longest_wait": _minutes(figures.longest_wait),
    }


def _minutes(microseconds: float | None) -> float | None:
    return None if microseconds is None else round(microseconds / MICROSECONDS_PER_MINUTE, 1)


def _named(entry: Named) -> Shape:
    return {"id": entry.id, "name": entry.name, "name_en": entry.name_en}
