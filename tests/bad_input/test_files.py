"""Files that are no case files at all, or not quite: missing, binary, too large, odd line ends."""

import os
import stat
from pathlib import Path

import pytest

import comity
from comity.formats.case import to_text
from comity.model.limits import Limits
from tests.bad_input.messages import CASE


def refused(path: Path | str, *, limits: Limits | None = None) -> comity.Fault:
    with pytest.raises(comity.ComityError) as caught:
        comity.read(path, limits=limits or Limits())
    (fault,) = caught.value.faults
    assert str(fault).isprintable()
    assert os.fspath(path) in str(fault)
    return fault


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "case.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def digest(path: Path) -> str:
    return comity.digest(comity.read(path))


@pytest.mark.parametrize("name", ["nowhere.yaml", "no/such/folder.yaml", "chicken.yaml"])
def test_a_file_that_is_not_there_is_missing(name: str, tmp_path: Path) -> None:
    assert refused(tmp_path / name).slug == "file-missing"


@pytest.mark.parametrize("name", ["chiken", "", "Chicken", "kinsara-2014", "nothing-like-it"])
def test_a_name_that_no_shipped_case_has_is_unknown(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fault = refused(name)
    assert fault.slug == "case-unknown"
    assert name != "chiken" or "did you mean 'chicken'?" in fault.todo


def test_a_file_goes_before_a_shipped_case_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "chicken").write_text(CASE)
    assert comity.read("chicken").id == "two"


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    assert refused(tmp_path).slug == "file-unreadable"
    assert refused(str(tmp_path)).slug == "file-unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = written(tmp_path, CASE)
    path.chmod(0)
    assert refused(path).slug == "file-unreadable"
    path.chmod(stat.S_IRUSR)
    assert comity.read(path).id == "two"


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".yaml", "a\x00b.yaml"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    for case in (name, Path(name)):
        with pytest.raises(comity.ComityError) as caught:
            comity.read(case)
        assert {f.slug for f in caught.value.faults} <= {
            "case-unknown",
            "file-missing",
            "file-unreadable",
        }


@pytest.mark.parametrize(
    "content",
    [
        b"title: caf\xe9",
        b"\xff\xfet\x00i\x00",
        CASE.encode("utf-16"),
        CASE.encode("utf-32"),
        b"\x80",
        b"id: \xed\xa0\x80",
        bytes(range(256)),
    ],
    ids=["latin", "bom", "utf-16", "utf-32", "lone", "surrogate", "binary"],
)
def test_what_is_not_utf_8_is_refused(content: bytes, tmp_path: Path) -> None:
    fault = refused(written(tmp_path, content))
    assert fault.slug == "file-encoding"
    assert "byte" in fault.what


@pytest.mark.parametrize(
    "content", ["\x00", "id: \x00x", "\x01\x02", "id: \x1b[31m", "id: x\x7f", "\ufffe"]
)
def test_characters_that_yaml_has_no_place_for_are_refused(content: str, tmp_path: Path) -> None:
    assert refused(written(tmp_path, content)).slug in ("yaml-syntax", "value-type")


@pytest.mark.parametrize(
    "content", ["", "\n\n", "   ", "# nothing\n# at all\n", "---\n", "\ufeff", "~"]
)
def test_a_file_with_nothing_in_it_is_empty(content: str, tmp_path: Path) -> None:
    assert refused(written(tmp_path, content)).slug == "yaml-empty"


@pytest.mark.parametrize("content", ["hello", "[]", "- a", "5", "'null'", "{}", "[[[]]]"])
def test_a_file_that_is_no_mapping_of_keys_is_told_what_a_case_is(
    content: str, tmp_path: Path
) -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.read(written(tmp_path, content))
    assert {f.slug for f in caught.value.faults} <= {"value-type", "key-missing", "option-missing"}


def test_a_file_over_the_limit_is_refused_without_being_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.formats import case as reader

    def never(text: str, name: str) -> None:
        raise AssertionError(name, text[:20])

    path = written(tmp_path, CASE)
    size = path.stat().st_size
    assert comity.read(path, limits=Limits(file_bytes=size)).id == "two"
    monkeypatch.setattr(reader, "named_nodes", never)
    fault = refused(path, limits=Limits(file_bytes=size - 1))
    assert fault.slug == "file-too-large"
    assert "--max-file-size" in fault.todo


def test_a_file_without_end_is_read_up_to_the_limit_only() -> None:
    assert refused("/dev/zero").slug == "file-too-large"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: "---\n" + text + "...\n",
        lambda text: "%YAML 1.1\n---\n" + text,
        lambda text: "# first\n\n" + text + "\n\n# last",
        lambda text: text.rstrip("\n"),
    ],
    ids=["crlf", "cr", "bom", "bom-crlf", "marks", "directive", "comments", "no-end"],
)
def test_another_way_of_writing_a_text_file_changes_nothing(change: object, tmp_path: Path) -> None:
    assert callable(change)
    path = written(tmp_path, change(CASE))
    assert digest(path) == comity.digest(comity.parse(CASE))
    assert comity.digest(comity.parse(change(CASE))) == digest(path)


def test_lines_are_counted_alike_whatever_ends_them(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        path = written(tmp_path, CASE.replace("not b", "not x").replace("\n", end))
        assert f"{path}:18:" in str(refused(path))


def test_nothing_is_written_over_a_file_unless_asked_for(tmp_path: Path) -> None:
    dispute = comity.parse(CASE)
    path = written(tmp_path, "precious")
    with pytest.raises(comity.ComityError, match="file-exists"):
        comity.write(dispute, path)
    assert path.read_text() == "precious"
    comity.write(dispute, path, overwrite=True)
    assert path.read_text("utf-8") == to_text(dispute)


@pytest.mark.parametrize("name", ["missing/case.yaml", "taken", "x" * 300])
def test_what_cannot_be_written_is_told_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "full").touch()
    with pytest.raises(comity.ComityError, match="file-unwritable"):
        comity.write(comity.parse(CASE), tmp_path / name, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
