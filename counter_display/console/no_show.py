"""When a called number may be passed over, in words. The dispatcher alone decides."""

from __future__ import annotations

from dispatcher import wire
from screens.bilingual import Bilingual, Phrasebook


def still_needed(rule: wire.NoShowRule, recalls: int, called_for: int, phrases: Phrasebook) -> Bilingual:
    """What is still to be done and waited for before the number may be passed over, in words."""
    more, left = max(0, rule.recalls - recalls), max(0, rule.seconds - called_for)
    if more and left:
        return phrases.translate("Console", "再重呼 {more} 次、再等 {left} 秒才能过号").filled(more=more, left=left)
    if more:
        return phrases.translate("Console", "再重呼 {more} 次才能过号").filled(more=more)
    if left:
        return phrases.translate("Console", "再等 {left} 秒才能过号").filled(left=left)
    return phrases.translate("Console", "现在可以过号")
