"""The console's look: light and calm, to stand beside other programs all day. Every ink is readable on every ground."""

from __future__ import annotations

from string import Template

GROUND, PANEL, LINE = "#f1f4f7", "#ffffff", "#c3ccd6"
INK, SOFT = "#16222e", "#33424f"
ACCENT, ON_ACCENT = "#0b4a80", "#ffffff"
GOOD, GOOD_GROUND = "#0a4526", "#e4f3ea"
WARN, WARN_GROUND = "#553600", "#fff3d4"
ALARM, ALARM_GROUND = "#74140f", "#fdebe9"
OFF, OFF_GROUND = "#44505b", "#eceff2"
READABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (INK, (GROUND, PANEL, GOOD_GROUND, WARN_GROUND, ALARM_GROUND, OFF_GROUND)),
    (SOFT, (GROUND, PANEL, GOOD_GROUND, WARN_GROUND, ALARM_GROUND, OFF_GROUND)),
    (ACCENT, (GROUND, PANEL)),
    (ON_ACCENT, (ACCENT,)),
    (GOOD, (GOOD_GROUND, PANEL)),
    (WARN, (WARN_GROUND, PANEL)),
    (ALARM, (ALARM_GROUND, PANEL)),
    (OFF, (OFF_GROUND, GROUND)),
)
"""Each ink with the grounds on which it is written."""

BODY_PX, SMALL_PX, TITLE_PX, HEADLINE_PX, NUMBER_PX = 14, 12, 16, 24, 54

_SHEET = Template(
    """
* { font-family: "$family"; font-size: ${body}px; color: $ink; }
#console, #page, QScrollArea, #sections { background: $ground; border: none; }
#header { background: $panel; border-bottom: 1px solid $line; }
#window { font-size: ${title}px; }
#small { font-size: ${small}px; color: $soft; }
#state { padding: 2px 8px; border-radius: 9px; background: $off_ground; color: $off; }
#state[state="calling"], #training { background: $warn_ground; color: $warn; }
#state[state="serving"] { background: $good_ground; color: $good; }
#state[state="ready"] { background: $accent; color: $on_accent; }
#training { padding: 2px 6px; border-radius: 4px; }
#card { background: $panel; border: 1px solid $line; border-radius: 8px; }
#number { font-size: ${number}px; color: $accent; }
#waiting { font-size: ${title}px; color: $soft; }
#priority { padding: 3px 10px; border-radius: 4px; background: $warn_ground; color: $warn; font-size: ${title}px; }
#late { color: $alarm; }
#passing { color: $warn; }
#section, #lanes { background: $panel; border: 1px solid $line; border-radius: 8px; }
#heading { font-size: ${small}px; color: $soft; }
#section QLabel { padding: 1px 4px; border-radius: 4px; }
#now { background: $good_ground; }
#note { background: $warn_ground; color: $warn; }
#notice { background: $alarm_ground; border: 1px solid $alarm; border-radius: 6px; padding: 6px; color: $alarm; }
#printer { background: $warn_ground; border: 1px solid $warn; border-radius: 6px; padding: 6px; color: $warn; }
#away { background: $off_ground; }
#away #what { font-size: ${title}px; }
#headline { font-size: ${headline}px; }
QPushButton { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 0; }
QPushButton:hover { border-color: $accent; }
QPushButton:pressed, QPushButton:checked { background: $good_ground; border: 2px solid $good; }
QPushButton:focus { border: 2px solid $accent; }
QPushButton:disabled { background: $off_ground; border-color: $off_ground; }
QPushButton #keycap { color: $accent; font-size: ${small}px; }
QPushButton QLabel:disabled, QPushButton #keycap:disabled { color: $off; }
QPushButton[main="true"] { background: $accent; border-color: $accent; }
QPushButton[main="true"] QLabel, QPushButton[main="true"] #keycap,
QPushButton[main="true"] #small { color: $on_accent; }
QPushButton[main="true"] #title { font-size: ${title}px; }
QPushButton[main="true"]:disabled { background: $off_ground; border-color: $off_ground; }
QPushButton[main="true"] QLabel:disabled, QPushButton[main="true"] #keycap:disabled,
QPushButton[main="true"] #small:disabled { color: $off; }
QLineEdit, QListWidget {
    background: $panel; border: 1px solid $line; border-radius: 4px; padding: 4px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $soft;
}
QLineEdit:focus, QListWidget:focus { border: 2px solid $accent; padding: 3px; }
QScrollBar:vertical { width: 10px; background: $ground; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 30px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
"""
)


def stylesheet(family: str) -> str:
    """The one stylesheet, in a font family."""
    return _SHEET.substitute(
        family=family, ground=GROUND, panel=PANEL, line=LINE, ink=INK, soft=SOFT, accent=ACCENT, on_accent=ON_ACCENT,
        good=GOOD, good_ground=GOOD_GROUND, warn=WARN, warn_ground=WARN_GROUND, alarm=ALARM,
        alarm_ground=ALARM_GROUND, off=OFF, off_ground=OFF_GROUND, body=BODY_PX, small=SMALL_PX, title=TITLE_PX,
        headline=HEADLINE_PX, number=NUMBER_PX,
    )  # fmt: skip
