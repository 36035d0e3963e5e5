"""Processes that compute: how many, what they refuse, and what is told when one is lost."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

import pytest

import comity
from comity import workers
from comity.errors import ComityError
from comity.workers import processes


def test_calls_are_computed_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with processes(1) as executor:
        assert executor.workers == 1
        other = executor.submit(os.getpid).result()
        assert other != os.getpid()
        # Faults come back whole, interrupts do not arrive, and what is not alike is refused.
        with pytest.raises(ComityError, match=r"\(case-unknown\)$"):
            executor.submit(comity.read, "no-such-case").result()
        os.kill(other, signal.SIGINT)
        assert executor.submit(os.getpid).result() == other
        monkeypatch.setattr(workers, "__version__", "0.0.0")
        with pytest.raises(ComityError, match=r"here is Comity 0\.0\.0 .*\(cluster-differs\)$"):
            executor.submit(os.getpid).result()


def test_a_process_that_ends_by_itself_is_told_without_a_traceback() -> None:
    said = r"^workers: a process .*if __name__ == \"__main__\":.*memory.*\(workers-lost\)$"
    fault = pytest.raises(ComityError, match=said)
    with fault as caught, processes(1) as executor:
        executor.submit(os._exit, 1).result()
    assert caught.value.__suppress_context__


@pytest.mark.heavy
def test_what_was_not_begun_is_left_out_when_something_fails() -> None:
    later: list[Future[tuple[int, int]]] = []

    def fails() -> None:
        with processes(1) as executor:
            later.extend(executor.submit(divmod, 7, 2) for _ in range(200))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert any(it.cancelled() for it in later)
    assert all(it.done() for it in later)


@pytest.mark.heavy
def test_processes_started_by_a_thread_are_not_interrupted_either() -> None:
    def start() -> None:
        with processes(1) as executor:
            first = executor.submit(os.getpid).result()
            os.kill(first, signal.SIGINT)
            found.extend([first, executor.submit(os.getpid).result()])

    found: list[int] = []
    thread = Thread(target=start)
    thread.start()
    thread.join()
    assert len(found) == 2
    assert found[0] == found[1]


SCRIPT = """
import time, comity
if __name__ == "__main__":
    try:
        with comity.processes(2) as executor:
            executor.submit(time.sleep, 0).result()
            print("ready", flush=True)
            waiting = [executor.submit(time.sleep, 0.2) for _ in range(1000)]
            waiting[-1].result()
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_ctrl_c_ends_a_script_at_once_and_quietly(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "interrupted\n", "")
