"""The chain of hashes that lets nobody alter the log unnoticed (R14).

An event's hash is SHA-256 over the hash before it and the stored bytes of all its columns. Numbers have a fixed
width and texts are preceded by their lengths, so no two different events are framed alike.
"""

from __future__ import annotations

import hashlib
import struct

GENESIS = bytes(32)
"""What stands before the first event."""

_FRAME = struct.Struct(">32sQqIIII")


def link(prev_hash: bytes, seq: int, at: int, name: bytes, data: bytes, command_id: bytes, actor: bytes) -> bytes:
    """The hash of the event `seq` behind `prev_hash`; texts as UTF-8, `at` in microseconds."""
    frame = _FRAME.pack(prev_hash, seq, at, len(name), len(data), len(command_id), len(actor))
    return hashlib.sha256(b"".join((frame, name, data, command_id, actor))).digest()
