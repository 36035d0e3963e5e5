"""Who computes: processes of this machine, or a cluster."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from concurrent.futures import BrokenExecutor, CancelledError, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

import numpy as np

from comity.errors import fail, need_package, quoted
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from types import ModuleType

P = ParamSpec("P")
T = TypeVar("T")

TIMEOUT = 10.0
"""Seconds to wait for a cluster to answer."""
_LOGGERS = ("distributed", "distributed.client", "tornado", "tornado.application")


class Workers(Executor):
    """What computes somewhere else, and how many at a time.

    Every call first makes sure that what computes it is alike: this Comity, this NumPy.

    Parameters
    ----------
    inner : Executor
        What calls are handed to.
    workers : int
        How many calls it computes at a time.
    """

    def __init__(self, inner: Executor, workers: int) -> None:
        self._inner = inner
        self.workers = workers

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return what will hold the answer of a call; function and arguments are pickled.

        Raises
        ------
        ComityError
            ``cluster-differs``, from the answer's ``result()``.
        """
        return self._inner.submit(_Alike(versions(), fn), *args, **kwargs)


@contextmanager
def processes(count: int) -> Iterator[Workers]:
    """Give so many processes of this machine, and end them.

    Ctrl-C does not reach them, so what is done can still be handed out. A script that calls this
    does so below ``if __name__ == "__main__":``, as each process imports it anew.

    Parameters
    ----------
    count : int
        How many, from 1 on.

    Raises
    ------
    ComityError
        ``workers-lost`` when a process ends by itself: for want of memory, or since it imports
        a script that starts processes without that line.

    Examples
    --------
    >>> with processes(2) as executor:
    ...     executor.workers, executor.submit(sum, [1, 2]).result()
    (2, 3)
    """
    pool = ProcessPoolExecutor(count, get_context("spawn"), _ignore_interrupts)
    try:
        with _interrupts_ignored():
            for _ in range(count):
                pool.submit(versions)
        yield Workers(pool, count)
    except BrokenExecutor:
        what = "a process that computed, or was to, has ended by itself"
        guard = 'in a script, call this below `if __name__ == "__main__":`'
        todo = f"{guard}; if memory was short, use fewer processes or smaller batches"
        raise fail(what, todo, "workers-lost", where="workers") from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def cluster(address: str, timeout: float = TIMEOUT) -> Iterator[Workers]:
    """Give the workers of a Dask cluster that runs already.

    Its machines run whatever they are sent, and send what this one unpickles: connect to a cluster
    you trust only. How the connection is secured is Dask's own configuration. What a worker
    computes when it is lost, another one computes.

    Parameters
    ----------
    address : str
        Of the scheduler, for instance ``tcp://10.0.0.5:8786``.
    timeout : float
        Seconds to wait for the scheduler, and for its first worker.

    Raises
    ------
    ComityError
        ``package-missing``, ``cluster-unreachable``, ``cluster-differs``; ``workers-lost`` when
        the scheduler is lost meanwhile, or workers again and again.
    """
    distributed = need_package("distributed", "Dask's distributed", "cluster", where=address)
    with _silence():
        _knock(distributed, address, timeout)
        client = distributed.Client(address, timeout=timeout, set_as_default=False)
        try:
            workers = _alike(client, address, timeout)
            yield Workers(client.get_executor(pure=False), workers)
        except (distributed.scheduler.KilledWorker, CancelledError):
            what = "its workers or its scheduler were lost"
            todo = "look at their logs; they may need more memory, or smaller batches"
            raise fail(what, todo, "workers-lost", where=address) from None
        finally:
            client.close(timeout)


def versions() -> tuple[str, str]:
    """Return the versions that the answers of a worker hang on: of Comity and of NumPy."""
    return __version__, np.__version__


@dataclass(frozen=True, slots=True)
class _Alike(Generic[P, T]):
    """A function that refuses to run where the versions are others."""

    expected: tuple[str, str]
    function: Callable[P, T]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        if versions() != self.expected:
            raise fail(*_differs([versions()], self.expected), "cluster-differs", where="workers")
        return self.function(*args, **kwargs)


def _differs(found: list[Any], expected: tuple[str, str]) -> tuple[str, str]:
    """Return what is wrong, and what to do: of workers some of which are not as expected."""
    other = next(it for it in found if it != expected)
    mine = _named(expected)
    has = _named(other) if isinstance(other, tuple) else "no Comity that can be loaded"
    return f"a worker has {has}, here is {mine}", "install the same on every machine"


def _named(pair: tuple[str, str]) -> str:
    return f"Comity {pair[0]} with NumPy {pair[1]}"


def _knock(distributed: ModuleType, address: str, timeout: float) -> None:
    """Make sure that a scheduler answers, before a client tries at greater length."""
    _refuse_no_address(distributed, address)

    async def knock() -> None:
        secured = distributed.Security().get_connection_args("client")
        async with distributed.rpc(address, timeout=timeout, connection_args=secured) as there:
            await asyncio.wait_for(there.identity(), timeout)

    caught: list[Exception] = []

    def in_its_own_loop() -> None:  # a notebook has one that runs already
        try:
            asyncio.run(knock())
        except Exception as error:  # noqa: BLE001  (whatever it is: it does not answer)
            caught.append(error)

    thread = threading.Thread(target=in_its_own_loop)
    thread.start()
    thread.join()
    if caught:
        todo = "check the address and that `dask scheduler` runs there"
        raise fail(_unheard(caught[0], timeout), todo, "cluster-unreachable", where=address)


def _refuse_no_address(distributed: ModuleType, address: str) -> None:
    try:
        distributed.comm.get_address_host_port(address)
    except (ValueError, NotImplementedError):
        what = f"{quoted(address)} is no address of a scheduler"
        todo = "name one such as tcp://10.0.0.5:8786"
        raise fail(what, todo, "cluster-unreachable", where="cluster") from None


def _unheard(error: Exception, timeout: float) -> str:
    """Return in words why no scheduler was heard."""
    if isinstance(error, TimeoutError) or str(error).startswith("Timed out"):  # Dask's, rounded
        return f"no scheduler answers within {timeout:g} s"
    if isinstance(error, OSError) and str(error):
        return f"no scheduler answers: {error}"
    return "what answers there is no scheduler"


def _alike(client: Any, address: str, timeout: float) -> int:
    """Return how many calls the workers compute at a time; they must have what is here."""
    try:
        client.wait_for_workers(1, timeout=timeout)
    except (OSError, TimeoutError):
        what, todo = "the scheduler has no workers", "start some with `dask worker`"
        raise fail(what, todo, "cluster-unreachable", where=address) from None
    found = list(client.run(versions, on_error="return").values())
    if any(it != versions() for it in found):
        raise fail(*_differs(found, versions()), "cluster-differs", where=address)
    return int(sum(client.nthreads().values()))


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Have processes that are started meanwhile ignore Ctrl-C from the beginning."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep what Dask notes for those who run clusters off the terminals of those who use them."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
