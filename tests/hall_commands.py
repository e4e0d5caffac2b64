"""Whatever may be asked of the builder's halls at random: sensible or not, and rules that may come into force."""

from __future__ import annotations

from dataclasses import replace

from hall_builder import RULES
from hypothesis import strategies as st

from dispatcher.domain import commands as c
from dispatcher.domain.model import Outcome, PrintState
from dispatcher.domain.rules import HallRules

DISCIPLINES = ["load", "fifo", "strict", "interleave"]
SERVICES = [service.id for service in RULES.services]
CLERKS = [*(clerk.id for clerk in RULES.clerks), "trainee"]
PRIORITIES = [priority.id for priority in RULES.priorities]

keys = st.sampled_from([None, "key-1"])
windows = st.sampled_from(["1", "2", "3", "4", "5", "6", "9"])
tickets = st.builds("2026112{}-{}".format, st.sampled_from("34"), st.sampled_from(["A001", "B001", "AL002", "Q001"]))
commands = st.one_of(
    st.builds(
        c.IssueTicket,
        st.lists(st.sampled_from([*SERVICES, "fishing"]), max_size=7).map(tuple),
        st.sampled_from([*PRIORITIES, "vip"]),
        proxy=st.booleans(),
    ),
    st.builds(c.OpenDay),
    st.builds(c.RecordPrint, tickets, st.sampled_from(PrintState)),
    st.builds(c.CancelTicket, tickets),
    st.builds(c.OpenWindow, windows, st.sampled_from(CLERKS)),
    st.builds(c.PauseWindow, windows, st.sampled_from(["lunch", "break", "own words"]), keys, keys),
    st.builds(c.ResumeWindow, windows),
    st.builds(c.CloseWindow, windows, keys, keys),
    st.builds(c.CallNext, windows),
    st.builds(c.CallTicket, windows, tickets, st.just("key-1")),
    st.builds(c.RecallTicket, windows),
    st.builds(c.StartService, windows),
    st.builds(c.CompleteCase, windows, st.sampled_from(Outcome), st.none() | tickets.map("{}-1".format), st.booleans()),
    st.builds(c.RecordNoShow, windows),
    st.builds(c.ReinstateTicket, windows, tickets),
    st.builds(c.ParkTicket, windows),
    st.builds(c.TransferTicket, windows, st.sampled_from([None, *SERVICES, "fishing"]), st.none() | windows, keys),
    st.builds(c.ReportDevice, st.just("printer-1"), st.sampled_from(["ready", "paper_low"])),
)


def variants(rules: HallRules) -> list[HallRules]:
    """Other rules that may come into force while the hall runs; not all of them fit at every moment."""
    fewer = tuple(plan for plan in rules.windows if plan.id != "5")
    wider = tuple(replace(plan, roles=(*plan.roles, "special:consult")) for plan in rules.windows)
    moved = tuple(replace(plan, roles=("domain:household",)) if plan.id == "3" else plan for plan in rules.windows)
    return [
        *(replace(rules, discipline=name) for name in DISCIPLINES),
        replace(rules, windows=fewer, clerks=rules.clerks[:-1]),
        replace(rules, windows=wider),
        replace(rules, windows=moved[::-1]),
        replace(rules, no_show=replace(rules.no_show, returns_behind=1)),
    ]
