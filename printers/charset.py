"""Which characters a printer holds in its ROM, and as which bytes it wants them. Pure.

All four sets are parts of one another and share their codes, so that a character has the same bytes in each.
"""

from functools import lru_cache
from typing import Literal, TypeAlias, get_args

Charset: TypeAlias = Literal["gb2312", "gbk", "gb18030-2000", "gb18030"]
"""What a ROM holds.

gb2312: 6,763 hanzi and the signs of 1980. gbk: 20,902 hanzi and more signs. gb18030-2000: these and the 6,582 of CJK
extension A in four bytes, all that its standard asks of a device. gb18030: everything that the standard can write.
"""

CHARSETS: tuple[Charset, ...] = get_args(Charset)

EXTENSION_A = range(0x3400, 0x4DC0)
PRIVATE = range(0xE000, 0xF900)
"""Characters without a meaning of their own; no ROM can be trusted to hold them."""


@lru_cache(maxsize=4096)
def code_of(char: str, charset: Charset) -> bytes | None:
    """The bytes of `char`, or None where the ROM lacks it. No character but a lone surrogate has none in gb18030."""
    code = char.encode("gb18030")
    return code if _holds(charset, char, code) else None


def _holds(charset: Charset, char: str, code: bytes) -> bool:
    match charset:
        case "gb18030":
            return True
        case "gb18030-2000":
            return ord(char) in EXTENSION_A if len(code) == 4 else ord(char) not in PRIVATE
        case _:
            return len(code) < 4 and _decodes(code, charset)


def _decodes(code: bytes, charset: str) -> bool:
    """Whether the code stands in the older set: by its bytes, since Python names some signs otherwise there."""
    try:
        code.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
