"""The top of the console: which window this is, who sits there, how it is."""

from __future__ import annotations

from dataclasses import dataclass

from counter_display.console.standing import Standing
from counter_display.console.words import Words, joined
from dispatcher import wire
from screens.bilingual import SILENCE, Bilingual


@dataclass(frozen=True, slots=True)
class HeaderFace:
    """The top line and the one below it; `state` colours the window's state."""

    window: Bilingual
    state: wire.WindowState
    state_words: Bilingual
    clerk: Bilingual = SILENCE
    duties: Bilingual = SILENCE
    training: Bilingual = SILENCE


def header_face(standing: Standing, words: Words) -> HeaderFace:
    """The top of the console now."""
    window, translate = standing.window, words.phrases.translate
    return HeaderFace(
        window=Bilingual.of(window),
        state=window.state,
        state_words=words.window_state(window.state),
        clerk=translate("Console", "工号 {clerk}").filled(clerk=window.clerk) if window.clerk else SILENCE,
        duties=duties(window, standing),
        training=translate("Console", "演练") if standing.hall.training else SILENCE,
    )


def duties(window: wire.Window, standing: Standing) -> Bilingual:
    """What the window is for, and where it is."""
    return joined(standing.names.roles(window), standing.names.zone(window.zone))
