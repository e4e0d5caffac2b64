"""Who comes first. Nobody is refused here: papers are looked at by people, at the window."""

from __future__ import annotations

from dispatcher import wire
from kiosk import acts
from kiosk.faces import Button, Priorities
from kiosk.pages.view import View
from screens.bilingual import Bilingual

BY_BOOKING = "appointment"
"""This class comes with a booking (R4), not by saying so."""


def classes(catalogue: wire.Catalogue) -> list[wire.Priority]:
    """The classes that somebody can claim: all but the usual one, which stands first, and what is booked."""
    return [known for known in catalogue.priorities[1:] if known.id != BY_BOOKING]


def priorities(view: View) -> Priorities:
    """The classes of the hall, and none of them."""
    translate, chosen = view.phrases.translate, view.journey.visit.priority
    none = Button(acts.PRIORITY, translate("KioskPriorities", "都不是，按普通取号"), "", chosen=not chosen)
    return Priorities(
        headline=translate("KioskPriorities", "您属于哪一类？"),
        explanation=translate("KioskPriorities", "点一下就行，这里不查证件；到窗口时请出示相关证件"),
        choices=(
            *(
                Button(acts.PRIORITY, Bilingual.of(known), known.id, chosen=known.id == chosen)
                for known in classes(view.catalogue)
            ),
            none,
        ),
    )
