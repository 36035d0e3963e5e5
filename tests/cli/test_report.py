"""``comity report``: what is written where, and what is refused before anything is computed."""

import sys
from pathlib import Path

import pytest

import comity as api
from tests.cli.conftest import Run


def test_a_page_is_written_whole_and_said_so(comity: Run, tmp_path: Path) -> None:
    target = tmp_path / "elmira.html"
    done = comity("report", "elmira-1991", "-o", str(target))
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Written: ")
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.rstrip().endswith("</html>")
    assert api.digest(api.read("elmira-1991")) in text.replace("<wbr>", "")


def test_the_command_names_files_without_their_folders(comity: Run, tmp_path: Path) -> None:
    case = tmp_path / "my case.yaml"
    api.write(api.read("chicken"), case)
    target = tmp_path / "out.html"
    comity("report", str(case), "-o", str(target), "-n", "4", "--reference", "1")
    text = target.read_text(encoding="utf-8").replace("<wbr>", "")
    typed = "comity report &#39;my case.yaml&#39; --output out.html --outcome 4 --reference 1"
    assert typed in text
    assert str(tmp_path) not in text
    assert api.digest(api.read(str(case))) in text


def test_for_the_public_wants_are_left_out(comity: Run, tmp_path: Path) -> None:
    target = tmp_path / "public.html"
    assert comity("report", "chicken", "-o", str(target), "--for", "public").code == 0
    text = target.read_text(encoding="utf-8")
    assert "A report for the public" in text
    assert "Order of outcomes" not in text
    assert "it could move to" not in text


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("report.pdf", "extension-unknown"),
        ("report", "extension-unknown"),
        ("no-folder/report.html", "file-unwritable"),
        ("there.html", "file-exists"),
    ],
)
def test_a_target_that_cannot_be_is_refused_first(
    comity: Run, tmp_path: Path, name: str, slug: str
) -> None:
    (tmp_path / "there.html").write_text("mine", encoding="utf-8")
    done = comity("report", "no-such-case", "-o", str(tmp_path / name))
    assert (done.code, done.out) == (2, "")
    assert f"({slug})" in done.err
    assert "Traceback" not in done.err
    assert sorted(it.name for it in tmp_path.iterdir()) == ["there.html"]
    assert (tmp_path / "there.html").read_text(encoding="utf-8") == "mine"


def test_replace_writes_over_a_file(comity: Run, tmp_path: Path) -> None:
    target = tmp_path / "there.html"
    target.write_text("mine", encoding="utf-8")
    assert comity("report", "chicken", "-o", str(target), "--replace").code == 0
    assert "Chicken" in target.read_text(encoding="utf-8")


def test_a_folder_is_not_written_over(comity: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder.html"
    folder.mkdir()
    done = comity("report", "chicken", "-o", str(folder), "--replace")
    assert done.code == 2
    assert "(file-unwritable)" in done.err


def test_a_picture_is_written_as_svg_and_as_png(comity: Run, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    drawn, painted = tmp_path / "expense.svg", tmp_path / "expense.png"
    for target in (drawn, painted):
        done = comity("report", "elmira-1991", "-o", str(target), "--picture", "expense")
        assert done.code == 0
    assert "<svg" in drawn.read_text(encoding="utf-8")
    assert painted.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("picture", [(), ("--picture", "nothing")])
def test_without_a_known_picture_those_there_are_are_named(
    comity: Run, tmp_path: Path, picture: tuple[str, ...]
) -> None:
    pytest.importorskip("vl_convert")
    target = tmp_path / "it.svg"
    done = comity("report", "elmira-1991", "-o", str(target), *picture)
    assert done.code == 2
    assert "(picture-unknown)" in done.err
    assert "expense" in done.err
    assert not target.exists()


def test_a_picture_is_not_asked_of_a_page(comity: Run, tmp_path: Path) -> None:
    done = comity("report", "chicken", "-o", str(tmp_path / "a.html"), "--picture", "expense")
    assert done.code == 2
    assert "--picture goes with" in done.err


@pytest.mark.parametrize("package", ["jinja2", "networkx"])
def test_a_missing_package_is_named_before_the_case_is_read(
    comity: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    done = comity("report", "no-such-case", "-o", str(tmp_path / "a.html"))
    assert done.code == 2
    assert "is not installed" in done.err
    assert "pip install 'comity[report]'" in done.err
