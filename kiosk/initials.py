"""Finding a service by its pinyin, as people type it: initials, syllables or a mixture, from any character on.

People type what they say, and they say 社保卡 for 社会保障卡: so a few characters may be passed over.
"""

from __future__ import annotations

import re

from screens.pinyin import SIGN, readings

PASSED_OVER = 2
"""So many characters may stand between two that were typed: 低保 for 最低生活保障."""
_WORD = re.compile(r"[a-z0-9]+")


def matches(typed: str, name: str, name_en: str = "") -> bool:
    """Whether `typed` may mean this name. Nothing typed means every name."""
    return closeness(typed, name, name_en) is not None


def closeness(typed: str, name: str, name_en: str = "") -> int | None:
    """How near `typed` is to a name: 0 it begins so, 1 it goes on so, 2 with characters passed over, None not at all.

    Sort by it, and what was meant stands first.
    """
    wanted = "".join(SIGN.findall(typed.lower()))
    if not wanted:
        return 0
    signs = readings(name)
    places = [place for place, each in enumerate(signs) if any(reading[0] == wanted[0] for reading in each)]
    if name.lower().startswith(wanted) or (0 in places and _spells(wanted, signs, 0)):
        return 0
    if wanted in name.lower() or any(_spells(wanted, signs, place) for place in places):
        return 1
    if _begins_word(wanted, name_en):
        return 1
    if any(_spells(wanted, signs, place, PASSED_OVER) for place in places):
        return 2
    return None


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
