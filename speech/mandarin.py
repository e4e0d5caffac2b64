"""Mandarin sentences for espeak-ng, which reads Chinese characters wrongly but pinyin with tones well.

Numbers are written out first, as people say them: A012 as A零一二, 15-25分钟 as 十五到二十五分钟, 0775-1234567 sign by
sign. pypinyin, which knows how a character is read in its word, is loaded at the first sentence and holds 50 MB of
words from then on; `python -m speech.mandarin` reads a text from its input, says what espeak-ng is told, and ends.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from speech.sentence import Sentence

VOICE = "cmn-latn-pinyin"
SPEED = 145
"""Words a minute; slower than a call in the hall, for whoever listens while reading along."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PINYIN_LETTERS = (
    "ei1", "bi4", "xi1", "di4", "yi4", "ai2 fu5", "ji4", "ai2 qi1", "ai4", "zhei4", "kei4", "ai2 lou5", "ai2 mu5",
    "en1", "ou1", "pi4", "kiu1", "a4", "ai2 si5", "ti4", "you1", "wei1", "da2 bu5 liu4", "ai2 ke5 si5", "wai4", "zei4",
)  # fmt: skip
"""The names of the letters, as Chinese people say them."""
HANZI_DIGITS = "零一二三四五六七八九"
COUNTED_WITH = "人个份分位张件项次种天元本页小"
"""Before these, two is 两 and not 二."""

_PAUSES = {**dict.fromkeys("，、：,:（）()—", ","), **dict.fromkeys("。！？；.!?;\n", ".")}
_PART = re.compile(r"(?P<hanzi>[㐀-鿿𠀀-𲎯]+)|(?P<letter>[A-Za-z])|(?P<pause>[，、：,:（）()—。！？；.!?;\n])")


def pinyin_sentence(text: str) -> Sentence:
    """What espeak-ng is told for Chinese text with figures and Latin letters; empty where there is nothing to say."""
    told: list[str] = []
    for part in _parts(written_out(text)):
        if part not in ",.":
            told.append(part)
        elif told:
            told[-1] = told[-1].rstrip(",.") + part
    return spoken(" ".join(told).rstrip(","))


def spoken(syllables: str) -> Sentence:
    """Syllables and pauses as a sentence."""
    return Sentence("zh", VOICE, SPEED, syllables)


def written_out(text: str) -> str:
    """The text with its figures in characters, as they are said."""
    for pattern, say in _NUMBERS:
        text = pattern.sub(say, text)
    return text


def _parts(text: str) -> Iterator[str]:
    """Syllables and pauses, in order; what cannot be said is left out."""
    from pypinyin import Style, lazy_pinyin

    for part in _PART.finditer(text):
        if part["hanzi"]:
            yield from lazy_pinyin(
                part["hanzi"], style=Style.TONE3, errors="ignore", neutral_tone_with_five=True, tone_sandhi=True
            )
        elif part["letter"]:
            yield PINYIN_LETTERS[LETTERS.index(part["letter"].upper())]
        else:
            yield _PAUSES[part["pause"]]


def _signs(digits: str) -> str:
    """One digit after the other; a hyphen is a pause."""
    return "".join("，" if sign == "-" else HANZI_DIGITS[int(sign)] for sign in digits)


def _amount(number: str) -> str:
    """A number as it is counted: 120 as 一百二十, 0.5 as 零点五."""
    whole, _, fraction = number.partition(".")
    counted = _counted(int(whole)) if len(whole) < 5 else _signs(whole)
    return f"{counted}点{_signs(fraction)}" if fraction else counted


def _counted(number: int) -> str:
    """A number up to 9999."""
    if number < 20:
        return HANZI_DIGITS[number] if number < 10 else f"十{HANZI_DIGITS[number - 10] if number > 10 else ''}"
    said, skipped = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            said += ("零" if skipped else "") + HANZI_DIGITS[digit] + unit
        skipped = bool(said) and not digit
    return said


def _time(hour: int, minute: int) -> str:
    """9:05 as 九点零五分."""
    past = f"{'零' if minute < 10 else ''}{_counted(minute)}分" if minute else ""
    return f"{_counted(hour)}点{past}"


def _date(year: str, month: str, day: str) -> str:
    return f"{_signs(year)}年{_counted(int(month))}月{_counted(int(day))}日"


_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), lambda date: _date(date[1], date[2], date[3])),
    (
        re.compile(r"\d{3,4}-\d{7,8}|(?<=[A-Za-z])\d+|\d{5,}|(?<![\d:：.])0\d+(?![\d:：.])"),
        lambda number: _signs(number[0]),
    ),
    (re.compile(r"(\d{1,2})[:：](\d{2})"), lambda time: _time(int(time[1]), int(time[2]))),
    (re.compile(r"(\d+(?:\.\d+)?)%"), lambda share: f"百分之{_amount(share[1])}"),
    (re.compile(r"(\d+)\s?[-–~～]\s?(\d+)"), lambda span: f"{_amount(span[1])}到{_amount(span[2])}"),
    (re.compile(r"\d{4}(?=年)|\d{3,}(?=号)"), lambda number: _signs(number[0])),
    (re.compile(rf"(?<![\d.])2(?=[{COUNTED_WITH}])"), lambda _: "两"),
    (re.compile(r"\d+(?:\.\d+)?"), lambda number: _amount(number[0])),
)
"""How numbers are said, the particular before the general: dates, telephones and ticket numbers, times, …"""


if __name__ == "__main__":
    print(pinyin_sentence(sys.stdin.buffer.read().decode()).text)
