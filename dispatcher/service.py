"""The one writer: a thread that carries commands out one after the other and makes them durable in groups.

For each command of a batch: SAVEPOINT, decide, evolve the state that the thread owns, insert. Then one commit; only
then the replies, then the stream. Readers see `view`, a second hall that is evolved from committed events on the
event loop's thread, and never the writer's state.

If a commit fails, the writer's state is rebuilt from the log. A disk that refuses, refuses the whole batch, and the
hall is in `trouble` until a commit succeeds again. Any other failure lies with one command: each is tried again alone,
so that a bad one cannot take others with it.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
import queue
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeGuard

from dispatcher.clock import Clock
from dispatcher.domain.commands import Command, ConfigureHall
from dispatcher.domain.errors import Refused
from dispatcher.domain.events import DayClosed, Event
from dispatcher.domain.evolve import evolve
from dispatcher.domain.hours import MICROSECONDS_PER_SECOND
from dispatcher.domain.model import Hall
from dispatcher.domain.perform import due, perform
from dispatcher.domain.rules import HallRules
from dispatcher.store import EventStore, Recorded, StoreError
from dispatcher.store.errors import EventNotRecordable, RecordRefused

log = logging.getLogger(__name__)

HALL = "hall"
"""Actor of what the hall does by itself: the turn of the day, new rules."""
SNAPSHOT_EVERY = 20_000
"""Events between two snapshots within a day: replaying so many takes about a fifth of a second."""
TEXT_KEPT = 90 * 24 * 3600 * MICROSECONDS_PER_SECOND
"""How long free text is kept, in microseconds (R26)."""
ANSWER_KEPT = 3 * 24 * 3600 * MICROSECONDS_PER_SECOND
"""How long the first answer to an idempotency key is kept, in microseconds: longer than any retry."""
BATCH_LIMIT = 256
"""Commands in one commit at most, so that a flood does not make everybody wait for its end."""
RETRY_SECONDS = 1.0
"""How often a hall in trouble tries whether it can store again."""


class KeyReused(Exception):
    """An idempotency key came again with another request."""


class CommandFailed(Exception):
    """A command failed in a way that the hall does not know. Nothing was changed; what happened is in the log file."""


class ServiceStopped(Exception):
    """The hall is being shut down; the command was not carried out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to whoever gave the command: an HTTP status and a body, stored with the command."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class FreeText:
    """Text that a person wrote; it is stored beside the log under `key`, which the command names."""

    key: str
    kind: str
    text: str


Render = Callable[[Hall, Sequence[Event], int], Answer]
"""Words the answer from the hall after the command, its events and the time."""


@dataclass(frozen=True, slots=True)
class Act:
    """A command with all that belongs to it. `digest` is set when the caller gave an idempotency key."""

    command: Command
    actor: str
    render: Render
    command_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    digest: bytes | None = None
    texts: tuple[FreeText, ...] = ()


Result = Answer | BaseException
Listener = Callable[[Sequence[Recorded]], None]


@dataclass(frozen=True, slots=True)
class _Pending:
    act: Act
    reply: asyncio.Future[Answer]


class HallService:
    """The hall at work. Call `start` in the event loop that will read `view` and await `submit`."""

    def __init__(self, store: EventStore, clock: Clock, rules: HallRules) -> None:
        self._store = store
        self._clock = clock
        self._hall = store.load()
        self._put_in_force(rules)
        self.view: Hall = pickle.loads(pickle.dumps(self._hall))
        self.seq = store.head.seq
        self._snapshot_seq = self.seq
        self._inbox: queue.SimpleQueue[_Pending | None] = queue.SimpleQueue()
        self._listeners: list[Listener] = []
        self._thread = threading.Thread(target=self._run, name="writer")
        self._loop: asyncio.AbstractEventLoop
        self._stopping = False
        self._stale = False
        self.trouble: Exception | None = None

    def start(self) -> None:
        """Begin to carry commands out."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def stop(self) -> None:
        """Finish what was submitted, keep a snapshot, and let go of the store."""
        self._stopping = True
        self._inbox.put(None)
        await asyncio.to_thread(self._thread.join)
        self._store.close()

    def subscribe(self, listener: Listener) -> None:
        """Have `listener` told of every batch of committed events, on the event loop, in order."""
        self._listeners.append(listener)

    async def submit(self, act: Act) -> Answer:
        """Carry a command out; returns when it is durable.

        Raises `Refused`, `KeyReused`, `StoreError` when it could not be stored, `CommandFailed` or `ServiceStopped`.
        """
        if self._stopping:
            raise ServiceStopped
        reply: asyncio.Future[Answer] = self._loop.create_future()
        self._inbox.put(_Pending(act, reply))
        return await reply

    def now(self) -> int:
        """The hall's time, never before the last event."""
        return max(self._clock.now(), self.view.at)

    @property
    def speed(self) -> float:
        """How many seconds of the hall pass in a real one."""
        return self._clock.speed

    def _put_in_force(self, rules: HallRules) -> None:
        """Go by these rules, in the right day: one that is over ends first, so that they need not know what it used."""
        with self._store.batch():
            at = self._time()
            ending = due(self._hall, at) if self._hall.day is not None else None
            if ending is not None:
                self._record(ending, at)
            self._record(ConfigureHall(rules), at)
            self._turn_day()

    def _run(self) -> None:
        pulse = max(0.02, min(1.0, 15.0 / self._clock.speed))
        going = True
        while going:
            batch, going = self._take(pulse if self.trouble is None else RETRY_SECONDS)
            self._write(batch)
        self._keep_snapshot()

    def _take(self, pulse: float) -> tuple[list[_Pending], bool]:
        """What waits, at most a batch; nothing after `pulse` seconds. False when it is time to stop."""
        batch: list[_Pending] = []
        try:
            pending = self._inbox.get(timeout=pulse)
            while pending is not None:
                batch.append(pending)
                if len(batch) == BATCH_LIMIT:
                    return batch, True
                pending = self._inbox.get_nowait()
        except queue.Empty:
            return batch, True
        return batch, False

    def _write(self, batch: list[_Pending]) -> None:
        """Make a batch durable and tell everybody."""
        recorded: list[Recorded] = []
        results: list[Result]
        try:
            recorded, results = self._commit([pending.act for pending in batch])
        except Exception as error:  # whatever went wrong, the hall must go on and somebody must be told
            self._stale = True
            if _lies_with_the_disk(error):
                self._tell_trouble(error)
                results = [error] * len(batch)
            elif len(batch) > 1:
                for pending in batch:
                    self._write([pending])
                return
            else:
                if batch or self.trouble is None:
                    log.error("a command failed in a way that the hall does not know", exc_info=error)
                results = [CommandFailed() for _ in batch]
                if not batch:  # what time itself asks for: it is tried again, but until then nobody is served
                    self.trouble = CommandFailed()
        if recorded or batch:
            replies = [(pending.reply, result) for pending, result in zip(batch, results, strict=True)]
            self._loop.call_soon_threadsafe(self._publish, recorded, replies)
        day_closed = any(isinstance(record.event, DayClosed) for record in recorded)
        if day_closed or self._store.head.seq - self._snapshot_seq >= SNAPSHOT_EVERY:
            self._keep_snapshot()

    def _tell_trouble(self, error: StoreError) -> None:
        if self.trouble is None:
            log.warning("not stored: %s", error)
        self.trouble = error

    def _commit(self, acts: list[Act]) -> tuple[list[Recorded], list[Result]]:
        """One transaction. In trouble it carries a snapshot: an empty one would not tell whether the disk is back."""
        self._rebuild_if_stale()
        if not acts and self.trouble is None and due(self._hall, self._time()) is None:
            return [], []
        recorded: list[Recorded] = []
        results: list[Result] = []
        with self._store.batch():
            recorded += self._turn_day()
            for act in acts:
                result, records = self._carry_out(act)
                recorded += records
                results.append(result)
            if self.trouble is not None:
                self._store.snapshot(self._hall)
        self.trouble = None
        return recorded, results

    def _turn_day(self) -> list[Recorded]:
        """Do what time asks for before anything else is done."""
        recorded: list[Recorded] = []
        at = self._time()
        while (command := due(self._hall, at)) is not None:
            recorded += self._record(command, at)
        return recorded

    def _record(self, command: Command, at: int) -> list[Recorded]:
        """Carry out what the hall itself asks for."""
        events = perform(self._hall, command, at)
        return self._store.append(events, at, uuid.uuid4().hex, HALL)

    def _carry_out(self, act: Act) -> tuple[Result, list[Recorded]]:
        if act.digest is not None:
            known = self._store.answer_of(act.command_id)
            if known is not None:
                return (Answer(known.status, known.answer) if known.digest == act.digest else KeyReused()), []
        at = self._time()
        try:
            with self._store.savepoint():
                events = perform(self._hall, act.command, at)
                recorded = self._store.append(events, at, act.command_id, act.actor)
                answer = act.render(self._hall, events, at)
                for text in act.texts:
                    self._store.keep_text(text.key, text.kind, text.text, at + TEXT_KEPT)
                if act.digest is not None:
                    self._store.remember(act.command_id, act.digest, answer.status, answer.body, at)
        except Refused as refusal:
            return refusal, []
        return answer, recorded

    def _publish(self, recorded: list[Recorded], replies: list[tuple[asyncio.Future[Answer], Result]]) -> None:
        for record in recorded:
            evolve(self.view, record.event, record.at)
            self.seq = record.seq
        for reply, result in replies:
            if reply.done():
                continue
            if isinstance(result, Answer):
                reply.set_result(result)
            else:
                reply.set_exception(result)
        if recorded:
            for listener in self._listeners:
                listener(recorded)

    def _rebuild_if_stale(self) -> None:
        if self._stale:
            self._hall = self._store.load()
            self._stale = False

    def _keep_snapshot(self) -> None:
        if self._stale:
            return
        try:
            self._store.snapshot(self._hall)
            self._store.purge_texts(self._time())
            self._store.forget_answers(self._time() - ANSWER_KEPT)
        except StoreError as error:
            log.warning("no snapshot kept: %s", error)
        except Exception:  # a snapshot is a cache: whatever is wrong with it, the hall goes on
            log.exception("no snapshot kept")
        self._snapshot_seq = self._store.head.seq

    def _time(self) -> int:
        return max(self._clock.now(), self._hall.at)


def _lies_with_the_disk(error: Exception) -> TypeGuard[StoreError]:
    """Whether every command would fail alike, and not this one alone."""
    return isinstance(error, StoreError) and not isinstance(error, RecordRefused | EventNotRecordable)
