"""Network printers, against real sockets on this machine."""

import queue
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from printers.errors import PrinterUnreachable, PrintUncertain
from printers.printer import Printer
from printers.transport import open_printer

LARGE = bytes(8_000_000)
"""More than the system buffers for a printer that does not read."""

Behaviour = Callable[[socket.socket], None]


def url_of(listener: socket.socket, timeout: float = 3) -> str:
    return f"escpos+tcp://127.0.0.1:{listener.getsockname()[1]}?timeout={timeout}"


@contextmanager
def bound_socket() -> Iterator[socket.socket]:
    """A port of our own on which nobody listens yet."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        listener.bind(("127.0.0.1", 0))
        yield listener


@contextmanager
def device(listener: socket.socket, behaviour: Behaviour) -> Iterator[None]:
    """A printer that treats each connection by `behaviour` until the listener is shut down."""

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            with line:
                behaviour(line)

    listener.listen()
    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def read_all(line: socket.socket) -> bytes:
    parts = []
    while part := line.recv(4096):
        parts.append(part)
    return b"".join(parts)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with bound_socket() as bound:
        yield bound


def test_each_job_arrives_byte_for_byte(listener: socket.socket) -> None:
    jobs: queue.Queue[bytes] = queue.Queue()
    with device(listener, lambda line: jobs.put(read_all(line))):
        printer = open_printer(url_of(listener))
        printer.print(b"\x1b@one\x00\xff")
        printer.print(b"two")
        assert [jobs.get(timeout=10), jobs.get(timeout=10)] == [b"\x1b@one\x00\xff", b"two"]
        printer.close()


def test_a_printer_that_is_away_is_told_and_comes_back_by_itself(listener: socket.socket) -> None:
    jobs: queue.Queue[bytes] = queue.Queue()
    printer = open_printer(url_of(listener))
    with pytest.raises(PrinterUnreachable, match="本张没有发出"):
        printer.print(b"lost")
    with device(listener, lambda line: jobs.put(read_all(line))):
        printer.print(b"again")
        assert jobs.get(timeout=10) == b"again"


def test_an_impossible_host_is_unreachable() -> None:
    with pytest.raises(PrinterUnreachable):
        open_printer(f"escpos+tcp://{'a' * 64}.example").print(b"x")


def stall_until(release: threading.Event) -> Behaviour:
    def behaviour(_line: socket.socket) -> None:
        release.wait(30)

    return behaviour


def print_uncertainly(printer: Printer, data: bytes) -> PrintUncertain:
    with pytest.raises(PrintUncertain) as caught:
        printer.print(data)
    return caught.value


def test_a_printer_that_stops_taking_data_leaves_the_slip_uncertain(listener: socket.socket) -> None:
    release = threading.Event()
    with device(listener, stall_until(release)):
        error = print_uncertainly(open_printer(url_of(listener, timeout=0.3)), LARGE)
        release.set()
    assert 0 < error.sent < error.total == len(LARGE)
    assert "补打" in error.zh


def test_bytes_that_only_the_own_system_took_do_not_count_as_printed(listener: socket.socket) -> None:
    release = threading.Event()
    data = bytes(60_000)
    with device(listener, stall_until(release)):
        error = print_uncertainly(open_printer(url_of(listener, timeout=0.3)), data)
        release.set()
    assert error.sent == error.total == len(data)


def test_a_line_that_breaks_within_the_slip_leaves_it_uncertain(listener: socket.socket) -> None:
    def reset(line: socket.socket) -> None:
        line.recv(1)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with device(listener, reset):
        error = print_uncertainly(open_printer(url_of(listener)), LARGE)
    assert 0 < error.sent < error.total


def test_what_the_printer_says_unasked_does_not_cost_the_job(listener: socket.socket) -> None:
    jobs: queue.Queue[bytes] = queue.Queue()

    def chatty(line: socket.socket) -> None:
        line.sendall(b"\x14\x00\x00\x0f" * 10)
        jobs.put(read_all(line))

    with device(listener, chatty):
        open_printer(url_of(listener)).print(b"ticket")
        assert jobs.get(timeout=10) == b"ticket"


def test_jobs_of_several_threads_do_not_mix(listener: socket.socket) -> None:
    received: queue.Queue[bytes] = queue.Queue()
    with device(listener, lambda line: received.put(read_all(line))):
        printer = open_printer(url_of(listener, timeout=10))
        jobs = [bytes((letter,)) * 500 for letter in b"abcdefgh"]
        threads = [threading.Thread(target=printer.print, args=(job,)) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(received.get(timeout=10) for _ in jobs) == jobs
