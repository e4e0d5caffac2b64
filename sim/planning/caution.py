"""How much doubt a chance leaves when it was asked for several times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caution:
    """The looks at which one question may be answered, each as soon as the doubt is at most `enough`.

    `looks`: how many there are; `last`: whether this is the last one.

    A wrong answer that leaves a doubt of at most x is then given with a chance of at most x, whatever x is. Before the
    last look what may go wrong at each is added up (Bonferroni). At the last one it is enough to add what might have
    gone wrong at the looks before, had they answered.
    """

    looks: int = 1
    last: bool = True
    enough: float = 0.0

    def doubt(self, at_this_look: float) -> float:
        """What this look alone leaves in doubt, made honest."""
        everywhere = self.looks * at_this_look
        if not self.last:
            return everywhere
        return min(everywhere, at_this_look + self.enough * (self.looks - 1) / self.looks)


ALONE = Caution()
"""One look that was settled beforehand: what it leaves in doubt stands as it is."""
