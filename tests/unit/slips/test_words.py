"""What a slip says."""

from __future__ import annotations

import pytest

from dispatcher import wire
from printers import WaitForecast, encode, ticket_layout
from slips.words import SlipWords, runs


def test_a_slip_speaks_in_the_names_of_the_catalogue(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    slip = SlipWords(catalogue, hall).slip(ticket)
    assert (slip.hall, slip.number, slip.queue) == ("青山镇便民服务中心", "A012", "社会保障 / Social welfare")
    assert slip.services == (("社会保障卡申领", "Social security card"),)
    assert (slip.ahead, slip.wait) == (5, WaitForecast(15, 25, 0.8))
    assert slip.windows == "1、2、3号窗口 / Windows 1, 2, 3"
    assert slip.zone == "一楼 / Ground floor"
    assert slip.issued_at == "2026-11-23 09:14"
    assert slip.priority is None
    assert not slip.training


def test_the_code_is_a_link_only_where_telephones_reach_the_hall(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    assert SlipWords(catalogue, hall).slip(ticket).qr == ticket.token
    reachable = catalogue.model_copy(update={"public_url": "https://qs.example.cn/"})
    assert SlipWords(reachable, hall).slip(ticket).qr == f"https://qs.example.cn/t/{ticket.token}"


def test_a_priority_is_named_and_the_normal_one_is_not(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    elderly = ticket.model_copy(update={"priority": "elderly"})
    assert SlipWords(catalogue, hall).slip(elderly).priority == "老年人 / Elderly"


def test_whoever_is_called_at_once_is_sent_to_the_window(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    called = ticket.model_copy(update={"state": "called", "window": "2", "windows": ["2"], "ahead": None, "wait": None})
    slip = SlipWords(catalogue, hall).slip(called)
    assert slip.windows == "请到2号窗口 / Please go to window 2"
    assert (slip.ahead, slip.wait) == (0, None)


def test_only_whoever_chose_english_gets_a_slip_in_english(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    words = SlipWords(catalogue, hall)
    assert not words.slip(ticket).english
    assert words.slip(ticket.model_copy(update={"language": "en"})).english


def test_notices_tell_what_to_do_after_a_missed_call_and_where_to_complain(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    assert SlipWords(catalogue, hall).slip(ticket).notices == (
        ("过号当天可到窗口恢复排队", "Missed? Come back today"),
        ("监督电话 0000-1111111", "Complaints 0000-1111111"),
    )


def test_windows_on_two_floors_name_both(catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket) -> None:
    both = ticket.model_copy(update={"windows": ["5", "6"]})
    assert SlipWords(catalogue, hall).slip(both).zone == "一楼、二楼 / Ground floor, Upstairs"


def test_a_hall_of_one_zone_says_nothing_of_it(catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket) -> None:
    one = catalogue.model_copy(update={"zones": catalogue.zones[:1]})
    assert SlipWords(one, hall).slip(ticket).zone == ""


def test_a_name_that_is_not_known_costs_nobody_the_slip(
    catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket
) -> None:
    words = SlipWords(catalogue.model_copy(update={"domains": [], "queues": [], "priorities": []}), hall)
    assert not words.knows(ticket)
    assert words.slip(ticket).services == (("card", ""),)
    assert words.slip(ticket).queue == "social"


def test_a_training_hall_says_so_on_paper(catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket) -> None:
    training = catalogue.model_copy(update={"training": True})
    assert SlipWords(training, hall).slip(ticket).training


@pytest.mark.parametrize("width", [384, 576])
def test_a_slip_fits_on_paper(catalogue: wire.Catalogue, hall: wire.Hall, ticket: wire.Ticket, width: int) -> None:
    data = encode(ticket_layout(SlipWords(catalogue, hall).slip(ticket), width), width)
    assert "社会保障卡申领".encode("gb18030") in data


@pytest.mark.parametrize(
    ("windows", "written"),
    [
        (["1"], ["1"]),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["1", "2", "3", "4", "8"], ["1-4", "8"]),
        (["9", "10", "11", "12", "32", "33"], ["9-12", "32", "33"]),
        (["A1", "A2", "7"], ["A1", "A2", "7"]),
        ([], []),
    ],
)
def test_neighbouring_windows_are_drawn_together(windows: list[str], written: list[str]) -> None:
    assert runs(windows) == written
