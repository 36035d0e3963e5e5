"""A scheduler and workers of a cluster, as a user starts them: processes of their own."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.services import need

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds to wait for what should be there in one or two, on a busy machine too."""


class Running:
    """A scheduler at `address`, and its workers."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        here = ("--host", "127.0.0.1", "--no-dashboard")
        file = ("--scheduler-file", str(self._file))
        self.scheduler = self._start("scheduler", *here, "--port", "0", *file)

    @property
    def address(self) -> str:
        wait_for(self._file.exists)
        wait_for(lambda: self._file.read_text(encoding="utf-8").endswith("}"))
        found = json.loads(self._file.read_text(encoding="utf-8"))
        return str(found["address"])

    def add_worker(self, **environment: str) -> None:
        """Start a worker with one thread; it joins when it has loaded what it needs."""
        name = f"worker-{len(self.workers)}"
        where = ("--scheduler-file", str(self._file), "--local-directory", str(self._folder / name))
        plain = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self.workers.append(self._start("worker", *where, *plain, **environment))

    def _start(self, program: str, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        settings = {"DASK_CONFIG": str(self._folder), "PYTHONPATH": str(ROOT)} | more
        log = self._folder / f"{program}-{len(self.workers)}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{program}", *arguments],
                cwd=self._folder,
                env=os.environ | settings,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )
        self._stack.callback(_end, process)
        return process


def need_dask() -> None:
    """Skip the test where Dask is not installed, or fail it where it must run."""
    present = importlib.util.find_spec("distributed") is not None
    need("cluster", present, "no Dask; pip install 'comity[cluster]'")


@contextmanager
def running(folder: Path, workers: int) -> Iterator[Running]:
    """Start a scheduler and so many workers, and end them; without Dask, skip the test."""
    need_dask()
    with ExitStack() as stack:
        cluster = Running(folder, stack)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until a condition is true; fail after a good while."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.02)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
