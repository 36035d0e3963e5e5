"""``comity bargain``: tables, JSON, domains of other programs, and what is refused."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from comity.formats.schemas import bargain_schema, settle_schema
from tests.bad_input.messages import CASE
from tests.cli.conftest import Run
from tests.unit.formats.negotiation.files import write_genius, write_geniusweb

SCHEMA = jsonschema.Draft202012Validator(bargain_schema())
WELL = """\
comity: 1
id: well
title: A well
parties:
  - {id: ann, name: Ann, options: [{id: a, label: Ann pumps}]}
  - {id: bob, name: Bob}
  - {id: cod, name: Cod, kind: affected}
joint_options:
  - {id: share, label: Share, levels: [none, third, half, most], consent: [ann, bob]}
preferences:
  ann: {weights: {share == none: 6, share == third: 5, share == half: 4, a: 1}, walk_away: 0}
  bob: {weights: {share >= third: 2, share == half: 1/3, share == most: 1}, walk_away: 1/3}
  cod: {weights: {not share: 1}}
"""


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "150")


@pytest.fixture
def well(tmp_path: Path) -> str:
    return saved(tmp_path, WELL)


def saved(tmp_path: Path, text: str) -> str:
    path = tmp_path / "well.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def found(comity: Run, *rest: str) -> dict[str, Any]:
    done = comity("bargain", *rest, "-f", "json")
    assert (done.code, [line for line in done.err.splitlines() if "notice" not in line]) == (0, [])
    data: dict[str, Any] = json.loads(done.out)
    SCHEMA.validate(data)
    return data


def picked(data: dict[str, Any], rule: str) -> list[str]:
    return [it["pattern"] for deal in data["points"][rule] for it in deal["outcomes"]]


def test_the_tables_say_worth_and_gain_in_each_ones_unit(comity: Run, well: str) -> None:
    done = comity("bargain", well)
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Who negotiates: Ann and Bob; bystanders: Cod" in told
    assert "from what each would walk away to: Ann 0; Bob 0.3333" in told
    assert "Of 8 outcomes, 4 are Pareto-optimal, bystanders counted." in told
    assert "4 Ann pumps; Share: third 6 (+6) 2 (+1.6667) Nash, Utilitarian" in told
    assert (
        "6 Ann pumps; Share: half 5 (+5) 2.3333 (+2) Nash, Kalai-Smorodinsky, Egalitarian" in told
    )
    assert "2 Ann pumps; Share: none 7 0 1" in told
    assert "take a weight of 1 to be as much to one party as to another" in told


def test_json_is_exact(comity: Run, well: str) -> None:
    data = found(comity, well)
    assert data["reference"] == {
        "kind": "walk-aways",
        "outcome": None,
        "worth": {"ann": 0, "bob": "1/3"},
    }
    assert picked(data, "nash") == ["Y1", "Y2"]  # 6 times 5/3 is 5 times 2
    assert picked(data, "utilitarian") == ["Y1"]
    assert picked(data, "kalai-smorodinsky") == picked(data, "egalitarian") == ["Y2"]
    (deal,) = data["points"]["egalitarian"]
    assert deal["worth"] == {"ann": 5, "bob": "7/3", "cod": 0}
    assert deal["gain"] == {"ann": 5, "bob": 2}
    assert [it["worth"]["ann"] for it in data["front"]] == [7, 6, 5, 1]
    assert (data["outcomes"], data["pareto"], data["front_left_out"]) == (8, 4, 0)


def test_what_gains_are_counted_from_is_chosen(comity: Run, well: str) -> None:
    kinds = {
        "maximin": ("maximin", None, {"ann": 1, "bob": 0}),
        "8": ("outcome", 8, {"ann": 1, "bob": 3}),
        "N2": ("outcome", 5, {"ann": 4, "bob": "7/3"}),
    }
    for asked, (kind, number, worth) in kinds.items():
        given = found(comity, well, "--reference", asked)["reference"]
        assert (given["kind"], given["worth"]) == (kind, worth)
        assert (given["outcome"] or {}).get("number") == number
    told = flat(comity("bargain", well, "--reference", "8").out)
    assert "Gains are counted from 8 (Ann pumps; Share: most): Ann 1; Bob 3" in told


def test_indivisible_leaves_out_what_puts_a_bystander_below(comity: Run, tmp_path: Path) -> None:
    path = saved(tmp_path, WELL + "status_quo: {}\n")
    assert picked(found(comity, path), "nash") == ["Y0", "Y1"]  # one can gain, or the other
    assert picked(found(comity, path, "--indivisible"), "nash") == ["Y0"]
    data = found(comity, path, "--reference", "walk-aways", "--indivisible")
    assert data["indivisible_only"]
    assert picked(data, "nash") == []  # Bob's 0 is less than it would walk away to
    told = flat(comity("bargain", path, "--reference", "walk-aways", "--indivisible").out)
    assert "there is nothing to bargain over" in told


@pytest.mark.parametrize("write", [write_genius, write_geniusweb])
def test_domains_of_other_programs_are_bargained_over(
    comity: Run, tmp_path: Path, write: Any
) -> None:
    domain, profiles = write(tmp_path)
    files = [str(domain), *map(str, profiles)]
    done = comity("bargain", *files)
    assert done.code == 2  # not all of them say what they would walk away to
    assert "(key-missing)" in done.err
    data = found(comity, *files, "--reference", "1")
    assert len(data["negotiators"]) == len(profiles)
    assert all(data["points"].values())
    done = comity("settle", *files, "--reference", "1", "-f", "json")
    assert done.code == 0
    settled = json.loads(done.out)
    jsonschema.Draft202012Validator(settle_schema()).validate(settled)
    assert len(settled["pareto"]) == data["pareto"]
    done = comity("better", *files, "--than", "1")
    assert done.code == 0
    out = tmp_path / "talks.yaml"
    assert comity("convert", *files, str(out)).code == 0
    again = found(comity, str(out), "--reference", "1")
    assert {key: again[key] for key in ("front", "points")} == {
        key: data[key] for key in ("front", "points")
    }


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (("--reference", "99"), "reference: there is no outcome number 99"),
        (("--reference", "9" * 99), "(outcome-unknown)"),
        (("--reference", "9" * 9999), "(outcome-unknown)"),
        (("--reference", "0"), "(outcome-unknown)"),
        (("--reference", "Y-"), "(outcome-unknown)"),
        (("--reference", "\x1b[31m"), "(outcome-unknown)"),
        (("--reference", "status-quo"), "(key-missing)"),
        (("--indivisible",), "(key-missing)"),
        (("--all", "-f", "json"), "--all goes with"),
        (("-o", "new.json"), "--output goes with"),
        (("another.xml",), "(domain-unreadable)"),
    ],
)
def test_what_cannot_be_asked(comity: Run, well: str, rest: tuple[str, ...], part: str) -> None:
    done = comity("bargain", well, *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err


def test_orders_without_weights_are_refused(comity: Run, tmp_path: Path) -> None:
    done = comity("bargain", saved(tmp_path, CASE))
    assert (done.code, done.out) == (2, "")
    assert "(weights-missing)" in done.err


def test_many_ties_are_listed_within_bounds(comity: Run, tmp_path: Path) -> None:
    issues = ", ".join(
        f"{{id: i{k}, label: I{k}, levels: [{', '.join(f'l{m}' for m in range(10))}], "
        "consent: [ann, bob]}"
        for k in range(12)
    )
    text = (
        "comity: 1\nid: ties\ntitle: Ties\nparties: [{id: ann, name: Ann}, {id: bob, name: Bob}]\n"
        f"joint_options: [{issues}]\n"
        "preferences: {ann: {weights: {i0 >= l5: 2, i1: 1}, walk_away: 0}, "
        "bob: {weights: {not i1: 1, i2: 1}, walk_away: 0}}\n"
    )
    path = saved(tmp_path, text)
    data = found(comity, path)
    (best, *_) = data["front"]
    assert data["outcomes"] == 10**12
    assert data["pareto"] == sum(deal["count"] for deal in data["front"])
    for deals in [data["front"], *data["points"].values()]:
        assert all(deal["outcomes"] for deal in deals)
        assert sum(len(deal["outcomes"]) for deal in deals) <= 1000
    assert best["count"] > len(best["outcomes"]) == 10
    assert "further" not in (told := flat(comity("bargain", path).out))
    assert "Ties, of which the first are shown" in told
    done = comity("bargain", path, "-f", "json", "--max-memory", "100k")
    assert (done.code, done.out) == (2, "")
    assert "(space-too-large)" in done.err or "(front-too-large)" in done.err
