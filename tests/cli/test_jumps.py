"""``comity jumps``: what is shown, what is written, and what is refused."""

import json
from pathlib import Path

import jsonschema
import pytest

from comity.formats.schemas import jumps_schema
from tests.cli.conftest import Run

PACTS = """\
comity: 1
id: pacts
title: Pacts
parties:
  - {id: ann, name: Ann}
  - {id: bob, name: Bob}
  - {id: cat, name: Cat, kind: affected}
joint_options:
  - {id: trade, label: Trade, consent: [ann, bob]}
  - {id: peace, label: Peace, consent: [ann, bob, cat]}
preferences:
  ann: {ranking: [YY, YN, NY, NN]}
  bob: {ranking: [YY, YN, NY, NN]}
  cat: {ranking: [NY, YY, NN, YN]}
"""


@pytest.fixture(autouse=True)
def wide(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001  (comity sets 80)
    monkeypatch.setenv("COLUMNS", "130")


@pytest.fixture
def pacts(tmp_path: Path) -> str:
    path = tmp_path / "pacts.yaml"
    path.write_text(PACTS, encoding="utf-8")
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_jumps_are_told_with_who_makes_them_and_where_both_hold(comity: Run) -> None:
    done = comity("jumps", "elmira-1991")
    assert (done.code, done.err) == (0, "")
    told = flat(done.out)
    assert "Nash: 3 outcomes hold; 1 of them can be left together" in told
    assert "1 Delay the appeal 7 Delay the appeal; Insist on Ontario" in told
    assert "Nash, GMR, SMR, SEQ, SSEQ" in told
    assert "not everybody named has to move" in told


def test_what_all_can_agree_on_is_a_jump(comity: Run, pacts: str) -> None:
    told = flat(comity("jumps", pacts, "-c", "nash").out)
    assert "Nash: 4 outcomes hold; 3 of them can be left together" in told
    assert "1 no option taken 2 Trade Ann and Bob Nash" in told
    assert "1 no option taken 4 Trade; Peace Ann, Bob and Cat Nash" in told
    assert "2 Trade 4 Trade; Peace Ann, Bob and Cat Nash" in told
    assert "3 Peace 4 Trade; Peace Ann and Bob Nash" in told


def test_what_coalitions_would_leave_anyway_leaves_no_jump(comity: Run, pacts: str) -> None:
    told = flat(comity("jumps", pacts, "-c", "nash:coalition").out)
    assert "Nash coalition: 1 outcome holds; none of them can be left together" in told
    assert "Jumps from" not in told


def test_few_jumps_are_shown_unless_all_are_asked_for(comity: Run, pacts: str) -> None:
    more = "".join(f"  - {{id: more-{k}, label: More, consent: [ann]}}\n" for k in range(4))
    text = PACTS.replace("preferences:", more + "preferences:")
    for tier in ("YY", "YN", "NY", "NN"):
        text = text.replace(tier, f"'{tier}----'")
    Path(pacts).write_text(text, encoding="utf-8")
    assert "further down; --all shows them." in comity("jumps", pacts, "-c", "nash").out
    assert "Not shown" not in comity("jumps", pacts, "-c", "nash", "--all").out


def test_json_keeps_the_schema_and_goes_to_a_file(comity: Run, tmp_path: Path) -> None:
    out = tmp_path / "new.json"
    asked = ("jumps", "elmira-1991", "-c", "nash,sim")
    assert comity(*asked, "-f", "json", "-o", str(out)).code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(jumps_schema()).validate(data)
    assert data["jumps"]["nash"] == [{"from": 7, "to": 10, "by": ["ministry", "uniroyal"]}]
    assert data["jumps"]["sim"] is data["equilibria"]["sim"] is None
    assert "not defined" in comity(*asked).out


@pytest.mark.parametrize(
    ("rest", "part"),
    [
        (("--all", "-f", "json"), "--all goes with"),
        (("-c", "nosh"), "(concept-unknown)"),
        (("-f", "json", "--max-memory", "3k"), "JSON of this result may need"),
    ],
)
def test_what_cannot_be_asked(comity: Run, pacts: str, rest: tuple[str, ...], part: str) -> None:
    done = comity("jumps", pacts, *rest)
    assert (done.code, done.out) == (2, "")
    assert part in flat(done.err)
    assert "Traceback" not in done.err
