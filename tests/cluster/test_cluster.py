"""Draws computed by a real scheduler and real workers: as by one machine, whatever is lost."""

import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

import comity
from comity import workers
from comity.errors import ComityError
from comity.robustness.asked import task_of
from comity.robustness.run import run
from comity.workers import cluster
from tests.cluster.held import Held
from tests.cluster.running import PATIENCE, Running, need_dask, running, wait_for
from tests.tallies import same_counts

TASK = task_of(comity.read("two-valleys"), None, (), 3, comity.Limits())


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found


def connect(address: str, timeout: float = PATIENCE) -> None:
    with cluster(address, timeout):
        pass


def free_port() -> int:
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return int(it.getsockname()[1])


def test_a_cluster_counts_as_one_machine_does(
    two: Running, capfd: pytest.CaptureFixture[str]
) -> None:
    here = run(TASK, draws=3000)
    with cluster(two.address, PATIENCE) as executor:
        there = run(TASK, draws=3000, executor=executor, batch=2)
        assert executor.submit(os.getpid).result() != os.getpid()
    assert same_counts(there.total, here.total)
    assert (there.blocks, there.why) == (here.blocks, here.why) == (11, "draws")
    assert capfd.readouterr() == ("", "")


def test_what_a_worker_raises_is_raised_here(two: Running) -> None:
    with cluster(two.address, PATIENCE) as executor, pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 1, 0).result()


def test_workers_with_another_version_are_refused(
    two: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "__version__", "9.9.9")
    with pytest.raises(ComityError, match=r"here is Comity 9\.9\.9 .*\(cluster-differs\)$"):
        connect(two.address, PATIENCE)


def test_a_worker_that_joins_with_another_version_later_is_refused(
    two: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(two.address, PATIENCE) as executor:
        monkeypatch.setattr(workers, "__version__", "9.9.9")
        with pytest.raises(ComityError, match=r"\(cluster-differs\)$"):
            executor.submit(os.getpid).result()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "127.0.0.1:{}"])
def test_where_no_scheduler_is_it_is_told_in_time(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    need_dask()
    begun = time.monotonic()
    with pytest.raises(
        ComityError, match=r"no scheduler answers within 0\.3 s; .*\(cluster-unreachable\)$"
    ):
        connect(address.format(free_port()), timeout=0.3)
    assert time.monotonic() - begun < 10
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("address", ["nowhere", "foo:bar", "a://b:1", "tcp://b", ""])
def test_what_is_no_address_is_told_with_what_one_looks_like(address: str) -> None:
    need_dask()
    said = (
        rf"^cluster: '{address}' is no address .* tcp://10\.0\.0\.5:8786 \(cluster-unreachable\)$"
    )
    with pytest.raises(ComityError, match=said):
        connect(address)


def test_something_else_that_listens_is_no_scheduler() -> None:
    need_dask()
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        address = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        with pytest.raises(ComityError, match=r"\(cluster-unreachable\)$"):
            connect(address, timeout=0.3)


def test_without_the_extra_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ComityError, match=r"pip install 'comity\[cluster\]' \(package-missing\)$"):
        connect("tcp://127.0.0.1:1")


def test_what_dask_notes_is_noted_again_afterwards() -> None:
    need_dask()
    before = logging.getLogger("distributed").level
    with pytest.raises(ComityError, match="cluster-unreachable"):
        connect("nowhere", timeout=0.1)
    assert logging.getLogger("distributed").level == before < logging.CRITICAL


@pytest.mark.heavy
def test_a_worker_killed_half_way_changes_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    with running(tmp_path, 2) as there, cluster(there.address, PATIENCE) as executor:
        held = Held(executor, 2, marks)

        def kill_half_way() -> None:
            pids = {worker.pid for worker in there.workers}
            wait_for(lambda: {process for _, process in held.marks("begun")} == pids)
            there.workers[0].kill()
            there.workers[0].wait()
            held.let_go()

        killer = Thread(target=kill_half_way)
        killer.start()
        found = run(TASK, draws=4000, executor=held, batch=3)
        killer.join()
    lost = there.workers[0].pid
    taken = [call for call, process in held.marks("begun") if process == lost]
    assert taken, "it had taken work"
    assert not [call for call, process in held.marks("done") if process == lost], "and not done it"
    assert set(taken) <= {call for call, _ in held.marks("done")}, "somebody else did"
    assert same_counts(found.total, run(TASK, draws=4000).total)
    assert capfd.readouterr() == ("", "")


@pytest.mark.heavy
def test_a_worker_without_comity_is_refused(tmp_path: Path) -> None:
    hollow = tmp_path / "hollow" / "comity"
    hollow.mkdir(parents=True)
    (hollow / "__init__.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    with running(tmp_path, 0) as there:
        there.add_worker(PYTHONPATH=str(hollow.parent))
        with pytest.raises(ComityError, match=r"no Comity that can be loaded, .*cluster-differs"):
            connect(there.address, PATIENCE)


@pytest.mark.heavy
def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    fault = pytest.raises(ComityError, match=r"has no workers; .*\(cluster-unreachable\)$")
    with running(tmp_path, 0) as there, fault:
        connect(there.address, timeout=2)


@pytest.mark.heavy
def test_a_scheduler_that_is_lost_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def lose_it() -> None:
        with running(tmp_path, 1) as there, cluster(there.address, PATIENCE) as executor:
            waiting = executor.submit(time.sleep, 60)
            there.scheduler.kill()
            waiting.result()

    with pytest.raises(ComityError, match=r"scheduler were lost; .*\(workers-lost\)$"):
        lose_it()
    assert capfd.readouterr() == ("", "")
