"""The file that keeps how far an analysis has come: whole, of the same question, or refused."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.errors import ComityError
from comity.formats import progress_file as module
from comity.formats.progress_file import ProgressFile, read_progress, write_progress
from comity.robustness.asked import task_of
from comity.robustness.block import BLOCK, Task
from comity.robustness.run import run
from comity.robustness.tally import Tally
from tests.tallies import same_counts

CASE = comity.read("two-valleys")
TASK = task_of(CASE, None, (), 5, comity.Limits())
TOTAL = run(TASK, draws=3 * BLOCK).total


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "draws.json"
    write_progress(path, TASK, TOTAL)
    return path


def test_what_is_written_is_read(kept: Path) -> None:
    found = read_progress(kept, TASK)
    assert found is not None
    assert same_counts(found, TOTAL)
    assert same_counts(run(TASK, draws=1000, start=found).total, run(TASK, draws=1000).total)


def test_no_file_is_a_beginning(tmp_path: Path) -> None:
    assert read_progress(tmp_path / "none.json", TASK) is None


OTHERS: list[tuple[str, Task]] = [
    ("the version of Comity differs", replace(TASK, version="0.0.1")),
    ("the seed differs", replace(TASK, seed=6)),
    ("the leading concept differs", replace(TASK, lead=0)),
    ("the list of concepts differs", task_of(CASE, ["gmr", "seq"], (), 5, comity.Limits())),
    ("the case differs", task_of(CASE, None, ["upper"], 5, comity.Limits())),
    ("the case differs", task_of(comity.read("elmira-1991"), None, (), 5, comity.Limits())),
]


@pytest.mark.parametrize(("what", "other"), OTHERS)
def test_a_file_of_another_question_is_refused(kept: Path, what: str, other: Task) -> None:
    with pytest.raises(ComityError, match=rf"{what}: .*\(resume-mismatch\)$") as caught:
        read_progress(kept, other)
    assert len(caught.value.faults) == 1


def test_everything_that_differs_is_told_at_once(kept: Path) -> None:
    with pytest.raises(ComityError, match="the seed differs") as caught:
        read_progress(kept, replace(TASK, seed=6, version="0.0.1"))
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", "it is not JSON"),
        (b"{", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"1" * 5000, "it is not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[]", "does not say how far"),
        (b'{"format": "comity-robust-progress"}', "version 'None'"),
        (b'{"format": "comity-robust-progress", "version": true}', "version 'True'"),
        (b'{"format": "comity-robust-progress", "version": 2}', "version '2'"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, text: bytes, what: str) -> None:
    path = tmp_path / "draws.json"
    path.write_bytes(text)
    with pytest.raises(ComityError, match=rf"{what}.*\(resume-unreadable\)$"):
        read_progress(path, TASK)


def test_a_folder_and_a_file_too_large_are_refused(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ComityError, match=r"\(resume-unreadable\)$"):
        read_progress(tmp_path, TASK)
    monkeypatch.setattr(module, "LIMIT", 100)
    with pytest.raises(ComityError, match=r"larger than 100 bytes.*\(resume-unreadable\)$"):
        read_progress(kept, TASK)


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy: Any = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = changed(copy[path[0]], path[1:], value)
    return copy


def below(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where everything in a document stands."""
    keys: Any = data if isinstance(data, dict) else range(len(data) if type(data) is list else 0)
    return [path] + [it for key in keys for it in below(data[key], (*path, key))]


WRONG: list[tuple[tuple[Any, ...], Any, str]] = [
    (("blocks",), 2, "equilibrium"),
    (("blocks",), 4, "recommended"),
    (("blocks",), 0, "blocks"),
    (("blocks",), 3.0, "blocks"),
    (("blocks",), True, "blocks"),
    (("blocks",), 10**30, "blocks"),
    (("tally", "equilibrium"), [], "equilibrium"),
    (("tally", "equilibrium", 0), [], "equilibrium"),
    (("tally", "equilibrium", 0, 0), -1, "equilibrium"),
    (("tally", "indivisible", 0), 769, "indivisible"),
    (("tally", "both", 0, 0), 768, "both"),
    (("tally", "recommended"), [[-1, 767]], "recommended"),
    (("tally", "recommended"), [[-1, 384], [-1, 384]], "recommended"),
    (("tally", "recommended"), [[1000, 768]], "recommended"),
    (("tally", "recommended"), [[0, 768], [0, 768]], "recommended"),
    (("tally", "answered"), [], "answered"),
    (("tally", "answered", 0, 1), 9, "answered"),
    (("tally", "answered", 0, 0), 99, "answered"),
    (("tally", "answered", 0, 3), 0, "answered"),
    (("tally", "answered", 0), [0, 0, 0], "answered"),
    (("tally",), {}, "tally"),
]


@pytest.mark.parametrize(("path", "value", "field"), WRONG)
def test_counts_that_do_not_add_up_are_refused(
    kept: Path, tmp_path: Path, path: tuple[Any, ...], value: Any, field: str
) -> None:
    other = tmp_path / "draws.json"
    other.write_text(json.dumps(changed(json.loads(kept.read_bytes()), path, value)), "utf-8")
    with pytest.raises(ComityError, match=rf"'{field}' cannot be; .*\(resume-unreadable\)$"):
        read_progress(other, TASK)


def test_keys_that_are_too_many_or_too_few_are_refused(kept: Path, tmp_path: Path) -> None:
    whole = json.loads(kept.read_bytes())
    for document in (whole | {"more": 1}, {k: v for k, v in whole.items() if k != "blocks"}):
        other = tmp_path / "draws.json"
        other.write_text(json.dumps(document), "utf-8")
        with pytest.raises(ComityError, match=r"'keys' cannot be; .*\(resume-unreadable\)$"):
            read_progress(other, TASK)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def read_or_refused(path: Path) -> Tally | None:
    """Return what is read; None where the file is refused as such a file may be."""
    try:
        found = read_progress(path, TASK)
    except ComityError as error:
        slugs = {fault.slug for fault in error.faults}
    else:
        assert found is not None
        return found
    assert slugs <= {"resume-mismatch", "resume-unreadable"}
    return None


@given(st.data())
def test_whatever_stands_in_a_file_it_is_refused_or_adds_up(
    kept: Path, data: st.DataObject
) -> None:
    whole = json.loads(kept.read_bytes())
    path = data.draw(st.sampled_from(below(whole)))
    value = data.draw(st.integers(-2, 800) | ANYTHING)
    other = kept.parent / "changed.json"
    other.write_text(json.dumps(changed(whole, path, value)), "utf-8")
    found = read_or_refused(other)
    if found is None:
        return
    assert found.draws == sum(found.recommended.values()) == TOTAL.draws
    assert (found.both <= found.equilibrium).all()
    assert (found.equilibrium <= found.draws).all()


@given(st.integers(0, 5000), st.binary(max_size=3))
def test_a_file_cut_short_or_spoiled_is_refused_or_the_same(
    kept: Path, place: int, bytes_: bytes
) -> None:
    whole = kept.read_bytes()
    other = kept.parent / "spoiled.json"
    other.write_bytes(whole[: place % len(whole)] + bytes_)
    found = read_or_refused(other)
    assert found is None or same_counts(found, TOTAL)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_file_is_written_now_and_then_and_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(module, "monotonic", clock)
    path = tmp_path / "draws.json"
    totals = [run(TASK, draws=k * BLOCK).total for k in (1, 2, 3)]
    with ProgressFile(path, TASK, seconds=5) as keep:
        assert keep.start is None
        keep(totals[0], 1)
        assert not path.exists()
        clock.now += 6
        keep(totals[1], 2)
        assert draws_in(path) == 2 * BLOCK
        keep(totals[2], 3)
        assert draws_in(path) == 2 * BLOCK
    assert draws_in(path) == 3 * BLOCK
    assert [it.name for it in tmp_path.iterdir()] == ["draws.json"]


def draws_in(path: Path) -> int:
    found = read_progress(path, TASK)
    assert found is not None
    return found.draws


def test_an_interrupted_run_is_kept_and_gone_on_from(tmp_path: Path) -> None:
    path = tmp_path / "draws.json"

    def keeps(draws: int, stop: int) -> Tally:
        def progress(_: str, done: int, __: int) -> None:
            if done == stop:
                raise KeyboardInterrupt

        with ProgressFile(path, TASK) as keep:
            return run(
                TASK, draws=draws, start=keep.start, checkpoint=keep, progress=progress
            ).total

    assert keeps(5000, 1024).draws == draws_in(path) == 1024
    assert same_counts(keeps(2100, 0), run(TASK, draws=2100).total)
    assert draws_in(path) == 2048


def test_a_failure_keeps_what_was_done(tmp_path: Path) -> None:
    def fails(keep: ProgressFile) -> None:
        with keep:
            keep(TOTAL, 3)
            raise ZeroDivisionError

    path = tmp_path / "draws.json"
    with pytest.raises(ZeroDivisionError):
        fails(ProgressFile(path, TASK))
    assert draws_in(path) == 3 * BLOCK


def test_a_part_of_a_block_cannot_be_kept(tmp_path: Path) -> None:
    keep = ProgressFile(tmp_path / "draws.json", TASK)
    with pytest.raises(ValueError, match="300 draws are not 1 whole blocks"):
        keep(run(TASK, draws=300).total, 1)


def test_a_file_that_cannot_be_written_is_told_before_anything_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(ComityError, match=r"\(file-unwritable\)$"):
        ProgressFile(tmp_path / "none" / "draws.json", TASK)


def test_counts_of_another_numpy_are_refused(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.formats.progress_file.np.__version__", "1.0")
    with pytest.raises(ComityError, match=r"the version of NumPy.*\(resume-mismatch\)"):
        read_progress(kept, TASK)


@pytest.mark.parametrize("field", ["both", "indivisible", "recommended"])
def test_what_is_recommended_must_be_settled(tmp_path: Path, field: str) -> None:
    path, task = tmp_path / "draws.json", task_of(CASE, ["gmr"], (), 5, comity.Limits())
    write_progress(path, task, run(task, draws=BLOCK).total)
    document = json.loads(path.read_text())
    tally = document["tally"]
    assert max(tally["both"][0]) > 0
    spoilt = {
        "both": [[0] * len(tally["both"][0])],
        "indivisible": [0] * len(tally["indivisible"]),
        "recommended": [[-1, BLOCK]],
    }
    tally[field] = spoilt[field]
    path.write_text(json.dumps(document))
    with pytest.raises(ComityError, match=r"\(resume-unreadable\)$"):
        read_progress(path, task)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ComityError, match="no regular file"):
        read_progress(pipe, TASK)
