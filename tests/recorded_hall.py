"""The scene of `hall_builder`, with everything that happens written to a store; and ways past the store's guards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from hall_builder import RULES, Scene, moment

from dispatcher.domain import commands as c
from dispatcher.domain.events import Event
from dispatcher.domain.model import Hall
from dispatcher.domain.rules import HallRules
from dispatcher.store import EventStore
from dispatcher.store.database import FILE_NAME
from dispatcher.store.snapshots import dump, restore


@dataclass
class RecordedScene(Scene):
    """A scene whose commands are recorded, one batch each, in the store of `folder`."""

    store: EventStore | None = None

    def do(self, command: c.Command) -> list[Event]:
        """Carry a command out now, durably."""
        assert self.store is not None
        with self.store.batch():
            events = super().do(command)
            self.store.append(events, self.now, f"command-{len(self.log)}", "test")
        return events


@contextmanager
def recorded_scene(folder: Path, rules: HallRules = RULES) -> Iterator[RecordedScene]:
    """A hall on an open Monday at nine, recorded in `folder`."""
    with EventStore.open(folder) as store:
        scene = RecordedScene(store=store, now=moment("09:00"))
        scene.do(c.ConfigureHall(rules))
        scene.do(c.OpenDay())
        yield scene


def busy_morning(scene: Scene) -> None:
    """Four people: one served, one being served, one passed over, one waiting; a printer runs out of paper."""
    scene.open("1", "jia")
    scene.open("3", "bing")
    for _ in range(4):
        scene.issue("card")
    scene.call("1")
    scene.do(c.StartService("1"))
    scene.wait(300_000_000).finish("1")
    scene.call("1")
    scene.pass_over("1")
    scene.call("3")
    scene.do(c.StartService("3"))
    scene.do(c.PauseWindow("1", "break"))
    scene.do(c.ReportDevice("printer-1", "paper_low"))


@contextmanager
def raw_connection(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who opens the database with another tool."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        yield connection


def tamper(folder: Path, *statements: str) -> None:
    """Alter the database behind the program's back: guards off, alter, guards on again as they were."""
    with raw_connection(folder) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)


def plain(hall: Hall) -> Hall | None:
    """The hall without its indexes, to be compared with another."""
    return restore(dump(hall))
