"""``comity inverse``: what is shown, what is written, and what is refused."""

import json
from pathlib import Path

import jsonschema
import pytest

from comity.formats.schemas import inverse_schema
from tests.cli.conftest import Run

SYRIA = ("inverse", "syria-iraq-1975", "--outcome", "2", "--free", "syria")


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "140")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_clauses_are_told_in_words_with_what_is_so_already(comity: Run) -> None:
    done = comity(*SYRIA)
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "2 (Release water) does not hold under SEQ as the case is. Under SEQ a party" in told
    assert "Syria is free to want anything. Iraq wants what the case says." in told
    assert "It holds under 384 of all 720 strict rankings of Syria (53.3 %)." in told
    assert "1 change to what they want now would be enough: see below. Proved:" in told
    assert (
        "3 Syria must not prefer 3 to 2; or Syria must not prefer 6 to 2, as Iraq could reply with "
        "6 Syria - 1 Syria must not prefer 1 to 2; or Syria must not prefer 4 to 2, as Iraq could "
        "reply with 4 Syria yes"
    ) in told
    assert told.index("Syria must not prefer 4 to 2 yes") < told.index("What it takes for nobody")
    assert "Not in the table: 1 move not wanted, or deterred, whatever they want." in told
    assert "Necessary" not in told
    assert "no chance that a party wants" in told


def test_all_who_can_move_are_free_when_nobody_is_named(comity: Run) -> None:
    told = flat(comity("inverse", "syria-iraq-1975", "-n", "YNN", "-c", "nash").out)
    assert "Syria and Iraq are free to want anything." in told
    assert "the case says" not in told
    assert (
        "under 86,400 of all 518,400 combinations of strict rankings of Syria and Iraq (16.7 %)"
        in told
    )
    assert (
        "Necessary, and enough for 2 to hold, all together what must be so so already Syria must "
        "not prefer any of 1 and 3 to 2 - Iraq must not prefer 5 to 2 yes"
    ) in told


def test_credible_replies_of_free_parties_are_asked_for(comity: Run) -> None:
    told = flat(comity("inverse", "syria-iraq-1975", "-n", "1").out)
    assert "Syria must prefer 6 to 4, so that it replies, and Iraq must not prefer 6 to 1" in told
    assert "The outcomes named here no. outcome 1 no option taken" in told


def test_who_stands_in_the_way_of_the_impossible_is_told(comity: Run) -> None:
    told = flat(comity("inverse", "syria-iraq-1975", "-n", "3", "--free", "Syria").out)
    assert "Nothing that the free parties may want makes 3 hold." in told
    assert "Iraq would leave it for 6 (Escalate the dispute; Attack) all the same." in told
    assert "nothing that the free parties want is enough Iraq -" in told
    assert "Enough for" not in told


def test_what_holds_whatever_they_want_asks_for_nothing(comity: Run) -> None:
    told = flat(comity("inverse", "syria-iraq-1975", "-n", "6", "--free", "iraq").out)
    assert "6 (Escalate the dispute; Attack) holds under SEQ as the case is." in told


def test_json_keeps_the_schema_and_goes_to_a_file(comity: Run, tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    assert comity(*SYRIA, "-c", "smr", "-f", "json", "-o", str(out)).code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(inverse_schema()).validate(data)
    share = data["share"]
    assert (share["exact"], share["count"], share["of"], share["draws"]) == ("5/12", 300, 720, 0)
    assert (data["outcome"], data["concept"], data["free"]) == (2, "smr", ["syria"])
    places = range(len(data["comparisons"]))
    for clause in data["clauses"]:
        assert all(it in places for way in clause["alternatives"] for it in way)
    enough = [data["comparisons"][it] for it in data["smallest"]["comparisons"]]
    assert sum(not it["holds"] for it in enough) == data["smallest"]["to_change"]


def test_json_says_that_nothing_is_enough(comity: Run) -> None:
    data = json.loads(
        comity("inverse", "syria-iraq-1975", "-n", "3", "--free", "Syria", "-f", "json").out
    )
    jsonschema.Draft202012Validator(inverse_schema()).validate(data)
    assert data["smallest"] is None
    assert data["share"]["count"] == 0
    assert [it["to"] for it in data["clauses"] if it["alternatives"] == []] == [6]


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (("-n", "9"), "--outcome: there is no outcome number 9"),
        (("-n", "2", "--free", "turkey"), "--free: there is no party with moves called 'turkey'"),
        (("-n", "Release water"), "--outcome: 'Release water' is neither the number nor the"),
        (("-n", "2", "-c", "NASH"), "comity: concept: there is no concept 'NASH'"),
        (("-n", "2", "-c", "sim"), "(concept-undefined)"),
        (("-n", "2", "-c", "gmr:strong=2"), "(concept-undefined)"),
        (("-n", "2", "-c", "nosh"), "(concept-unknown)"),
        (("-n", "2", "--all", "-f", "json"), "--all goes with"),
        (("-n", "2", "--seed", "-1"), "--seed"),
        (("-n", "2", "-f", "json", "--max-memory", "9k"), "JSON of this result may need"),
        ((), "--outcome"),
    ],
)
def test_what_cannot_be_asked(comity: Run, rest: tuple[str, ...], part: str) -> None:
    done = comity("inverse", "syria-iraq-1975", *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err
