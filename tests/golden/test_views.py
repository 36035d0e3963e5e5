"""Reports of some disputes show what is stored of them, to the letter."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

import comity
from comity.report.reading import Audience
from comity.report.view import Section
from comity.tables import Table
from tests.golden.views import AUDIENCES, CASES, FOLDER, compared, golden, plain, written


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("case", CASES)
def test_a_report_shows_what_is_stored(case: str, audience: Audience) -> None:
    difference = compared(FOLDER / f"{case}.{audience}.json", golden(case, audience))
    assert difference is None, difference


def test_every_file_is_compared() -> None:
    stored = {it.name for it in FOLDER.glob("*.json") if not it.name.endswith(".actual.json")}
    assert stored == {f"{case}.{audience}.json" for case in CASES for audience in AUDIENCES}


# The comparison itself


def test_a_difference_is_shown_and_written_beside(tmp_path: Path) -> None:
    stored, actual = tmp_path / "a.public.json", tmp_path / "a.public.actual.json"
    stored.write_text("one\ntwo\n", encoding="utf-8")
    told = compared(stored, "one\nthree\n")
    assert told is not None
    assert str(actual) in told
    assert "make golden" in told
    assert told.splitlines()[-3:] == [" one", "-two", "+three"]
    assert actual.read_text("utf-8") == "one\nthree\n"
    assert compared(stored, "one\ntwo\n") is None
    assert not actual.exists()


def test_a_long_difference_is_cut(tmp_path: Path) -> None:
    told = compared(tmp_path / "new.json", "\n".join("x" * 1000 for _ in range(1000)))
    assert told is not None
    assert len(told.splitlines()) < 50
    assert max(map(len, told.splitlines()[2:])) <= 200


def test_a_missing_file_is_a_difference(tmp_path: Path) -> None:
    assert compared(tmp_path / "none.json", "x\n") is not None


@dataclass(frozen=True)
class Placed:
    at: tuple[float, float]
    of: tuple[Fraction, bool, None]


def test_all_data_of_a_view_but_places_and_versions_are_kept() -> None:
    table = Table("T", ("a",), ((1,), (comity.__version__,)))
    data = plain(Section(id="s", title="S", tables=(table,)))
    assert data["is"] == "Section"
    assert data["tables"][0]["rows"] == [[1], ["(this version)"]]
    assert plain(Placed((0.1, 2.5), (Fraction(1, 3), True, None))) == {
        "is": "Placed",
        "of": ["1/3", True, None],
    }
    with pytest.raises(TypeError, match="set"):
        plain({1})


def test_what_is_written_is_json_of_short_lines() -> None:
    text = written({"a": [["é", 1, None], "x" * 90], "b": [], "c": {"d": "y" * 99}})
    assert text.splitlines() == [
        "{",
        ' "a": [',
        '  ["é", 1, null],',
        f'  "{"x" * 90}"',
        " ],",
        ' "b": [],',
        ' "c": {',
        f'  "d": "{"y" * 99}"',
        " }",
        "}",
    ]
