"""Finding a service by its pinyin, as people type it: initials, syllables or a mixture, from any character on.

People type what they say, and they say 社保卡 for 社会保障卡: so a few characters may be passed over. pypinyin is
loaded at the first use, a fifth of a second and 20 MB: a kiosk's start does not wait for it.
"""

from __future__ import annotations

import functools
import itertools
import os
import re
from collections.abc import Iterable

PASSED_OVER = 2
"""So many characters may stand between two that were typed: 低保 for 最低生活保障."""
MOST_INITIALS = 64
"""A name with so many heteronyms that it has more initials than these is no name."""
EVERYDAY = {
    "长": ("chang", "zhang"), "重": ("zhong", "chong"), "行": ("xing", "hang"), "参": ("can", "shen"),
    "调": ("diao", "tiao"), "会": ("hui", "kuai"), "还": ("huan", "hai"), "传": ("chuan", "zhuan"),
    "乐": ("le", "yue"), "单": ("dan", "shan"), "校": ("xiao", "jiao"), "差": ("cha", "chai"),
    "曾": ("zeng", "ceng"), "藏": ("cang", "zang"), "朝": ("chao", "zhao"), "弹": ("dan", "tan"),
    "都": ("du", "dou"), "盛": ("sheng", "cheng"), "省": ("sheng", "xing"), "系": ("xi", "ji"), "折": ("zhe", "she"),
    "种": ("zhong", "chong"), "率": ("lv", "shuai"), "给": ("gei", "ji"), "薄": ("bo", "bao"), "厦": ("sha", "xia"),
}  # fmt: skip
"""Heteronyms that people read either way; rarer readings only bring up what nobody looked for."""

_SIGN = re.compile(r"[㐀-鿿𠀀-𲎯]+|[a-z0-9]")
_WORD = re.compile(r"[a-z0-9]+")


def initials(text: str) -> frozenset[str]:
    """Every way to write a name in initials: 长期护理 as `cqhl` and `zqhl`. Digits and Latin letters are kept."""
    letters = [sorted({reading[0] for reading in each}) for each in _readings(text)]
    return frozenset("".join(each) for each in itertools.islice(itertools.product(*letters), MOST_INITIALS))


def matches(typed: str, name: str, name_en: str = "") -> bool:
    """Whether `typed` may mean this name. Nothing typed means every name."""
    return closeness(typed, name, name_en) is not None


def closeness(typed: str, name: str, name_en: str = "") -> int | None:
    """How near `typed` is to a name: 0 it begins so, 1 it goes on so, 2 with characters passed over, None not at all.

    Sort by it, and what was meant stands first.
    """
    wanted = "".join(_SIGN.findall(typed.lower()))
    if not wanted:
        return 0
    readings = _readings(name)
    places = [place for place, each in enumerate(readings) if any(reading[0] == wanted[0] for reading in each)]
    if name.lower().startswith(wanted) or (0 in places and _spells(wanted, readings, 0)):
        return 0
    if wanted in name.lower() or any(_spells(wanted, readings, place) for place in places):
        return 1
    if _begins_word(wanted, name_en):
        return 1
    if any(_spells(wanted, readings, place, PASSED_OVER) for place in places):
        return 2
    return None


@functools.lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[tuple[str, ...], ...]:
    """How each character of a name may be read; punctuation is left out."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # 45 MB of words, which change nothing in the names of services
    from pypinyin import lazy_pinyin

    read: list[tuple[str, ...]] = []
    for run in _SIGN.findall(text.lower()):
        in_context = lazy_pinyin(run, errors=list)  # type: ignore[arg-type]  # pypinyin takes several, untyped
        read += [
            _both_u(dict.fromkeys((said, *EVERYDAY.get(sign, ())))) for sign, said in zip(run, in_context, strict=True)
        ]
    return tuple(read)


def _both_u(said: Iterable[str]) -> tuple[str, ...]:
    """女 is typed `nv` or `nu`."""
    return tuple(dict.fromkeys(spelling for one in said for spelling in (one, one.replace("v", "u"))))


def _spells(wanted: str, readings: tuple[tuple[str, ...], ...], place: int, passing_over: int = 0) -> bool:
    """Whether the letters go through the characters from `place` on, each by its beginning or in full."""
    left, seen = [(0, place)], set[tuple[int, int]]()
    while left:
        begun, place = state = left.pop()
        if state in seen:
            continue
        seen.add(state)
        for reading in readings[place]:
            done = begun
            for letter in reading:
                if letter != wanted[done]:
                    break
                done += 1
                if done == len(wanted):
                    return True
                left += [(done, after) for after in range(place + 1, min(place + 2 + passing_over, len(readings)))]
    return False


def _begins_word(wanted: str, english: str) -> bool:
    """Whether the letters begin an English word, and go on through the words behind it."""
    words = _WORD.findall(english.lower())
    return any("".join(words[place:]).startswith(wanted) for place in range(len(words)))
