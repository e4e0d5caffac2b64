"""When a called number may be passed over. The dispatcher alone decides; it tells its rule when it refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dispatcher import wire
from screens.bilingual import Bilingual, Phrasebook

TOO_EARLY = "no-show-too-early"
_RULE = re.compile(r"(\d+) recalls?, (\d+) s")


@dataclass(frozen=True, slots=True)
class NoShowRule:
    """So many recalls and so many seconds since the first call."""

    recalls: int
    seconds: int


def rule_told(problem: wire.Problem) -> NoShowRule | None:
    """The rule that a refusal tells; None where it tells none."""
    told = _RULE.fullmatch(problem.expected or "")
    return NoShowRule(int(told[1]), int(told[2])) if told else None


def still_needed(rule: NoShowRule, recalls: int, called_for: int, phrases: Phrasebook) -> Bilingual:
    """What is still to be done and waited for before the number may be passed over, in words."""
    more, left = max(0, rule.recalls - recalls), max(0, rule.seconds - called_for)
    if more and left:
        return phrases.translate("Console", "再重呼 {more} 次、再等 {left} 秒才能过号").filled(more=more, left=left)
    if more:
        return phrases.translate("Console", "再重呼 {more} 次才能过号").filled(more=more)
    if left:
        return phrases.translate("Console", "再等 {left} 秒才能过号").filled(left=left)
    return phrases.translate("Console", "现在可以过号")
