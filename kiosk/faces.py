"""What a kiosk shows, worked out without a screen: a frame that every page has, and one body a page.

QML draws a face and knows nothing else; what a finger does comes back as an act, a name and a value, such as
`service` with the service's id. The names of all acts stand in `kiosk.acts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from screens.bilingual import SILENCE, Bilingual

Speech = Literal["", "off", "on"]
"""Whether pages are read aloud; empty where this kiosk cannot."""
SlipState = Literal["printing", "printed", "failed", "uncertain", "no_printer"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: what it says, and the act that it does. One that is not `enabled` says so by its look."""

    act: str
    label: Bilingual
    value: str = ""
    enabled: bool = True
    chosen: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Idle:
    """The question whether somebody is still there; the page resets after so many seconds."""

    headline: Bilingual
    seconds: int
    stay: Button
    leave: Button


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the hall, the time, and the ways out.

    `language` is `both` (Chinese with English beside it) or `en` (English alone). `elder` means larger letters and
    targets and fewer words; `lowered` draws the page in the lower part of a tall screen, within reach of a wheelchair.
    `foot` are the buttons that are on each page: elder mode, lower, language, read aloud. Each touch of the clock is
    the act `corner`: five in a row open the technician's door. `upward` and `downward` stand on the buttons that turn
    a page which is longer than its place.
    """

    hall: Bilingual
    clock: str
    date: Bilingual
    language: Literal["both", "en"] = "both"
    training: Bilingual = SILENCE
    elder: bool = False
    lowered: bool = False
    speech: Speech = ""
    back: Button | None = None
    home: Button | None = None
    foot: tuple[Button, ...] = ()
    idle: Idle | None = None
    upward: Bilingual = SILENCE
    downward: Bilingual = SILENCE


@dataclass(frozen=True, slots=True)
class Attract:
    """Nobody is here: an invitation to touch anywhere (act `start`), and what the hall tells everybody."""

    headline: Bilingual
    invitation: Bilingual
    waiting: Bilingual
    notices: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A domain, or 咨询 and 取件: a large button with a word on how it stands there."""

    button: Button
    note: Bilingual = SILENCE


@dataclass(frozen=True, slots=True)
class Home:
    """Domains as tiles, the queues without a domain page (咨询, 取件) beside them."""

    headline: Bilingual
    tiles: tuple[Tile, ...]
    beside: tuple[Tile, ...]
    basket: Button | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service in a list. `in_basket` is one that was chosen already."""

    button: Button
    waiting: Bilingual
    in_basket: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Search by pinyin initials: what was typed, and the keys that may follow (others are greyed)."""

    prompt: Bilingual
    typed: str
    keys: tuple[Button, ...]
    erase: Button


@dataclass(frozen=True, slots=True)
class Services:
    """The services of a domain, a page at a time; `search` where the list is long."""

    headline: Bilingual
    rows: tuple[ServiceRow, ...]
    page: Bilingual
    earlier: Button | None = None
    later: Button | None = None
    search: Search | None = None
    nothing_found: Bilingual = SILENCE
    basket: Button | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A heading and what stands under it, such as 办理时限."""

    heading: Bilingual
    text: Bilingual


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A paper to bring, how many, and where to get it."""

    name: Bilingual
    copies: Bilingual
    source: Bilingual


@dataclass(frozen=True, slots=True)
class Service:
    """Everything told once about a service (R9), how long it takes now, and the ways on.

    `unavailable` says why no number is given for it now and what to do; `take` is then absent. `guide` prints the
    guide, and `guide_state` tells what became of it. `bring` stands over the materials.
    """

    name: Bilingual
    waiting: Bilingual
    wait: Bilingual
    windows: Bilingual
    facts: tuple[Fact, ...]
    materials: tuple[MaterialRow, ...]
    take: Button | None
    add: Button | None
    priority: Button | None
    guide: Button | None
    guide_state: Bilingual = SILENCE
    unavailable: Bilingual = SILENCE
    bring: Bilingual = SILENCE


@dataclass(frozen=True, slots=True)
class Priorities:
    """Who comes first: each class with the word on what to show at the window."""

    headline: Bilingual
    explanation: Bilingual
    choices: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Confirm:
    """Several services on one number, or a claim of priority: read again before the number is taken.

    A row's button takes that service out again. `proxy` is `chosen` by who acts for several people (R28).
    """

    headline: Bilingual
    services: tuple[ServiceRow, ...]
    priority: Bilingual
    notice: Bilingual
    take: Button
    more: Button
    change_priority: Button | None
    proxy: Button | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """The number is being taken: nothing to press."""

    headline: Bilingual
    detail: Bilingual


@dataclass(frozen=True, slots=True)
class Result:
    """The number. `code` is what the QR holds; `slip` tells how the paper fares, `slip_words` what to do then.

    `reprint` is there where another try may bring a slip.
    """

    headline: Bilingual
    number: str
    priority: Bilingual
    ahead: Bilingual
    wait: Bilingual
    wait_trust: Bilingual
    windows: Bilingual
    zone: Bilingual
    services: Bilingual
    code: str
    code_words: Bilingual
    slip: SlipState
    slip_words: Bilingual
    done: Button
    reprint: Button | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that says how things are and what to do next: opening soon, closed, not today, away, refused, too fast."""

    mood: Literal["waiting", "closed", "away", "refused", "friendly"]
    headline: Bilingual
    detail: Bilingual
    steps: tuple[Bilingual, ...]
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class TechnicianPin:
    """The door to the technician's page: digits, and what was wrong with the last try."""

    headline: Bilingual
    typed: int
    keys: tuple[Button, ...]
    trouble: Bilingual = SILENCE


@dataclass(frozen=True, slots=True)
class Technician:
    """How this kiosk is: facts, its last problems, and what can be done."""

    facts: tuple[Fact, ...]
    problems: tuple[str, ...]
    acts: tuple[Button, ...]
    said: Bilingual = SILENCE


Body = (
    Attract | Home | Services | Service | Priorities | Confirm | Taking | Result | Notice | TechnicianPin | Technician
)


@dataclass(frozen=True, slots=True)
class Face:
    """The whole screen. `page` is the kind of its body, which names the QML page; `aloud` is what is read."""

    frame: Frame
    page: str
    body: Body
    aloud: str = ""


def face(frame: Frame, body: Body, aloud: str = "") -> Face:
    """The face of a body in its frame."""
    return Face(frame, type(body).__name__, body, aloud)
