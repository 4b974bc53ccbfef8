"""Several cores: the same work for many things, or two kinds of work at the same time.

Python's own pool has one pipe for all results and a thread that waits on it: a process that is
killed while it answers leaves that thread waiting for ever. Here each process has a pipe of its own
and nobody waits but the caller, so that Ctrl-C may kill at any moment. What a process that dies
leaves undone is done by the caller.

Measured in November 2026 with CPython 3.11: a pool of `concurrent.futures` whose processes were
killed at Ctrl-C hung in 14 of 150 runs. To let them finish instead takes as long as the largest
workbook, and Ctrl-C must end everything within two seconds.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice, pairwise
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from cftscore.core.signals import unbroken

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Shared = TypeVar("Shared")
Thing = TypeVar("Thing")
Result = TypeVar("Result")

FORKS = sys.platform == "linux"
"""A new process begins as a copy of this one; elsewhere it starts Python and imports anew."""


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def copying(jobs: int) -> int:
    """Return how many of some processes pay where they share much: all if they begin as a copy.

    Others would have to be sent all of it first.
    """
    return jobs if FORKS else 1


def batches(count: int, jobs: int, most: int, first: int = 0) -> list[range]:
    """Divide things into batches, so that no process has long to wait for the others.

    Args:
        count: of the things.
        jobs: how many processes work.
        most: so many at most are in a batch.
        first: in the first one of each process, if that is more: nobody takes what is done before
            `meanwhile` is, see `in_order`.

    Returns:
        The batches, in order.
    """
    size = max(1, min(most, count // (_FEWEST_EACH * jobs)))
    large = max(size, min(first, count // (2 * jobs)))
    later = min(large * jobs, count)
    starts = [*range(0, later, large), *range(later, count, size), count]
    return [range(start, stop) for start, stop in pairwise(starts)]


_FEWEST_EACH = 4
"""So many batches or more each process takes."""


def in_order(
    work: Callable[[Shared, Thing], Result],
    shared: Shared,
    things: Iterable[Thing],
    jobs: int,
    meanwhile: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Do some work for each of many things.

    Whoever stops taking results, or is interrupted, ends the processes too. Where one of them dies,
    what is left is done here.

    Args:
        work: a function of a module; things and results go from process to process.
        shared: what the work needs for every thing; where processes do not begin as a copy of this
            one it goes to each of them too.
        things: what it is done for.
        jobs: in how many processes, this one not counted; 1 is none.
        meanwhile: what this one does while the others begin.

    Yields:
        The results, in the order of the things.
    """
    left = iter(things)
    if jobs > 1:
        waiting: deque[_Task] = deque()
        yield from _in_processes(work, shared, left, jobs, waiting, meanwhile=meanwhile)
        for task in waiting:
            yield work(shared, task.thing) if task.answer is None else _result(*task.answer)
    yield from (work(shared, thing) for thing in left)


def at_once(native: Callable[[], Result], others: Callable[[], None]) -> Result:
    """Do work that leaves Python to others in a thread, and other work here; return its result."""
    answers: list[tuple[bool, Any]] = []

    def work() -> None:
        try:
            answers.append((True, native()))
        except BaseException as error:
            answers.append((False, error))

    thread = Thread(target=work, daemon=True)
    thread.start()
    others()  # who interrupts this does not wait for the thread either
    thread.join()
    result: Result = _result(*answers[0])
    return result


class _Task:
    """A thing, and what became of it: whether the work was done, and its result or its error."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing
        self.answer: tuple[bool, Any] | None = None


def _result(done: bool, result: Any) -> Any:
    """Give the result of work that has come to its end, or raise its error."""
    if not done:
        raise result
    return result


class _Worker:
    """A process that does the work for one thing after the other.

    Each has a line of its own, on which nobody else speaks or waits: it may be killed while it
    speaks, and nobody waits for the rest.
    """

    def __init__(self, work: Callable[[Any, Any], object], shared: object) -> None:
        import multiprocessing

        context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        self.line, other = context.Pipe()
        arguments = (other, self.line, work, shared)
        self.process = context.Process(target=_serve, args=arguments, daemon=True)
        self.process.start()
        other.close()  # so that the line ends where the process ends
        self.task: _Task | None = None

    def begin_next(self, untouched: deque[_Task]) -> None:
        """Tell it, now that it waits for that, what to do next; nothing if nothing is left."""
        self.task = untouched.popleft() if untouched else None
        if self.task is not None:
            self.line.send(self.task.thing)


def _in_processes(
    work: Callable[[Shared, Thing], Result],
    shared: Shared,
    things: Iterator[Thing],
    jobs: int,
    waiting: deque[_Task],
    *,
    meanwhile: Callable[[], None],
) -> Iterator[Result]:
    """Do it in processes as long as all of them live; what is not done is left in `waiting`."""
    workers: list[_Worker] = []
    untouched: deque[_Task] = deque()
    try:
        while True:
            tasks = [_Task(thing) for thing in islice(things, 2 * jobs - len(waiting))]
            waiting += tasks
            untouched += tasks
            if not waiting:
                return
            try:
                for worker in workers:
                    if worker.task is None:
                        worker.begin_next(untouched)
                if not workers:
                    while untouched and len(workers) < jobs:
                        with unbroken():
                            workers.append(_Worker(work, shared))
                        workers[-1].begin_next(untouched)
                    meanwhile()
                answer = waiting[0].answer
                if answer is None:
                    _take_answers(workers, untouched)
                    continue
            except (EOFError, OSError):
                return
            yield _result(*answer)
            waiting.popleft()
    finally:
        _end(workers, at_once=bool(waiting))


def _take_answers(workers: Sequence[_Worker], untouched: deque[_Task]) -> None:
    """Wait for answers, and take those that have come.

    Raises:
        EOFError, OSError: one of the processes has died.
    """
    from multiprocessing.connection import wait

    lines = wait([worker.line for worker in workers if worker.task is not None])
    for worker in workers:
        task = worker.task
        if task is not None and worker.line in lines:
            said = worker.line.recv_bytes()
            worker.begin_next(untouched)  # before the answer is unpacked, which takes a while
            task.answer = pickle.loads(said)  # noqa: S301 - said by `_serve`


def _end(workers: Sequence[_Worker], *, at_once: bool) -> None:
    """End processes: as they find that nothing more comes, or at once, whatever they do.

    Nobody waits for those that end by themselves: to give back their memory takes them a while.
    """
    for worker in workers:
        if at_once:
            worker.process.kill()  # it has nothing to tidy up
        worker.line.close()
    for worker in workers if at_once else ():
        worker.process.join()


def _serve(
    line: Connection[Any, Any],
    other: Connection[Any, Any],
    work: Callable[[Any, Any], object],
    shared: object,
) -> None:
    """Do the work for what comes along a line, until it ends.

    An interruption is the matter of the process that started this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    other.close()
    with suppress(EOFError, OSError):
        while True:
            line.send(_answer(work, shared, line.recv()))


def _answer(
    work: Callable[[Shared, Thing], Result], shared: Shared, thing: Thing
) -> tuple[bool, Result | Exception]:
    try:
        return True, work(shared, thing)
    except Exception as error:
        return False, error
