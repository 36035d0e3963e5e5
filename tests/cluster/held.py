"""Work that tells who does it, and is not done before it may be: for workers of a test."""

import os
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any


class Held(Executor):
    """An executor whose calls leave marks in a folder, and wait there until they are let go."""

    def __init__(self, inner: Executor, workers: int, folder: Path) -> None:
        self._inner, self.workers, self.folder = inner, workers, folder
        self._calls = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._calls += 1
        return self._inner.submit(held, str(self.folder), self._calls, fn, *args, **kwargs)

    def marks(self, what: str) -> list[tuple[int, int]]:
        """Return the calls and processes that have left a mark: 'begun' or 'done'."""
        found = [it.name.split("-") for it in self.folder.glob(f"{what}-*")]
        return sorted((int(call), int(process)) for _, call, process in found)

    def let_go(self) -> None:
        (self.folder / "go").touch()


def held(folder: str, call: int, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Compute a call, once there is a file 'go'."""
    where = Path(folder)
    (where / f"begun-{call}-{os.getpid()}").touch()
    until = time.monotonic() + 60
    while not (where / "go").exists() and time.monotonic() < until:
        time.sleep(0.01)
    found = fn(*args, **kwargs)
    (where / f"done-{call}-{os.getpid()}").touch()
    return found
