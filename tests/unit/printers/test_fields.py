"""The fields of slips are those that templates may speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from printers.fields import (
    VOCABULARIES,
    SlipName,
    guide_fields,
    notice_fields,
    report_fields,
    ticket_fields,
)
from printers.notice_words import NOTICE_WORDS
from printers.samples import sample_guide, sample_notice, sample_report, sample_ticket
from printers.slips import CITIZEN, HOLDERS
from printers.template_items import Lists, Values

TICKET = replace(sample_ticket(), notices=(("请留意叫号", "Please listen"),))
FIELDS: dict[SlipName, tuple[Values, Lists]] = {
    "ticket": ticket_fields(TICKET),
    "notice": notice_fields(sample_notice(), CITIZEN, "1/4"),
    "guide": guide_fields(sample_guide()),
    "report": report_fields(sample_report()),
}


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_a_slip_has_all_the_fields_that_a_template_may_speak_of(name: SlipName) -> None:
    values, lists = FIELDS[name]
    vocabulary = VOCABULARIES[name]
    assert set(values) == vocabulary.fields
    assert {entries: set(lists[entries][0]) for entries in lists} == vocabulary.lists
    assert vocabulary.codes <= vocabulary.fields


def test_a_service_that_several_people_come_for_is_counted() -> None:
    values, lists = ticket_fields(replace(TICKET, services=TICKET.services * 3))
    assert [entry["times"] for entry in lists["services"]] == [" ×3"]
    assert values["several"] == ""


def test_minutes_are_told_to_a_tenth_and_those_of_nobody_as_a_dash() -> None:
    values, lists = FIELDS["report"]
    assert (values["mean_wait"], values["longest_wait"]) == ("9.4", "41.5")
    assert lists["queues"][-1]["queue_mean"] == "-"


def test_a_hash_is_told_in_groups_that_an_eye_can_follow() -> None:
    values, lists = FIELDS["report"]
    lines = [entry["hash"] for entry in lists["hashes"]]
    assert lines[0] == "9f2c 1b7a e04d 5586"
    assert "".join(lines).replace(" ", "") == sample_report().head_hash
    assert values["seal"] == f"2026-11-23 2214 {sample_report().head_hash}"


def test_an_open_day_has_no_seal() -> None:
    values, lists = report_fields(replace(sample_report(), head_hash=""))
    assert (values["open"], values["seal"], lists["hashes"]) == ("yes", "", ())


def test_every_kind_of_notice_has_its_words_and_its_holders() -> None:
    assert set(NOTICE_WORDS) == set(HOLDERS)
    assert [len(HOLDERS[kind]) for kind in ("promised", "supplement", "returned")] == [4, 3, 3]
