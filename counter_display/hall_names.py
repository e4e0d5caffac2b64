"""The names by which a hall's screens call what they show: roles, zones, queues, reasons of a pause."""

from __future__ import annotations

from collections.abc import Callable

from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual, Phrasebook, listed


class HallNames:
    """Looks up what the wire names by id; what is not in the catalogue keeps its id."""

    def __init__(self, catalogue: wire.Catalogue, phrases: Phrasebook) -> None:
        self.catalogue = catalogue
        self._phrases = phrases
        self._domains = {domain.id: Bilingual.of(domain) for domain in catalogue.domains}
        self._zones = {zone.id: Bilingual.of(zone) for zone in catalogue.zones}
        self._reasons = {reason.id: Bilingual.of(reason) for reason in catalogue.pause_reasons}

    def zone(self, zone: str) -> Bilingual:
        """A floor or area."""
        return self._zones.get(zone, Bilingual.same(zone))

    def pause(self, reason: str | None) -> Bilingual:
        """Why a window pauses; nothing where the reason was given in words, which screens never show (R26)."""
        return self._reasons.get(reason or "", SILENCE)

    def roles(self, window: wire.Window) -> Bilingual:
        """What a window is for (R1), in words."""
        return listed(self._roles(window))

    def roles_in_brief(self, window: wire.Window) -> Bilingual:
        """The same for a small place: the first two, and that there are more."""
        roles = self._roles(window)
        brief = listed(roles[:2])
        return brief if len(roles) <= 2 else self._phrases.translate("Roles", "{some}等").filled(some=brief)

    def _roles(self, window: wire.Window) -> list[Bilingual]:
        found: list[Bilingual] = []
        for role in window.roles:
            kind, _, name = role.partition(":")
            if kind == "domain":
                found.append(self._domains.get(name, Bilingual.same(name)))
            elif kind == "special":
                found.append(self._special(name))
            elif kind == "specialised":
                found += self._domains_served(window.id)
            else:
                found.append(self._phrases.translate("Roles", "综合窗口"))
        return list(dict.fromkeys(found))

    def zone_serves(self, queue: str, windows: set[str]) -> bool:
        """Whether one of these windows may call people of the queue."""
        return any(
            service.queue == queue and windows.intersection(service.windows)
            for domain in self.catalogue.domains
            for service in domain.services
        )

    def _domains_served(self, window: str) -> list[Bilingual]:
        return [
            Bilingual.of(domain)
            for domain in self.catalogue.domains
            if any(window in service.windows for service in domain.services)
        ]

    def _special(self, kind: str) -> Bilingual:
        say = special_purposes(self._phrases).get(kind)
        return say() if say else Bilingual.same(kind)


def special_purposes(phrases: Phrasebook) -> dict[str, Callable[[], Bilingual]]:
    """The special purposes of a window (R1) in words."""
    translate = phrases.translate
    return {
        "consult": lambda: translate("Roles", "综合咨询"),
        "one-thing": lambda: translate("Roles", "一件事一次办"),
        "assist": lambda: translate("Roles", "帮办代办"),
        "cross-province": lambda: translate("Roles", "跨省通办"),
        "intra-province": lambda: translate("Roles", "省内通办"),
        "unresolved": lambda: translate("Roles", "办不成事反映"),
        "policy": lambda: translate("Roles", "惠企政策"),
        "open-gov": lambda: translate("Roles", "政务公开"),
        "collect": lambda: translate("Roles", "取件"),
    }
