"""``comity mediate``: what is shown, what is written, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

import comity as api
from comity.formats.schemas import mediate_schema
from tests.cli.conftest import Run


def flat(text: str) -> str:
    return " ".join(text.split())


def written(comity: Run, *asked: str) -> dict[str, object]:
    done = comity("mediate", *asked, "--format", "json")
    assert (done.code, done.err) == (0, "")
    data: dict[str, object] = json.loads(done.out)
    jsonschema.Draft202012Validator(mediate_schema()).validate(data)
    return data


@pytest.fixture
def levered(comity: Run, tmp_path: Path) -> str:
    path = tmp_path / "levered.yaml"
    done = comity("mediate", "two-valleys", "--save", str(path))
    assert (done.code, done.err) == (0, f"comity: wrote {path}\n")
    return str(path)


def test_the_best_target_is_told_with_its_levers_and_why(comity: Run) -> None:
    done = comity("mediate", "two-valleys")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Target: 12 (Let the river run in the dry months; Share the flow records" in told
    assert "of all that leave nobody worse off, the first of the 2 that cost least to hold" in told
    assert "Cheapest to hold is not best" in told
    assert "there are 32 outcomes, not 24 as in the case: 25 to 32 are new." in told
    assert "2 levers make it hold under SEQ, at a cost of 3." in told
    assert "Proved cheapest" in told
    assert "by what each wants now" in told
    assert "Without 'A post where timber alone can be checked', Upper valley would leave 12" in told
    assert "Upper valley would stay at 12" in told
    assert "A safe way needs 2 parties that move at once." in told
    assert "13 Pump from deep wells; Open 4 development Lower valley the valley road" in told
    assert told.index("Other levers of the case") < told.index("Other sets of levers")


def test_a_target_that_only_compensation_makes_secure_is_told_so(comity: Run) -> None:
    told = flat(comity("mediate", "two-valleys", "-n", "13", "-c", "nash").out)
    assert "1 lever makes it hold under Nash, at a cost of 4." in told
    assert "because of compensation: without it Lower valley would be." in told
    assert "Cheapest to hold" not in told


def test_nothing_needed_is_told_so(comity: Run) -> None:
    told = flat(comity("mediate", "two-valleys", "-n", "12", "-c", "gmr").out)
    assert "It holds under GMR as the case is: no lever is needed." in told
    assert "Proved cheapest" not in told
    assert "The way there, step by step step by" in told
    assert "in force" not in told
    assert "Levers of the case" in told


def test_levers_that_are_named_are_tried_and_no_others(comity: Run) -> None:
    asked = ("mediate", "two-valleys", "-n", "12", "--with", "timber-checks")
    told = flat(comity(*asked).out)
    assert "With 1 lever in force, at a cost of 2, it does not hold under SEQ." in told
    assert "Upper valley would not stay at 12" in told
    assert "data-bank" not in told
    assert "it holds under SEQ." in flat(comity(*asked, "--with", "data-bank").out)
    listed = flat(
        comity("mediate", "two-valleys", "-n", "12", "--with", "timber-checks, data-bank").out
    )
    assert "With 2 levers in force, at a cost of 3, it holds under SEQ." in listed


def test_json_of_a_search_keeps_the_schema(comity: Run) -> None:
    data = written(comity, "two-valleys", "--budget", "4")
    assert (data["target"], data["asked_best"], data["budget"]) == (12, True, 4)
    assert data["chosen"] == {"levers": ["data-bank", "timber-checks"], "cost": 3}
    ranking = data["ranking"]
    assert isinstance(ranking, list)
    assert {it["outcome"]: it["verdict"] for it in ranking}[10] == "beyond"


def test_json_of_a_trial_keeps_the_schema(comity: Run) -> None:
    data = written(comity, "two-valleys", "-n", "13", "--with", "development", "-c", "nash")
    assert (data["there"], data["holds"], data["indivisible"]) == (13, True, True)
    assert (data["compensated"], data["lowered"]) == (["lower"], [])
    gone = written(comity, "two-valleys", "-n", "20", "--with", "open-border")
    assert (gone["there"], gone["holds"], gone["proofs"]) == (None, False, [])


def test_what_is_saved_is_a_case_in_which_the_target_holds(comity: Run, levered: str) -> None:
    dispute = api.read(levered)
    assert dispute.levers == ()
    data = written(comity, "two-valleys")
    assert isinstance(data["levered"], dict)
    assert data["levered"]["digest"] == api.digest(dispute)
    assert 12 in (api.analyze(dispute, ["seq"]).equilibria["seq"] or ())


def test_what_was_tried_can_be_saved_too(comity: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "tried.json")
    asked = ("mediate", "two-valleys", "-n", "12", "--with", "gate-keepers", "--save", path)
    assert comity(*asked).code == 0
    assert api.read(path).options[0].change == "up"
    again = comity(*asked)
    assert (again.code, again.out) == (2, "")
    assert again.err.endswith("(file-exists)\n")


def test_a_case_saved_with_wants_that_were_changed_cautions(comity: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "swayed.yaml")
    asked = ("mediate", "two-valleys", "-n", "10", "--with", "fishery,well-meters", "--save", path)
    caution = "What Upper valley wants here is what fishery makes it want."
    assert f"comity: {path}: notice: {caution}" in comity(*asked).err
    saved = api.read(path)
    assert (saved.id, saved.title) == (
        "two-valleys",
        "Two valleys, one river, with well-meters and fishery in force",
    )
    assert caution in saved.notes
    assert "fishery (A fishery programme in the upper valley), by Growers' bank" in saved.notes
    assert "Asked for: 10 (Let the river run" in saved.notes
    assert "of two-valleys, to hold under SEQ." in saved.notes


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (("--with", "fishery"), "name it: --target OUTCOME"),
        (("-n", "12", "--with", " ,"), "name one or more levers of the case"),
        (("-n", "12", "--with", "fishery", "--budget", "3"), "--budget goes with a search"),
        (("-n", "12", "--with", "fishery", "--others", "3"), "--others goes with a search"),
        (("-n", "12", "--with", "fishery", "--all"), "--all goes with a search"),
        (("--budget", "-1"), "'-1' is not a cost"),
        (("--budget", "much"), "'much' is not a cost"),
        (("--save", "levered.html"), "FILE of --save must end in one of: .yaml .yml .json"),
        (("-n", "12", "--with", "fishry"), "did you mean 'fishery'? (lever-unknown)"),
        (("-n", "12", "--with", "timber-checks", "--with", "open-border"), "(levers-clash)"),
        (("-n", "99"), "(outcome-unknown)"),
        (("-c", "sim"), "use one of: nash, gmr, smr, seq, sseq (concept-undefined)"),
        (("-c", "nash,seq"), "(concept-unknown)"),
        (("-n", "12", "--budget", "2.5"), "(budget-too-low)"),
        (("-n", "20"), "(target-unholdable)"),
        (("-f", "json", "--max-memory", "1k"), "(space-too-large)"),
    ],
)
def test_what_cannot_be_asked(comity: Run, rest: tuple[str, ...], part: str) -> None:
    done = comity("mediate", "two-valleys", *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err


def test_a_budget_that_nothing_fits_is_told_what_would(comity: Run) -> None:
    told = flat(comity("mediate", "two-valleys", "-n", "12", "--budget", "2").err)
    assert "cost 3 (data-bank and timber-checks), more than 2" in told


def test_a_target_that_nothing_holds_is_told_who_stands_in_the_way(
    comity: Run, tmp_path: Path
) -> None:
    path, dispute = str(tmp_path / "few.yaml"), api.read("two-valleys")
    api.write(replace(dispute, levers=dispute.levers[3:4]), path)
    left = flat(comity("mediate", path, "-n", "12").err)
    assert "whichever are in force, Upper valley would leave 12" in left
    assert "for 9 (Open the valley road), and nothing that counts under SEQ deters it" in left
    lowered = flat(comity("mediate", "two-valleys", "-n", "8").err)
    assert "Upper valley would be worse off at 8" in lowered


def test_a_case_without_levers_says_what_to_write(comity: Run) -> None:
    done = comity("mediate", "syria-iraq-1975", "-n", "2")
    assert (done.code, done.out) == (2, "")
    assert "(levers-missing)" in done.err


def test_files_are_refused_before_anything_is_written(comity: Run, tmp_path: Path) -> None:
    saved, nowhere = str(tmp_path / "saved.json"), str(tmp_path / "none" / "found.json")
    asked = ("mediate", "two-valleys", "--target", "12", "--format", "json", "--save", saved)
    for output, said in ((saved, "the same file"), (nowhere, "there is no such folder")):
        done = comity(*asked, "--output", output)
        assert done.code == 2
        assert said in done.err
        assert not list(tmp_path.iterdir())
