"""Tables and views of the ledger.

Times are microseconds UTC; the `…_local` views show them on the hall's wall clock, with waits and services in seconds.
`last_seq` is the event that last changed a row. Columns that end in `_key` name a row of `texts`.

What must never be is refused here, whatever the program above does: the same number twice on a day, two open calls at
one window or for one ticket, two clerks at one window.
"""

from __future__ import annotations

LEDGER_TABLES = ("halls", "services", "days", "tickets", "cases", "calls", "windows", "pauses", "device_states")
"""The ledger's tables; each has its primary key as the first column."""

LEDGER_VIEWS = ("days_local", "tickets_local", "cases_local", "calls_local", "windows_local", "pauses_local")
"""The same rows with local times."""

_HALL = (
    """
    CREATE TABLE halls (
        id TEXT PRIMARY KEY NOT NULL,
        time_zone TEXT NOT NULL,
        discipline TEXT NOT NULL,
        configured_at INTEGER NOT NULL,
        last_seq INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE services (
        id TEXT PRIMARY KEY NOT NULL,
        domain TEXT NOT NULL,
        queue TEXT NOT NULL,
        work INTEGER NOT NULL,
        special TEXT,
        offered INTEGER NOT NULL CHECK (offered IN (0, 1)),
        last_seq INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE days (
        day TEXT PRIMARY KEY NOT NULL,
        utc_offset_seconds INTEGER NOT NULL,
        sessions TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        closed_at INTEGER,
        issued INTEGER NOT NULL DEFAULT 0,
        called INTEGER NOT NULL DEFAULT 0,
        wait_total INTEGER NOT NULL DEFAULT 0,
        wait_longest INTEGER NOT NULL DEFAULT 0,
        completed INTEGER NOT NULL DEFAULT 0,
        no_shows INTEGER NOT NULL DEFAULT 0,
        reinstated INTEGER NOT NULL DEFAULT 0,
        parked INTEGER NOT NULL DEFAULT 0,
        transferred INTEGER NOT NULL DEFAULT 0,
        cancelled INTEGER NOT NULL DEFAULT 0,
        expired INTEGER NOT NULL DEFAULT 0,
        carried INTEGER NOT NULL DEFAULT 0,
        cases INTEGER NOT NULL DEFAULT 0,
        service_total INTEGER NOT NULL DEFAULT 0,
        approver_key TEXT,
        reason_key TEXT,
        head_hash BLOB,
        last_seq INTEGER NOT NULL
    ) STRICT
    """,
)

_VISITS = (
    """
    CREATE TABLE tickets (
        id TEXT PRIMARY KEY NOT NULL,
        serial INTEGER NOT NULL UNIQUE,
        day TEXT NOT NULL,
        number TEXT NOT NULL,
        count INTEGER NOT NULL,
        issued_queue TEXT NOT NULL,
        queue TEXT NOT NULL,
        priority TEXT NOT NULL,
        language TEXT NOT NULL,
        proxy INTEGER NOT NULL CHECK (proxy IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN
            ('waiting', 'called', 'serving', 'parked', 'completed', 'no_show', 'cancelled', 'expired')),
        reason TEXT,
        window TEXT,
        clerk TEXT,
        led_to TEXT,
        calls INTEGER NOT NULL DEFAULT 0,
        issued_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        waiting_from INTEGER,
        first_called_at INTEGER,
        called_at INTEGER,
        ended_at INTEGER,
        printed TEXT CHECK (printed IN ('printed', 'failed', 'uncertain')),
        reason_key TEXT,
        note_key TEXT,
        last_seq INTEGER NOT NULL,
        UNIQUE (day, number),
        UNIQUE (day, issued_queue, count),
        CHECK ((state = 'waiting') = (waiting_from IS NOT NULL)),
        CHECK ((state IN ('completed', 'no_show', 'cancelled', 'expired')) = (ended_at IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE cases (
        id TEXT PRIMARY KEY NOT NULL,
        ticket TEXT NOT NULL REFERENCES tickets (id),
        n INTEGER NOT NULL,
        service TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'serving', 'completed', 'dropped')),
        outcome TEXT CHECK (outcome IN
            ('done', 'promised', 'supplement', 'returned', 'forwarded', 'consulted', 'refused', 'collected')),
        window TEXT,
        clerk TEXT,
        inferred INTEGER NOT NULL DEFAULT 0 CHECK (inferred IN (0, 1)),
        started_at INTEGER,
        ended_at INTEGER,
        last_seq INTEGER NOT NULL,
        UNIQUE (ticket, n),
        CHECK ((state = 'completed') = (outcome IS NOT NULL))
    ) STRICT
    """,
    """
    CREATE TABLE calls (
        id INTEGER PRIMARY KEY,
        ticket TEXT NOT NULL REFERENCES tickets (id),
        number TEXT NOT NULL,
        day TEXT NOT NULL,
        window TEXT NOT NULL,
        clerk TEXT NOT NULL,
        queue TEXT NOT NULL,
        priority TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('next', 'ready', 'chosen')),
        claim REAL NOT NULL,
        runner_up TEXT,
        runner_up_claim REAL NOT NULL,
        waited INTEGER,
        called_at INTEGER NOT NULL,
        last_called_at INTEGER NOT NULL,
        recalls INTEGER NOT NULL DEFAULT 0,
        started_at INTEGER,
        ended_at INTEGER,
        ended TEXT CHECK (ended IN ('completed', 'no_show', 'parked', 'transferred')),
        reason_key TEXT,
        last_seq INTEGER NOT NULL,
        CHECK ((ended IS NULL) = (ended_at IS NULL))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_open_call_a_window ON calls (window) WHERE ended_at IS NULL",
    "CREATE UNIQUE INDEX one_open_call_a_ticket ON calls (ticket) WHERE ended_at IS NULL",
    "CREATE INDEX calls_by_ticket ON calls (ticket)",
)

_WINDOWS = (
    """
    CREATE TABLE windows (
        id INTEGER PRIMARY KEY,
        window TEXT NOT NULL,
        clerk TEXT NOT NULL,
        day TEXT NOT NULL,
        opened_at INTEGER NOT NULL,
        closed_at INTEGER,
        reason TEXT,
        approver_key TEXT,
        reason_key TEXT,
        last_seq INTEGER NOT NULL,
        CHECK ((reason IS NULL) = (closed_at IS NULL))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_clerk_a_window ON windows (window) WHERE closed_at IS NULL",
    """
    CREATE TABLE pauses (
        id INTEGER PRIMARY KEY,
        window TEXT NOT NULL,
        clerk TEXT NOT NULL,
        day TEXT NOT NULL,
        reason TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        note_key TEXT,
        approver_key TEXT,
        last_seq INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX one_pause_a_window ON pauses (window) WHERE ended_at IS NULL",
    """
    CREATE TABLE device_states (
        device TEXT PRIMARY KEY NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        last_seq INTEGER NOT NULL
    ) STRICT
    """,
)


def _local(column: str) -> str:
    wall = f"{column} / 1000000 + d.utc_offset_seconds"
    return f"strftime('%Y-%m-%d %H:%M:%S', {wall}, 'unixepoch') AS {column.split('.')[-1]}"


def _seconds(start: str, end: str, name: str) -> str:
    return f"round(({end} - {start}) / 1000000.0, 1) AS {name}"


_VIEWS = (
    f"""
    CREATE VIEW days_local AS SELECT
        d.day, {_local("d.opened_at")}, {_local("d.closed_at")}, issued, called, completed, no_shows, reinstated,
        parked, transferred, cancelled, expired, carried, cases,
        round(wait_total / 1000000.0 / nullif(called, 0), 1) AS mean_wait_seconds,
        round(wait_longest / 1000000.0, 1) AS longest_wait_seconds,
        round(service_total / 1000000.0 / nullif(cases, 0), 1) AS mean_service_seconds,
        lower(hex(head_hash)) AS head_hash
    FROM days d
    """,
    f"""
    CREATE VIEW tickets_local AS SELECT
        t.id, t.day, number, issued_queue, queue, priority, language, proxy, state, reason, window, clerk, calls,
        {_local("t.issued_at")}, {_local("t.first_called_at")}, {_local("t.called_at")}, {_local("t.ended_at")},
        {_seconds("t.issued_at", "t.first_called_at", "wait_seconds")},
        (SELECT round(sum(c.ended_at - c.started_at) / 1000000.0, 1) FROM cases c WHERE c.ticket = t.id)
            AS service_seconds
    FROM tickets t LEFT JOIN days d ON d.day = t.day
    """,
    f"""
    CREATE VIEW cases_local AS SELECT
        c.id, c.ticket, t.number, t.day, c.n, c.service, s.domain, c.state, c.outcome, c.window, c.clerk, c.inferred,
        {_local("c.started_at")}, {_local("c.ended_at")}, {_seconds("c.started_at", "c.ended_at", "service_seconds")}
    FROM cases c JOIN tickets t ON t.id = c.ticket LEFT JOIN services s ON s.id = c.service
        LEFT JOIN days d ON d.day = t.day
    """,
    f"""
    CREATE VIEW calls_local AS SELECT
        c.id, c.ticket, c.number, c.day, c.window, c.clerk, c.queue, c.priority, c.how, c.claim, c.runner_up,
        c.runner_up_claim, {_local("c.called_at")}, c.recalls, {_local("c.started_at")}, {_local("c.ended_at")},
        c.ended, round(c.waited / 1000000.0, 1) AS wait_seconds
    FROM calls c LEFT JOIN days d ON d.day = c.day
    """,
    f"""
    CREATE VIEW windows_local AS SELECT
        w.id, w.window, w.clerk, w.day, {_local("w.opened_at")}, {_local("w.closed_at")}, w.reason,
        {_seconds("w.opened_at", "w.closed_at", "open_seconds")}
    FROM windows w LEFT JOIN days d ON d.day = w.day
    """,
    f"""
    CREATE VIEW pauses_local AS SELECT
        p.id, p.window, p.clerk, p.day, p.reason, {_local("p.started_at")}, {_local("p.ended_at")},
        {_seconds("p.started_at", "p.ended_at", "pause_seconds")}
    FROM pauses p LEFT JOIN days d ON d.day = p.day
    """,
)

LEDGER = (*_HALL, *_VISITS, *_WINDOWS, *_VIEWS)
"""All statements that make the ledger."""
