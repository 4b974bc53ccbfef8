"""Several cores: the same work for many things, or two kinds of work at the same time."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from cftscore.interruption import unbroken

Shared = TypeVar("Shared")
Thing = TypeVar("Thing")
Result = TypeVar("Result")

FORKS = sys.platform == "linux"
"""A new process begins as a copy of this one; elsewhere it starts Python and imports anew."""


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def at_once(
    works: Sequence[Callable[[], Result]], other: Callable[[], Thing]
) -> tuple[list[Result], Thing]:
    """Do some works, each in a thread, and something else here, and give all results.

    That helps where the works let other threads run, as calamine does while it parses. If what is
    done here fails or is interrupted, the threads are not waited for.

    Args:
        works: what is done in threads.
        other: what is done here.
    """
    from concurrent.futures import Future
    from threading import Thread

    def run(future: Future[Result], work: Callable[[], Result]) -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    futures: list[Future[Result]] = [Future() for _ in works]
    for begun in zip(futures, works, strict=True):
        Thread(target=run, args=begun, daemon=True).start()
    done = other()
    return [future.result() for future in futures], done


def in_order(
    work: Callable[[Shared, Thing], Result], shared: Shared, things: Iterable[Thing], jobs: int
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

    Yields:
        The results, in the order of the things.
    """
    left = iter(things)
    if jobs > 1:
        waiting: deque[tuple[Thing, Any]] = deque()
        yield from _in_processes(work, shared, left, jobs, waiting)
        yield from (work(shared, thing) for thing, _ in waiting)
    yield from (work(shared, thing) for thing in left)


def _in_processes(
    work: Callable[[Shared, Thing], Result],
    shared: Shared,
    things: Iterator[Thing],
    jobs: int,
    waiting: deque[tuple[Thing, Any]],
) -> Iterator[Result]:
    """Do it in processes as long as all of them live; what is not done is left in `waiting`."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("fork" if FORKS else "spawn")
    pool = ProcessPoolExecutor(jobs, context, _begin, (shared,))
    try:
        for thing in things:
            waiting.append((thing, None))
            with unbroken():
                waiting[-1] = (thing, pool.submit(_do, work, thing))
            if len(waiting) > 2 * jobs:
                yield waiting[0][1].result()
                waiting.popleft()
        while waiting:
            yield waiting[0][1].result()
            waiting.popleft()
    except BrokenProcessPool:
        pass
    finally:
        if waiting:
            for process in set(multiprocessing.active_children()) - others:
                process.kill()  # they have nothing to tidy up, and hear no signal while they parse
                process.join()
        pool.shutdown(cancel_futures=True)


_shared: Any = None


def _begin(shared: object) -> None:
    """Begin a process: an interruption is the matter of the one that started it."""
    import signal

    global _shared  # noqa: PLW0603 - how a process keeps what it was started with
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(work: Callable[[Any, Thing], Result], thing: Thing) -> Result:
    return work(_shared, thing)
