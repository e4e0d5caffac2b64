"""What the operating system says, in words."""

import errno
import socket

import pytest

from printers.causes import Told, in_words
from printers.errors import LineLost, PrinterUnreachable


@pytest.mark.parametrize(
    ("cause", "zh"),
    [
        (OSError(errno.ECONNREFUSED, "refused"), "不接受连接"),
        (OSError(errno.EACCES, "denied"), "权限"),
        (OSError(errno.ENOSPC, "full"), "磁盘满了"),
        (TimeoutError(), "没有回音"),
        (socket.gaierror(-2, "unknown"), "主机名"),
        (Told("切刀", "cutter"), "切刀"),
        (OSError("something else"), "something else"),
        ("plain words", "plain words"),
    ],
)
def test_a_cause_is_told_in_both_languages(cause: object, zh: str) -> None:
    words = in_words(cause)
    assert zh in words.zh
    assert words.en


def test_a_library_that_wraps_the_systems_error_loses_no_words() -> None:
    wrapped = OSError("could not open port")
    wrapped.__context__ = OSError(errno.EBUSY, "busy")
    assert in_words(wrapped).en == "another program is using it"


def test_an_error_carries_its_cause_in_both_languages() -> None:
    error = PrinterUnreachable("escpos+tcp://host", LineLost(ConnectionResetError(errno.ECONNRESET, "reset")).cause)
    assert "对方断开了连接" in error.zh
    assert "it ended the connection" in error.en
