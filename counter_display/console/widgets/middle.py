"""The middle of the console: everything about the person in hand, and who waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter_display.console.hand_face import HandFace
from counter_display.console.lanes_face import LanesFace
from counter_display.console.language import Language
from counter_display.console.widgets.lanes_section import LanesSection
from counter_display.console.widgets.section import Section
from counter_display.console.words import joined
from screens.bilingual import SILENCE, Bilingual, Phrasebook

_CASE_NAMES = {"now": "now", "open": "", "ended": "small"}


class Middle(QScrollArea):
    """Note, services, papers, the day so far, lanes: what does not fit can be scrolled, never sideways."""

    def __init__(self, phrases: Phrasebook, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        sections = QWidget()
        sections.setObjectName("sections")
        column = QVBoxLayout(sections)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(6)
        self._note, self._cases = Section(language, "note"), Section(language, "cases")
        self._materials, self._history = Section(language, "materials"), Section(language, "history", alone=True)
        self._lanes = LanesSection(language)
        for section in (self._note, self._cases, self._materials, self._history, self._lanes):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(sections)

    def turn(self, pages: int) -> None:
        """Scroll on or back by pages."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def put(self, hand: HandFace, lanes: LanesFace) -> None:
        """Show the middle now."""
        translate = self._phrases.translate
        note = [Bilingual.same(hand.note)] if hand.note else []
        self._note.put(translate("Console", "上一窗口留言"), note, ["note"] * len(note))
        cases = [joined(case.service, case.state) for case in hand.cases]
        self._cases.put(translate("Console", "办理事项"), cases, [_CASE_NAMES[case.mark] for case in hand.cases])
        heading = translate("Console", "核对材料") if hand.materials else SILENCE
        several = len(hand.cases) > 1
        self._materials.put(joined(heading, hand.materials_of if several else SILENCE), hand.materials)
        self._history.put(translate("Console", "今天的经过"), hand.history, ["small"] * len(hand.history))
        self._lanes.put(translate("Console", "本窗可叫的人"), lanes)
