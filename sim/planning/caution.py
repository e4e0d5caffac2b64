"""How much doubt a chance leaves when it was asked for several times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caution:
    """The looks at which one question may be answered, each as soon as the doubt is at most `enough`.

    `looks`: how many there are; `last`: whether this is the last one; `asked`: questions that may be put one after the
    other until one is answered with yes.

    Before the last look what may go wrong at each is added up (Bonferroni). At the last one it is enough to add what
    might have gone wrong at the looks before, had they answered. All counts twice, for yes and for no: which of them is
    in doubt is chosen by the same days. So people who are told a chance are right at least as often, even where the
    truth lies right between yes and no.
    """

    looks: int = 1
    last: bool = True
    enough: float = 0.0
    asked: int = 1

    def doubt(self, at_this_look: float) -> float:
        """What this look alone leaves in doubt of one answer, made honest."""
        both = 2 * self.asked * at_this_look
        everywhere = self.looks * both
        if not self.last:
            return everywhere
        return min(everywhere, both + self.enough * (self.looks - 1) / self.looks)


ALONE = Caution()
"""One look that was settled beforehand."""
