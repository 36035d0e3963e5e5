"""``comity convert``, and .gmcr files given to the other commands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import comity as api
from tests.cli.conftest import Run
from tests.unit.formats.gmcr.files import BORDER, text
from tests.unit.formats.negotiation.files import write_genius, write_geniusweb


@pytest.fixture
def border(tmp_path: Path) -> Path:
    path = tmp_path / "border.gmcr"
    path.write_text(text(BORDER, coalitions=[[0, 1]]))
    return path


def digest(path: Path) -> str:
    return api.digest(api.read(path))


def test_gmcr_to_yaml_to_json_is_the_same_dispute(comity: Run, border: Path) -> None:
    yaml, data = border.with_suffix(".yaml"), border.with_suffix(".json")
    done = comity("convert", str(border), str(yaml))
    assert (done.code, done.out) == (0, f"Wrote {yaml}\n")
    start = f"comity: {border}: notice: "
    assert done.err.splitlines() == [
        f"{start}coalitions are not read: each decision maker stands for itself",
        f"{start}South: the ranking is not used, since the file asks for statements",
    ]
    assert digest(yaml) == digest(border)
    assert comity("convert", str(yaml), str(data)).err == ""
    assert digest(data) == digest(border)
    assert json.loads(data.read_text())["levers"] == []


def test_a_shipped_case_goes_to_every_format_and_back(comity: Run, tmp_path: Path) -> None:
    for ending in ("yaml", "yml", "json", "gmcr"):
        out = tmp_path / f"copy.{ending}"
        assert comity("convert", "elmira-twelve-states", str(out)).code == 0
        mine = api.analyze(api.read(out)).equilibria
        assert mine == api.analyze(api.read("elmira-twelve-states")).equilibria
    assert comity("convert", "chicken", str(tmp_path / "chicken.NFG")).code == 0
    assert (tmp_path / "chicken.NFG").read_text().startswith('NFG 1 R "')


def test_a_loss_is_refused_until_it_is_accepted(comity: Run, tmp_path: Path) -> None:
    out = tmp_path / "game.nfg"
    done = comity("convert", "syria-iraq-1975", str(out))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"comity: {out}: .nfg files cannot say: infeasible outcomes (2); accept the loss with "
        "--lossy, or write a case file (.yaml) (inexpressible)\n"
    )
    assert list(tmp_path.iterdir()) == []
    done = comity("convert", "syria-iraq-1975", str(out), "--lossy")
    assert done.code == 0
    assert "notice: infeasible outcomes have everybody's worst payoff minus one" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["game.nfg"]


def test_nothing_is_written_over_a_file_unless_asked_for(comity: Run, border: Path) -> None:
    before = border.read_text()
    done = comity("convert", "chicken", str(border))
    assert done.code == 2
    assert done.err.endswith("(file-exists)\n")
    assert border.read_text() == before
    assert comity("convert", "chicken", str(border), "--overwrite").code == 0
    assert api.read(border).parties[0].name == api.read("chicken").parties[0].name


@pytest.mark.parametrize(
    ("content", "slug"),
    [("[}", "yaml-syntax"), ("{}", "key-missing"), (text(BORDER, options=3), "value-type")],
)
def test_faults_of_the_file_end_with_2_and_nothing_written(
    comity: Run, border: Path, content: str, slug: str
) -> None:
    border.write_text(content)
    out = border.with_name("out.yaml")
    done = comity("convert", str(border), str(out), "--overwrite")
    assert (done.code, done.out) == (2, "")
    assert f"({slug})" in done.err
    assert done.err.startswith(f"comity: {border}:1:")
    assert not out.exists()


@pytest.mark.parametrize("out", ["x.pdf", "x", "x.gmcr.bak", ".gmcr"])
def test_the_ending_says_what_to_write(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = comity("convert", "chicken", out)
    assert done.code == 2
    assert "OUT must end in one of: .yaml .yml .json .gmcr .nfg" in done.err
    assert list(tmp_path.iterdir()) == []


def test_games_are_not_read(comity: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.yaml"
    done = comity("convert", "chicken.nfg", str(out))
    assert done.code == 2
    assert done.err.endswith("(file-unreadable)\n")
    assert not out.exists()


def test_every_command_takes_a_gmcr_file_and_shows_its_notices(comity: Run, border: Path) -> None:
    for arguments in (("analyze",), ("check",), ("explain", "--outcome", "1")):
        done = comity(*arguments, str(border))
        assert done.code == 0
        assert done.err.count(": notice: ") == 2
        assert done.out
    as_json = comity("analyze", str(border), "--format", "json")
    assert json.loads(as_json.out)["case"] == "border"


def test_notices_cannot_steer_a_terminal(comity: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd\x1b[31m.gmcr"
    file.write_text(text(BORDER, **{"key\u202e\x07": 1, "coalitions": [[0]]}, ensure=1))
    done = comity("check", str(file))
    assert done.code == 0
    assert all(line.isprintable() for line in done.err.splitlines())


def test_the_limits_hold_for_conversion_too(comity: Run, border: Path) -> None:
    out = border.with_suffix(".yaml")
    done = comity("convert", str(border), str(out), "--max-file-size", "100")
    assert done.err.endswith("(file-too-large)\n")
    done = comity("convert", str(border), str(out), "--max-memory", "100")
    assert done.err.endswith("(space-too-large)\n")
    assert not out.exists()


def test_python_writes_by_the_ending_too_and_returns_what_is_lost(tmp_path: Path) -> None:
    dispute = api.read("chicken")
    for ending in ("gmcr", "json", "yaml", "nfg"):
        lost = api.write(dispute, tmp_path / f"x.{ending}")
        assert bool(lost) == (ending in ("gmcr", "nfg"))
        if ending != "nfg":
            again = api.read(tmp_path / f"x.{ending}")
            assert api.analyze(again).equilibria == api.analyze(dispute).equilibria
    elmira = api.read("elmira-1991")
    for name in ("elmira.gmcr", "elmira.nfg"):
        with pytest.raises(api.ComityError, match="inexpressible"):
            api.write(elmira, tmp_path / name)
        assert not (tmp_path / name).exists()
    lost = api.write(elmira, tmp_path / "elmira.nfg", lossy=True)
    assert lost[1] == "one-way options go both ways (modify, delay, abandon)"
    with pytest.raises(api.ComityError, match="inexpressible"):
        api.write(elmira, tmp_path / "elmira.gmcr", lossy=True)
    with pytest.raises(api.ComityError, match="space-too-large"):
        api.write(dispute, tmp_path / "c.gmcr", limits=api.Limits(memory_bytes=10))


@pytest.mark.parametrize("name", ["x.gmcr", "x.NFG"])
def test_new_writes_case_files_only(comity: Run, tmp_path: Path, name: str) -> None:
    done = comity("new", str(tmp_path / name))
    assert done.code == 2
    assert "a case file ends in .yaml" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_genius_negotiation_becomes_a_case_file(comity: Run, tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    out = tmp_path / "camp.yaml"
    done = comity("convert", str(domain), *map(str, profiles), str(out))
    assert (done.code, done.out) == (0, f"Wrote {out}\n")
    assert done.err == ""
    assert digest(out) == api.digest(api.read(domain, profiles))
    assert comity("check", str(out)).out.startswith(f"{out}: outcomes: 30; ")


def test_a_geniusweb_negotiation_becomes_a_case_file_in_json(comity: Run, tmp_path: Path) -> None:
    domain, profiles = write_geniusweb(tmp_path)
    out = tmp_path / "kept.json"
    assert comity("convert", str(domain), *map(str, profiles), str(out)).code == 0
    assert digest(out) == api.digest(api.read(domain, profiles))


@pytest.mark.parametrize(
    "command", [("analyze",), ("check",), ("explain", "--outcome", "1"), ("settle",)]
)
@pytest.mark.parametrize("write", [write_genius, write_geniusweb])
def test_other_commands_ask_for_the_profiles_of_a_domain(
    comity: Run,
    tmp_path: Path,
    command: tuple[str, ...],
    write: Callable[[Path], tuple[Path, list[Path]]],
) -> None:
    domain, _ = write(tmp_path)
    done = comity(*command, str(domain))
    assert done.code == 2
    assert done.err.startswith(f"comity: {domain}: a negotiation domain says")
    assert done.err.endswith("take them (profile-missing)\n")


def test_profiles_are_of_domains_only(comity: Run, border: Path) -> None:
    out = border.with_suffix(".yaml")
    done = comity("convert", str(border), str(border), str(out))
    assert done.code == 2
    assert done.err.endswith("(domain-unreadable)\n")
    assert not out.exists()


def test_faults_of_profiles_end_with_2_and_nothing_written(comity: Run, tmp_path: Path) -> None:
    domain, (north, south) = write_genius(tmp_path)
    south.write_text(south.read_text().replace('"river"', '"sea"'))
    out = tmp_path / "camp.yaml"
    done = comity("convert", str(domain), str(north), str(south), str(out))
    assert (done.code, done.out) == (2, "")
    assert done.err.count("(issue-mismatch)\n") == 2
    assert done.err.startswith(f"comity: {south}:")
    assert not out.exists()
