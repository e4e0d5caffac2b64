"""What a clerk may pick, and how it is found."""

from __future__ import annotations

from front_desk import HOUSEHOLD, INSURANCE

from counter_display.console.choices import Choice, other_windows, services, tickets
from screens.bilingual import Bilingual

from .conftest import Counter

CARD = Choice("id-card-new", Bilingual("居民身份证首次申领", "First identity card"))


def test_a_service_is_found_by_name_initials_english_and_id() -> None:
    for typed in ("身份证", "sfz", "SFZ sl", "identity first", "id-card", ""):
        assert CARD.fits(typed), typed
    assert not CARD.fits("户口")
    assert not CARD.fits("sfz 户口")


def test_every_service_is_offered_once(counter: Counter) -> None:
    offered = [choice.id for choice in services(counter.desk.catalogue())]
    assert len(set(offered)) == len(offered) > 60


def test_windows_that_serve_what_is_in_hand_are_offered_and_those_at_work_stand_first(counter: Counter) -> None:
    counter.desk.open("5", "c05")
    counter.desk.take(HOUSEHOLD)
    counter.desk.call("3")
    offered = other_windows(counter.standing(), counter.words)
    assert [choice.id for choice in offered] == ["5", "1", "2"]
    assert offered[0].title.zh == "5号窗口 · 空闲 · 户籍管理"


def test_a_window_must_serve_all_that_is_left_where_there_is_one(counter: Counter) -> None:
    counter.desk.take(HOUSEHOLD, INSURANCE)
    counter.desk.call("3")
    assert [choice.id for choice in other_windows(counter.standing(), counter.words)] == ["1", "2"]


def test_a_ticket_says_number_priority_state_services_and_time(counter: Counter) -> None:
    taken = counter.desk.take(priority="elderly")
    offered = tickets([taken], counter.standing(), counter.words)
    assert offered[0].title.zh == f"{taken.number} · 老年人 · 等候 · 居民身份证首次申领 · 09:00 取号"
    assert offered[0].fits(taken.number.lower())
