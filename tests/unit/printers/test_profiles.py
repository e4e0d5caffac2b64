"""What kinds of printers there are."""

from __future__ import annotations

import pytest

from printers.errors import LayoutInvalid, ProfileUnsuitable
from printers.profiles import paper, profile_named, profile_names


def test_the_ordinary_printer_holds_gb18030_draws_codes_and_cuts() -> None:
    profile = profile_named()
    assert (profile.name, profile.charset, profile.mode, profile.width) == ("gb18030", "gb18030", "text", 576)
    assert profile.native_qr
    assert profile.native_barcode
    assert profile.cutter
    assert profile.columns == 48


def test_width_and_mode_may_be_chosen() -> None:
    profile = profile_named("gbk", 384, "raster")
    assert (profile.width, profile.mode, profile.charset, profile.columns) == (384, "raster", "gbk", 32)


def test_every_profile_says_what_it_is_in_both_languages() -> None:
    for name, about in profile_names().items():
        assert profile_named(name).name == name
        chinese, _, english = about.partition(" / ")
        assert chinese
        assert english


def test_a_printer_without_hanzi_gets_pictures_and_no_text() -> None:
    assert profile_named("no-hanzi").mode == "raster"
    with pytest.raises(ProfileUnsuitable, match="mode=raster"):
        profile_named("no-hanzi", mode="text")


def test_a_printer_of_the_librarys_list_is_known_by_its_name() -> None:
    profile = profile_named("NT-5890K")
    assert (profile.width, profile.charset, profile.mode) == (384, None, "raster")
    assert not profile.native_qr
    assert not profile.cutter


@pytest.mark.parametrize(("name", "told"), [("TM-T88V", "512"), ("TUP500", "不详")])
def test_a_printer_of_another_width_wants_a_width_said(name: str, told: str) -> None:
    with pytest.raises(ProfileUnsuitable, match=told):
        profile_named(name)
    assert profile_named(name, 384).width == 384


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(ProfileUnsuitable, match="gbk-58"):
        profile_named("gbk2")


def test_a_width_alone_stands_for_the_ordinary_printer() -> None:
    assert paper(384) == profile_named(width=384)
    assert paper(profile_named("gbk")) == profile_named("gbk")
    with pytest.raises(LayoutInvalid):
        paper(400)
