"""A progress bar on standard error, for work that takes long."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

PATIENCE = 0.7
"""Seconds of work before the bar appears; rich is not even loaded for less."""


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a callback for what is done, the steps done, and all steps."""
    began = monotonic()
    shown: tuple[Progress, TaskID] | None = None

    def step(what: str, done: int, total: int) -> None:
        nonlocal shown
        if shown is None and monotonic() - began > PATIENCE and sys.stderr.isatty():
            shown = _start()
        if shown is not None:
            shown[0].update(shown[1], description=what, completed=done, total=total)

    try:
        yield step
    finally:
        if shown is not None:
            shown[0].stop()


def _start() -> tuple[Progress, TaskID]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("", total=None)
