"""What an identity card holds, with everything on it invented."""

from __future__ import annotations

PHOTO_BYTES = 1024
_FIELDS = (("甲", 15), ("1", 1), ("01", 2), ("20000101", 8), ("某地", 35))
"""Name, sex, nation, birth, address, with the characters that each has room for; then comes the number."""
_BEHIND = (("某局", 15), ("20200101", 8), ("20400101", 8), ("", 18))


def invented_card(number: str) -> bytes:
    """The lengths of text and photograph, the text in UTF-16LE, an empty photograph."""
    fields = (*_FIELDS, (number, 18), *_BEHIND)
    text = b"".join(value.ljust(room).encode("utf-16-le") for value, room in fields)
    return len(text).to_bytes(2, "big") + PHOTO_BYTES.to_bytes(2, "big") + text + bytes(PHOTO_BYTES)
