"""``comity robust``: what is shown, written, kept, gone on from, and refused."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import comity as library
from comity.formats.schemas import robust_schema
from comity.robustness.run import Ran, run
from tests.cli.conftest import Run

VALLEYS = ("robust", "two-valleys", "--doubt", "town", "-c", "gmr,nash", "--draws")


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "160")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_shares_questions_and_flips_are_told(comity: Run) -> None:
    done = comity("robust", "two-valleys", "-c", "gmr", "--draws", "600")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    for title in (
        "What is recommended",
        "Shares of draws, with 95 % intervals",
        "What to ask",
        "What the recommendation hangs on",
        "Flip points",
    ):
        assert title in told
    assert "600 draws" in told
    assert "not the chance that something happens" in told


def test_json_keeps_its_schema_and_agrees_with_python(comity: Run) -> None:
    data = json.loads(comity(*VALLEYS, "600", "--seed", "3", "-f", "json").out)
    jsonschema.Draft202012Validator(robust_schema()).validate(data)
    found = library.robust(
        library.read("two-valleys"), ["gmr", "nash"], doubt=["town"], draws=600, seed=3
    )
    assert data["shares"]["both"]["gmr"]["count"] == found.counts("both")[1].tolist()
    assert data["as_stated"]["count"] == found.as_stated.count
    assert (data["draws"], data["seed"], data["lead"], data["why"]) == (600, 3, "gmr", "draws")
    assert data["in_doubt"] == ["upper", "lower", "town"]
    share = found.share("gmr", 10)
    assert data["shares"]["both"]["gmr"]["low"][found.space.index(10)] == share.low


def test_a_party_without_moves_and_a_name_can_be_doubted(comity: Run) -> None:
    done = comity("robust", "two-valleys", "--doubt", "RIVER TOWN", "--draws", "256")
    assert done.code == 0
    assert "River town: " in flat(done.out)


def test_it_goes_on_from_a_file_and_the_answer_is_that_of_one_run(
    comity: Run, tmp_path: Path
) -> None:
    kept = str(tmp_path / "draws.json")
    first = comity(*VALLEYS, "600", "--resume", kept)
    assert first.code == 0
    again = comity(*VALLEYS, "1500", "--resume", kept, "-f", "json")
    assert f"going on after 512 draws of {kept}" in again.err
    assert json.loads(again.out) == json.loads(comity(*VALLEYS, "1500", "-f", "json").out)


def test_a_file_of_another_seed_is_refused(comity: Run, tmp_path: Path) -> None:
    kept = str(tmp_path / "draws.json")
    comity(*VALLEYS, "512", "--resume", kept)
    done = comity(*VALLEYS, "512", "--seed", "1", "--resume", kept)
    assert done.code == 2
    assert "(resume-mismatch)" in done.err


def test_it_stops_where_intervals_are_narrow(comity: Run) -> None:
    data = json.loads(comity(*VALLEYS[:-1], "--until", "0.1", "-f", "json").out)
    assert (data["why"], data["until"]) == ("until", 0.1)
    assert data["draws"] % 256 == 0
    columns = [*data["shares"]["equilibrium"].values(), *data["shares"]["both"].values()]
    for column in [*columns, data["shares"]["indivisible"]]:
        widths = [b - a for a, b in zip(column["low"], column["high"], strict=True)]
        assert max(widths) <= 0.1


def test_processes_give_the_same_answer(comity: Run) -> None:
    alone = comity(*VALLEYS, "1100", "-f", "json")
    together = comity(*VALLEYS, "1100", "--workers", "2", "-f", "json")
    assert together.out == alone.out


def test_what_is_interrupted_is_shown_and_said(
    comity: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*arguments: Any, **options: Any) -> Ran:
        ran = run(*arguments, **options)
        return Ran(ran.total, ran.blocks, "interrupted")

    monkeypatch.setattr("comity.robustness.analysis.run", cut)
    done = comity(*VALLEYS, "256")
    assert done.code == 130
    assert "Interrupted after 256 draws" in done.out


def test_a_party_that_cannot_be_doubted_is_told_under_the_option(comity: Run) -> None:
    done = comity("robust", "chicken", "--doubt", "first-driver")
    assert done.code == 2
    assert done.err.startswith("comity: --doubt: 'first-driver' has no concerns")


def test_parties_to_doubt_can_be_separated_by_commas(comity: Run) -> None:
    more = ("-c", "nash", "--draws", "256", "-f", "json")
    apart = comity("robust", "two-valleys", "--doubt", "town", "--doubt", "upper", *more)
    together = comity("robust", "two-valleys", "--doubt", "town, upper", *more)
    assert together.code == 0
    assert together.out == apart.out != comity("robust", "two-valleys", *more).out


def test_interrupted_before_anything_is_drawn_it_says_so_in_a_line(
    comity: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: Any, **__: Any) -> Ran:
        raise KeyboardInterrupt

    monkeypatch.setattr("comity.robustness.analysis.run", cut)
    done = comity(*VALLEYS, "256")
    assert (done.code, done.out) == (130, "")
    assert done.err == "comity: ended by Ctrl-C before there was an answer\n"


def test_shares_are_exported(comity: Run, tmp_path: Path) -> None:
    import xarray as xr

    path = tmp_path / "shares.nc"
    done = comity(*VALLEYS, "300", "--export", str(path))
    assert f"wrote {path}" in done.err
    with xr.open_dataset(path, engine="scipy") as data:
        found = library.robust(
            library.read("two-valleys"), ["gmr", "nash"], doubt=["town"], draws=300
        )
        assert data["both"].sel(concept="gmr").values.tolist() == found.counts("both")[1].tolist()
    assert comity(*VALLEYS, "300", "--export", str(path)).code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--draws", "10", "--until", "0.1"), "give one of them"),
        (("--workers", "2", "--cluster", "tcp://127.0.0.1:1"), "give one of them"),
        (("--until", "0.0001"), "0.0001"),
        (("--until", "1"), "1"),
        (("--until", "nan"), "nan is no width"),
        (("--cluster", ""), "name a scheduler's address"),
        (("--draws", "0"), "0"),
        (("--seed", "-1"), "-1"),
        (("--workers", "0"), "0"),
        (("--doubt", "nobody"), "(party-unknown)"),
        (("--doubt", ","), "name one party or more"),
        (("-c", "nosh"), "comity: --concept: there is no concept"),
        (("-c", "sim"), "(concept-undefined)"),
        (("--resume", "x.json", "--export", "x.json"), "name the same file"),
        (("--resume", "nowhere/x.json"), "(file-unwritable)"),
    ],
)
def test_what_cannot_be_is_refused(comity: Run, options: tuple[str, ...], said: str) -> None:
    done = comity("robust", "elmira-1991", *options)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_case_without_status_quo_is_refused(comity: Run) -> None:
    done = comity("robust", "chicken")
    assert done.code == 2
    assert "(key-missing)" in done.err


def test_one_file_under_two_names_is_refused(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").symlink_to(tmp_path)
    done = comity(*VALLEYS, "256", "--export", "here/z.nc", "-f", "json", "-o", "z.nc")
    assert done.code == 2
    assert "name the same file" in done.err
    assert [it.name for it in tmp_path.iterdir()] == ["here"]


def test_what_a_link_leads_to_is_kept_and_names_cannot_steer_a_terminal(
    comity: Run, tmp_path: Path
) -> None:
    kept, link = tmp_path / "a\x9b.json", tmp_path / "link"
    link.symlink_to(kept)
    comity(*VALLEYS, "256", "--resume", str(link))
    assert link.is_symlink()
    again = comity(*VALLEYS, "512", "--resume", str(kept))
    assert "going on after 256 draws" in again.err
    assert "\x9b" not in again.err
