"""Text as it is read aloud."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.mandarin import LETTERS, pinyin_sentence, written_out

SAID = re.compile(r"[a-z]+[1-5](?:[,.]? [a-z]+[1-5])*\.?")
NUMERALS = {"零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A012", "A零一二"),
        ("您的号码是A012，", "您的号码是A零一二，"),
        ("请到3号窗口", "请到三号窗口"),
        ("请到12号窗口", "请到十二号窗口"),
        ("请到101号窗口", "请到一零一号窗口"),
        ("前面2人", "前面两人"),
        ("前面12人", "前面十二人"),
        ("15-25分钟", "十五到二十五分钟"),
        ("20个工作日", "二十个工作日"),
        ("120元", "一百二十元"),
        ("1005", "一千零五"),
        ("1050", "一千零五十"),
        ("0.5元", "零点五元"),
        ("把握80%", "把握百分之八十"),
        ("9:00到17:30", "九点到十七点三十分"),
        ("09:05", "九点零五分"),
        ("2026-11-23", "二零二六年十一月二十三日"),
        ("2026年", "二零二六年"),
        ("0775-1234567", "零七七五，一二三四五六七"),
        ("12345", "一二三四五"),
    ],
)
def test_numbers_are_said_as_people_say_them(text: str, said: str) -> None:
    assert written_out(text) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请到3号窗口。", "qing3 dao4 san1 hao4 chuang1 kou3."),
        ("A012，请稍候", "ei1 ling2 yi1 er4, qing3 shao1 hou4"),
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("长期（重新）办理！", "chang2 qi1, chong2 xin1, ban4 li3."),
        ("绿色、女士", "lv4 se4, nv3 shi4"),
        ("《社会保险法》 / ETC", "she4 hui4 bao2 xian3 fa3 yi4 ti4 xi1"),
        ("取号。。。，成功", "qu3 hao4, cheng2 gong1"),
        ("，。", ""),
        ("", ""),
    ],
)
def test_text_is_told_in_syllables_with_tones(text: str, told: str) -> None:
    sentence = pinyin_sentence(text)
    assert (sentence.voice, sentence.text) == ("cmn-latn-pinyin", told)


@given(st.integers(0, 9999))
def test_a_counted_number_is_understood_again(number: int) -> None:
    assert _understood(written_out(str(number))) == number


@given(st.text("请取号社会保障卡长重行ABCxyz0123456789，。：、-%（）《》 /\n鿿é"))
def test_whatever_is_read_espeak_gets_syllables_and_pauses_alone(text: str) -> None:
    told = pinyin_sentence(text).text
    assert told == "" or SAID.fullmatch(told), told


def test_every_letter_can_be_said() -> None:
    assert len({pinyin_sentence(letter).text for letter in LETTERS}) == len(LETTERS)
    assert pinyin_sentence("a").text == pinyin_sentence("A").text


def _understood(said: str) -> int:
    """The number that a listener hears."""
    total, digit = 0, 1 if said.startswith("十") else 0
    for sign in said:
        if sign in UNITS:
            total, digit = total + digit * UNITS[sign], 0
        else:
            digit = NUMERALS[sign]
    return total + digit
