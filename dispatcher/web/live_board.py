"""The manager's page as it stands now, rendered once for everybody who looks."""

from __future__ import annotations

from collections.abc import Sequence

from dispatcher.api.site import Site
from dispatcher.forecaster import Condition
from dispatcher.store import Recorded
from dispatcher.store.codec import decode
from dispatcher.web.board import Boards
from dispatcher.web.day_book import DayBook, todays_events
from dispatcher.web.rendering import render
from dispatcher.web.what_if import WhatIfBoard, WhatIfBoards

PARTS = ("summary", "alarms", "windows", "queues", "what_if", "calls", "exceptions")
"""What the page consists of; each part is sent anew only when it changes."""


class LiveBoard:
    """Keeps the day's book and renders the parts of the page, at most once for an event, a second and an answer."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._boards = Boards(site.config, site.estimates)
        self._what_if_boards = WhatIfBoards(site.config)
        self._book = DayBook()
        self._rendered: dict[str, tuple[tuple[int, int, WhatIfBoard], dict[str, str]]] = {}
        date = site.view.day.date if site.view.day else site.view.counters_date
        for row in todays_events(site.archive.read_events, site.service.seq, date):
            self._book.note(decode(row.type, row.data), row.at)
        site.service.subscribe(self._committed)

    def parts(self, language: str) -> dict[str, str]:
        """The parts of the page by name, as HTML."""
        site = self._site
        now, what_if = site.service.now(), self._what_if()
        moment = (site.service.seq, now // 1_000_000, what_if)
        known = self._rendered.get(language)
        if known is not None and known[0] == moment:
            return known[1]
        values = {"board": self._boards.of(site.view, self._book, self._texts(), now), "what_if": what_if}
        parts = {name: render(f"parts/{name}.html", language, values) for name in PARTS}
        self._rendered[language] = (moment, parts)
        return parts

    def _what_if(self) -> WhatIfBoard:
        """What is known of other windows; and let the forecaster go on, for somebody looks."""
        site, forecaster = self._site, self._site.forecaster
        if forecaster is not None:
            forecaster.keep_answering()
        return self._what_if_boards.of(
            found=forecaster.what_if if forecaster else None,
            condition=forecaster.condition if forecaster else Condition.MISSING,
            hours=site.view.configured().hours,
            is_day=site.view.day is not None,
        )

    def _committed(self, recorded: Sequence[Recorded]) -> None:
        for record in recorded:
            self._book.note(record.event, record.at)

    def _texts(self) -> dict[str, str]:
        keys = {key for entry in self._book.exceptions for key in (entry.approver, entry.reason) if key is not None}
        return self._site.archive.texts(sorted(keys)) if keys else {}
