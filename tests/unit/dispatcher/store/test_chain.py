"""The hash of an event depends on every byte of it and on where each text begins."""

from __future__ import annotations

import hashlib

import pytest

from dispatcher.store.chain import GENESIS, link

ONE = (GENESIS, 1, 1_000_000, b"window-ready.1", b'{"window":"1"}', b"command-1", b"window:1")


def test_the_hash_is_sha_256_over_numbers_lengths_and_texts() -> None:
    framed = (
        GENESIS + (1).to_bytes(8, "big") + (1_000_000).to_bytes(8, "big")
        + b"".join(len(text).to_bytes(4, "big") for text in ONE[3:])
        + b"".join(ONE[3:])
    )  # fmt: skip
    assert link(*ONE) == hashlib.sha256(framed).digest()


@pytest.mark.parametrize(
    "changed",
    [
        (bytes([1]) + GENESIS[1:], *ONE[1:]),
        (GENESIS, 2, *ONE[2:]),
        (*ONE[:2], 1_000_001, *ONE[3:]),
        (*ONE[:3], b"window-ready.2", *ONE[4:]),
        (*ONE[:4], b'{"window":"2"}', *ONE[5:]),
        (*ONE[:5], b"command-2", b"window:1"),
        (*ONE[:6], b"window:2"),
    ],
    ids=["prev_hash", "seq", "at", "type", "data", "command_id", "actor"],
)
def test_every_column_counts(changed: tuple[bytes, int, int, bytes, bytes, bytes, bytes]) -> None:
    assert link(*changed) != link(*ONE)


def test_a_text_that_slips_from_one_column_into_the_next_is_noticed() -> None:
    assert link(*ONE[:5], b"command-1w", b"indow:1") != link(*ONE)


def test_time_before_1970_can_be_chained() -> None:
    assert len(link(GENESIS, 1, -1, b"", b"", b"", b"")) == 32
