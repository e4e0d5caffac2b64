"""The queue on disk: what it keeps, what it refuses, what it forgets."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from printers.jobs.errors import JobNotEnded, JobsAreNewer, JobsNotKept, JobUnknown
from printers.jobs.job import JobState, Reason
from printers.jobs.store import FILE_NAME, KEPT_SECONDS, VERSIONS, JobStore


class Clock:
    """The time, as the test has it."""

    now = 1_795_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[JobStore]:
    with closing(JobStore(tmp_path, clock)) as opened:
        yield opened


def add(store: JobStore, key: str = "a", data: bytes = b"slip") -> int:
    job, new = store.add(key, f"slip {key}", data, 5.0)
    assert new
    return job.id


def ended(store: JobStore, job: int, state: JobState = JobState.PRINTED) -> None:
    store.begin(job)
    store.end(job, state, "")


def test_jobs_wait_in_the_order_in_which_they_came(store: JobStore) -> None:
    jobs = [add(store, key) for key in "abc"]
    assert [job.id for job in store.waiting()] == jobs
    assert [job.title for job in store.latest(2)] == ["slip c", "slip b"]


def test_a_job_goes_from_waiting_to_sending_to_its_end(store: JobStore, clock: Clock) -> None:
    job = add(store)
    assert store.begin(job) == b"slip"
    assert store.job(job).state is JobState.SENDING
    clock.now += 2
    done = store.end(job, JobState.PRINTED, "")
    assert (done.state, done.ended_at, done.size) == (JobState.PRINTED, clock.now, 4)
    assert store.waiting() == []


def test_the_same_key_is_one_job(store: JobStore) -> None:
    first = add(store)
    again, new = store.add("a", "other", b"other", 9.0)
    assert (again.id, new) == (first, False)
    ended(store, first)
    again, new = store.add("a", "other", b"other", 9.0)
    assert (again.id, again.state, new) == (first, JobState.PRINTED, False)


def test_two_slips_are_never_on_the_line_at_once(store: JobStore) -> None:
    one, two = add(store, "a"), add(store, "b")
    store.begin(one)
    with pytest.raises(JobsNotKept, match="UNIQUE"):
        store.begin(two)


@pytest.mark.parametrize("state", [JobState.PRINTED, JobState.FAILED, JobState.UNCERTAIN])
def test_what_has_ended_is_never_sent_again(store: JobStore, state: JobState) -> None:
    job = add(store)
    ended(store, job, state)
    with pytest.raises(JobsNotKept, match="never goes back"):
        store.begin(job)
    with pytest.raises(JobsNotKept, match="never goes back"):
        store.end(job, JobState.PRINTED, "")


def test_what_waits_may_fail_but_not_be_printed(store: JobStore) -> None:
    job = add(store)
    with pytest.raises(JobsNotKept, match="never goes back"):
        store.end(job, JobState.PRINTED, "")
    assert store.end(job, JobState.FAILED, Reason.LATE).reason == "late"


def test_what_was_being_sent_when_the_program_ended_is_uncertain(tmp_path: Path) -> None:
    with closing(JobStore(tmp_path)) as before:
        sent, waits = add(before, "a"), add(before, "b")
        before.begin(sent)
    with closing(JobStore(tmp_path)) as after:
        (interrupted,) = after.interrupted()
        assert (interrupted.id, interrupted.state, interrupted.reason) == (sent, JobState.UNCERTAIN, "interrupted")
        assert after.interrupted() == []
        assert [job.id for job in after.waiting()] == [waits]


def test_a_copy_counts_from_the_first_print_and_refers_to_it(store: JobStore) -> None:
    first = add(store)
    ended(store, first)
    copies: list[int] = []
    for expected in (1, 2, 3):
        copy = store.add_copy(copies[-1] if copies else first, lambda count: b"copy %d" % count, 5.0)
        assert (copy.copy, copy.copy_of, copy.original, copy.title) == (expected, first, first, "slip a")
        assert store.begin(copy.id) == b"copy %d" % expected
        store.end(copy.id, JobState.PRINTED, "")
        copies.append(copy.id)


def test_a_slip_that_may_yet_come_out_is_not_copied(store: JobStore) -> None:
    first = add(store)
    with pytest.raises(JobNotEnded, match="还在打印"):
        store.add_copy(first, lambda _: b"", 5.0)
    ended(store, first)
    copy = store.add_copy(first, lambda _: b"", 5.0)
    for under_way in (first, copy.id):
        with pytest.raises(JobNotEnded):
            store.add_copy(under_way, lambda _: b"", 5.0)


def test_a_copy_that_cannot_be_made_leaves_no_trace(store: JobStore) -> None:
    first = add(store)
    ended(store, first)

    def fail(_: int) -> bytes:
        raise LookupError("no such ticket")

    with pytest.raises(LookupError, match="no such ticket"):
        store.add_copy(first, fail, 5.0)
    assert store.add_copy(first, lambda count: bytes((count,)), 5.0).copy == 1


def test_an_unknown_job_is_told(store: JobStore) -> None:
    with pytest.raises(JobUnknown, match="没有打印任务 7"):
        store.job(7)
    with pytest.raises(JobUnknown, match="没有打印任务 7"):
        store.add_copy(7, lambda _: b"", 5.0)


def test_what_a_slip_says_is_gone_from_the_file_when_it_has_ended(tmp_path: Path) -> None:
    with closing(JobStore(tmp_path)) as store:
        ended(store, add(store, data=b"SECRET TOKEN" * 100))
    assert all(b"SECRET TOKEN" not in path.read_bytes() for path in tmp_path.iterdir())


def test_jobs_are_forgotten_after_a_while(store: JobStore, clock: Clock) -> None:
    old, waits = add(store, "a"), add(store, "b")
    ended(store, old)
    clock.now += KEPT_SECONDS + 1
    add(store, "c")
    with pytest.raises(JobUnknown):
        store.job(old)
    assert store.job(waits).state is JobState.WAITING


def test_many_threads_add_and_each_slip_is_one_job(store: JobStore) -> None:
    def add_some(worker: int) -> None:
        for number in range(20):
            store.add(f"{worker % 2}-{number}", "slip", b"x", 5.0)

    threads = [threading.Thread(target=add_some, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.waiting()) == 40


def test_a_damaged_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all, and long enough to be read as one" * 100)
    with pytest.raises(JobsNotKept, match="改名保存"):
        JobStore(tmp_path)


def test_an_end_is_unheard_until_it_is_taken_down(store: JobStore) -> None:
    jobs = [add(store, key) for key in "abc"]
    for job in jobs[:2]:
        ended(store, job)
    assert [job.id for job in store.unheard()] == jobs[:2]
    store.heard(jobs[:1])
    assert [job.id for job in store.unheard()] == jobs[1:2]


def test_a_copy_is_told_how_many_slips_may_be_on_paper(store: JobStore) -> None:
    first = add(store)
    ended(store, first, JobState.FAILED)
    marks: list[int] = []

    def render(on_paper: int) -> bytes:
        marks.append(on_paper)
        return b"copy"

    for state in (JobState.FAILED, JobState.UNCERTAIN, JobState.FAILED, JobState.PRINTED):
        ended(store, store.add_copy(first, render, 5.0).id, state)
    store.add_copy(first, render, 5.0)
    assert marks == [0, 0, 1, 1, 2]


def test_a_file_of_the_first_version_goes_on_and_tells_nothing_old(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as old, old:
        for statement in VERSIONS[0]:
            old.execute(statement)
        old.execute("PRAGMA user_version = 1")
        old.execute(
            "INSERT INTO jobs (key, title, state, size, added_at, patience, ended_at)"
            " VALUES ('a', 'slip a', 'printed', 4, 0, 5, 1)"
        )
    with closing(JobStore(tmp_path)) as store:
        found = store.find("a")
        assert found is not None
        assert found.state is JobState.PRINTED
        assert store.unheard() == []
        ended(store, add(store, "b"))
        assert [job.key for job in store.unheard()] == ["b"]


def test_a_file_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    JobStore(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as later, later:
        later.execute(f"PRAGMA user_version = {len(VERSIONS) + 1}")
    with pytest.raises(JobsAreNewer):
        JobStore(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobsNotKept):
        JobStore(tmp_path / "none")
