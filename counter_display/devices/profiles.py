"""What a technician says of a model of device, in a TOML file, checked when it is read.

One class a kind; each key with what it means and what it is unless the file says otherwise.
"""

from __future__ import annotations

import codecs
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from counter_display.devices.protocols.modbus_digits import Digits
from counter_display.devices.protocols.pole_text import COLUMNS, cells, shows
from counter_display.devices.protocols.strip_frames import (
    Checksum,
    ChecksumForm,
    PatternInvalid,
    StripFormat,
    parts,
)
from counter_display.devices.sayings import Sayings, faults, longest
from counter_display.devices.sight import SightState

Baud = Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]
Byte = Annotated[int, Field(ge=0, le=255)]
Register = Annotated[int, Field(ge=0, le=0xFFFF)]
Seconds = Annotated[float, Field(ge=1, le=3600)]
Milliseconds = Annotated[int, Field(ge=0, le=5000)]

STRIP_SAYS: dict[SightState, str] = {
    "called": "请{number}到{window}号窗口",
    "serving": "{number}正在办理",
    "free": "{window}号窗口",
    "paused": "暂停服务",
    "closed": "本窗口未开放",
    "away": "请听工作人员叫号",
}
POLE_SAYS: dict[SightState, str] = {
    "called": "NUMBER {number}\nPLEASE COME",
    "serving": "NUMBER {number}\nIN SERVICE",
    "free": "WELCOME\nWINDOW {window}",
    "paused": "PAUSED\nPLEASE WAIT",
    "closed": "CLOSED\nUSE OTHER WINDOWS",
    "away": "LISTEN FOR YOUR\nNUMBER",
}
POLE_SAYS_CHINESE: dict[SightState, str] = {
    "called": "请{number}到本窗口\nPLEASE COME",
    "serving": "{number}正在办理\nIN SERVICE",
    "free": "{window}号窗口\nWELCOME",
    "paused": "暂停服务\nPAUSED",
    "closed": "本窗口未开放\nCLOSED",
    "away": "请听工作人员叫号\nLISTEN FOR NUMBERS",
}


class Profile(BaseModel):
    """What every model has. `title` names it for people; `baud` as the device is set, always 8N1."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: str
    baud: Baud


class DigitsProfile(Profile):
    """LED digit displays on RS-485 (Modbus RTU).

    `first_register` holds what is shown, or its first character; `digits_as` how; `blank` stands in the register of a
    "number" while nobody is called. A display answers within `answer_ms`.
    """

    kind: Literal["digits"]
    first_register: Register
    digits: Annotated[int, Field(ge=1, le=8)]
    digits_as: Digits = "number"
    blank: Register = 0
    answer_ms: Annotated[int, Field(ge=20, le=2000)] = 100
    refresh_seconds: Seconds = 10

    @model_validator(mode="after")
    def _fits_its_register(self) -> DigitsProfile:
        if self.digits_as == "number" and self.digits > 4:
            raise ValueError("digits: 一个寄存器最多放 4 位数 / one register holds 4 digits at most")
        return self


class SayingProfile(Profile):
    """Displays of text. `says` has a sentence for each state of the window; a state left out has the usual one."""

    says: dict[str, str] = {}

    @field_validator("says")
    @classmethod
    def _can_be_filled_in(cls, says: dict[str, str]) -> dict[str, str]:
        if found := list(faults(says)):
            raise ValueError("\n  ".join(found))
        return says


class StripProfile(SayingProfile):
    """LED strips with text in frames, see `StripFormat`. `longest` bytes of text fit; frames are `gap_ms` apart."""

    kind: Literal["strip"]
    prefix: str
    suffix: str
    encoding: str = "gbk"
    length_adds: Byte = 0
    checksum: Checksum = "none"
    checksum_form: ChecksumForm = "byte"
    checksum_from: Byte = 0
    longest: Annotated[int, Field(ge=4, le=1000)] = 200
    gap_ms: Milliseconds = 0
    refresh_seconds: Seconds = 60

    @property
    def sentences(self) -> Sayings:
        """The sentences, usual ones where the file has none."""
        return {**STRIP_SAYS, **self.says}  # type: ignore[dict-item]  # the keys were checked to be states

    @property
    def format(self) -> StripFormat:
        """How frames are built."""
        prefix, suffix = parts(self.prefix), parts(self.suffix)
        return StripFormat(
            prefix,
            suffix,
            self.encoding,
            self.length_adds,
            self.checksum,
            self.checksum_form,
            self.checksum_from,
        )

    @property
    def has_address(self) -> bool:
        """Whether several of these strips can hang on one line."""
        return "address" in (*parts(self.prefix), *parts(self.suffix))

    @field_validator("prefix", "suffix")
    @classmethod
    def _is_bytes_and_places(cls, pattern: str) -> str:
        try:
            parts(pattern)
        except PatternInvalid as wrong:
            raise ValueError(
                f"{wrong} 不是两位十六进制字节，也不是 {{length}}、{{address}}、{{checksum}} / "
                f"{wrong} is neither a byte in hexadecimal nor one of the three places"
            ) from wrong
        return pattern

    @field_validator("encoding")
    @classmethod
    def _is_an_encoding(cls, encoding: str) -> str:
        try:
            codecs.lookup(encoding)
        except LookupError as unknown:
            raise ValueError(f"没有这种编码：{encoding}，常用 gbk / no such encoding, usually gbk") from unknown
        return encoding

    @model_validator(mode="after")
    def _holds_together(self) -> StripProfile:
        places = [part for pattern in (self.prefix, self.suffix) for part in parts(pattern)]
        if ("checksum" in places) != (self.checksum != "none"):
            raise ValueError(
                "checksum: 校验方式和 {checksum} 的位置要么都写，要么都不写 / "
                "the kind of checksum and its place {checksum} go together"
            )
        if "length" in places and self.longest + self.length_adds > 255:
            raise ValueError(
                "longest: 加上 length_adds 超过 255，长度只有一个字节 / with length_adds more than one byte can tell"
            )
        for state, sentence in self.sentences.items():
            _require_fits(state, sentence, self.encoding, self.longest)
        return self


def _require_fits(state: str, sentence: str, encoding: str, room: int) -> None:
    text = longest(sentence)
    try:
        size = len(text.encode(encoding))
    except UnicodeEncodeError as error:
        char = error.object[error.start]
        raise ValueError(f"says.{state}: {encoding} 里没有“{char}” / {encoding} has no {char}") from error
    if size > room:
        raise ValueError(
            f"says.{state}: 最长 {size} 字节，超过 longest = {room} / {size} bytes at the longest, more than fit"
        )


class PoleProfile(SayingProfile):
    """CD5220 pole displays, two lines of twenty; `chinese` where the model shows GB18030."""

    kind: Literal["pole"]
    chinese: bool = False
    refresh_seconds: Seconds = 30

    @property
    def sentences(self) -> Sayings:
        """The sentences, usual ones where the file has none."""
        usual = POLE_SAYS_CHINESE if self.chinese else POLE_SAYS
        return {**usual, **self.says}  # type: ignore[dict-item]  # the keys were checked to be states

    @model_validator(mode="after")
    def _fits(self) -> PoleProfile:
        for state, sentence in self.sentences.items():
            lines = longest(sentence).split("\n")
            if len(lines) > 2:
                raise ValueError(f"says.{state}: 只有两行 / there are two lines only")
            for line in lines:
                if not shows(line, self.chinese):
                    raise ValueError(
                        f"says.{state}: 这个型号显示不了“{line}”里的字 / this model cannot show all of {line!r}"
                    )
                if cells(line, self.chinese) > COLUMNS:
                    raise ValueError(
                        f"says.{state}: “{line}”超过 {COLUMNS} 格 / {line!r} takes more than {COLUMNS} cells"
                    )
        return self


class Keys(BaseModel):
    """The codes that a keypad sends; `digits` from 0 to 9."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    call: Byte = 0x0C
    recall: Byte = 0x0D
    rate: Byte = 0x0B
    pause: Byte = 0x12
    transfer: Byte = 0x13
    confirm: Byte = 0x0F
    digits: Annotated[list[Byte], Field(min_length=10, max_length=10)] = list(range(10))

    @model_validator(mode="after")
    def _differ(self) -> Keys:
        codes = [self.call, self.recall, self.rate, self.pause, self.transfer, self.confirm, *self.digits]
        if len(set(codes)) < len(codes):
            raise ValueError("两个键的键码相同 / two keys have the same code")
        return self


class KeypadProfile(Profile):
    """Hall keypads. Keys come as function `key_function`, the display is function `display_function`.

    `digits_as`: the display takes digits as "ascii" or as their "values". A keypad echoes within `answer_ms`.
    """

    kind: Literal["keypad"]
    key_function: Byte = 1
    display_function: Byte = 2
    digits_as: Literal["ascii", "values"] = "ascii"
    keys: Keys = Keys()
    answer_ms: Annotated[int, Field(ge=20, le=2000)] = 150
    refresh_seconds: Seconds = 10

    @model_validator(mode="after")
    def _functions_differ(self) -> KeypadProfile:
        if self.key_function == self.display_function:
            raise ValueError("key_function: 不能与 display_function 相同 / must not be the same as display_function")
        return self


class CardProfile(Profile):
    """Readers of second-generation identity cards (SAM module); asked for a card every `poll_ms`."""

    kind: Literal["card"]
    poll_ms: Annotated[int, Field(ge=100, le=5000)] = 400
    answer_ms: Annotated[int, Field(ge=100, le=5000)] = 2000


AnyProfile = DigitsProfile | StripProfile | PoleProfile | KeypadProfile | CardProfile
