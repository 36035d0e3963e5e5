"""The other commands, and what all of them have in common."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

import comity as api
from comity.cli.main import COMMANDS
from comity.cli.options import CONCEPTS
from comity.formats.schemas import case_schema
from comity.stability.methods import METHODS, NAMES, NEED_COMBINED_MOVES
from tests.cli.conftest import Run


def test_concepts_are_spelled_out_as_in_the_table() -> None:
    assert tuple(METHODS) == CONCEPTS
    assert set(NAMES) == set(METHODS)
    assert set(METHODS) >= set(NEED_COMBINED_MOVES)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_teaches(comity: Run, command: str) -> None:
    done = comity(*command.split(), "--help")
    assert done.code == 0
    assert done.out.startswith("Usage: comity")
    assert len(done.out.splitlines()) > 8


def test_version(comity: Run) -> None:
    assert comity("--version").out == f"comity, version {api.__version__}\n"


def test_help_does_not_load_the_engine() -> None:
    code = (
        "import sys; sys.argv = ['comity', 'analyze', '--help']\n"
        "from comity.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('numpy', 'lark', 'yaml', 'rich')))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_json_does_not_load_rich_or_pandas() -> None:
    code = (
        "import sys; sys.argv = ['comity', 'analyze', 'chicken', '-f', 'json']\n"
        "from comity.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('rich', 'pandas', 'numpy.ma')))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_explain_tells_every_party_and_concept(comity: Run) -> None:
    done = comity("explain", "syria-iraq-1975", "--outcome", "1")
    assert done.code == 0
    text = " ".join(done.out.split())
    assert text.count("Syria would") == text.count("Iraq would") == 7
    assert (
        "Iraq would not stay at 1 (no option taken) under SEQ: it could move to 4 (Attack), which "
        "it prefers, and the others have no reply in their own interest that leaves it no better "
        "off."
    ) in text


def test_explain_takes_patterns_names_and_members(comity: Run) -> None:
    by_number = comity("explain", "elmira-1991", "-n", "11", "-p", "uniroyal", "-c", "nash").out
    assert by_number.startswith("Uniroyal would stay at 5 (Abandon the plant) under Nash")
    by_pattern = comity("explain", "elmira-1991", "-n", "YNNYY", "-p", "uniroyal", "-c", "nash")
    assert by_pattern.out == by_number
    by_name = comity("explain", "four-state-note", "-n", "s2", "-c", "nash").out
    assert "2 (s2)" in by_name


def test_explain_json(comity: Run) -> None:
    done = comity("explain", "syria-iraq-1975", "-n", "1", "-p", "iraq", "-c", "gmr", "-f", "json")
    (proof,) = json.loads(done.out)
    sentence = proof.pop("sentence")
    assert sentence.startswith("Iraq would stay at 1")
    assert proof == {
        "party": "iraq",
        "outcome": 1,
        "concept": "gmr",
        "stable": True,
        "improvements": [{"to": 4, "reply": [{"mover": "syria", "to": 5}], "ends_at": 5}],
    }


@pytest.mark.parametrize(
    ("arguments", "slug"),
    [
        (("chicken", "-n", "9"), "outcome-unknown"),
        (("chicken", "-n", "Y"), "outcome-unknown"),
        (("chicken", "-n", "Y-"), "outcome-unknown"),
        (("elmira-1991", "-n", "1", "-c", "sim"), "concept-undefined"),
        (("chicken", "-n", "1", "-c", "x"), "concept-unknown"),
        (("chicken", "-n", "1", "-p", "x"), "party-unknown"),
    ],
)
def test_explain_refuses_clearly(comity: Run, arguments: tuple[str, ...], slug: str) -> None:
    done = comity("explain", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.rstrip().endswith(f"({slug})")


def test_check_tells_every_file(comity: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("comity: 1\nid: Bad\ncolour: red\n")
    done = comity("check", "chicken", str(bad), "stag-hunt")
    assert done.code == 2
    assert "chicken: outcomes: 4; parties with moves: 2; 4 of 4 expected answers" in done.out
    assert "stag-hunt: outcomes: 4" in done.out
    assert [line.split("(")[-1] for line in done.err.splitlines()] == [
        *("key-missing)", "key-missing)", "key-missing)", "id-invalid)", "key-unknown)")
    ]


def test_check_ends_with_1_when_an_answer_is_not_reproduced(comity: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    path = comity("cases", "--path").out.split()
    chicken = next(Path(line) for line in path if line.endswith("chicken.yaml"))
    text = chicken.read_text()
    assert "equilibria: [2, 3]" in text
    wrong.write_text(text.replace("equilibria: [2, 3]", "equilibria: [2]", 1))
    done = comity("check", str(wrong))
    assert done.code == 1
    assert "nash: expected 2, found 2, 3" in done.out
    assert "3 of 4 expected answers reproduced" in done.out


def test_check_warns_of_what_was_hardly_meant(comity: Run, tmp_path: Path) -> None:
    file = tmp_path / "doubtful.yaml"
    file.write_text(
        "comity: 1\nid: doubtful\ntitle: Doubtful\n"
        "parties: [{id: a, name: A, options: [{id: x, label: X}, {id: y, label: Y}]}]\n"
        "same: [x, x and y]\n"
        "preferences: {a: {concerns: [{id: c, want: y}, {id: d, want: x or not x}]}}\n"
    )
    done = comity("check", str(file))
    assert done.code == 0
    for slug in ("same-idle", "class-differs", "concern-idle"):
        assert f"({slug})" in done.out


def test_new_writes_a_case_that_can_be_used_at_once(comity: Run, tmp_path: Path) -> None:
    file = tmp_path / "Border talks.yaml"
    assert comity("new", str(file)).code == 0
    assert comity("check", str(file)).code == 0
    assert "(" not in comity("check", str(file)).err
    assert api.read(file).id == "border-talks"
    assert comity("analyze", str(file)).code == 0
    before = file.read_text()
    again = comity("new", str(file))
    assert again.code == 2
    assert "(file-exists)" in again.err
    assert file.read_text() == before


def test_cases_lists_every_shipped_case(comity: Run) -> None:
    shown = comity("cases").out
    assert all(name in shown for name in api.cases())
    assert len(comity("cases", "--path").out.splitlines()) == len(api.cases())


def test_the_shipped_schema_is_the_generated_one(comity: Run) -> None:
    printed = json.loads(comity("schema", "case").out)
    shipped = Path(api.read.__code__.co_filename).parent / "case.schema.json"
    assert printed == case_schema() == json.loads(shipped.read_text())
    jsonschema.Draft202012Validator.check_schema(printed)
    jsonschema.Draft202012Validator.check_schema(json.loads(comity("schema", "analysis").out))


def test_what_a_new_case_says_of_variants_can_be_used_as_it_stands(
    comity: Run, tmp_path: Path
) -> None:
    file = tmp_path / "told.yaml"
    assert comity("new", str(file)).code == 0
    starts = tuple(f"#   {it}: {{" for it in ("unknown", "likely", "fuzzy", "attitudes", "views"))
    lines = file.read_text().splitlines()
    rows = [it[4 : it.rindex("}") + 1] for it in lines if it.startswith(starts)]
    assert len(rows) == len(starts)
    file.write_text("\n".join([*lines, *rows]) + "\n")
    done = comity("check", str(file))
    assert (done.code, done.err) == (0, "")
    assert "warning" not in done.out


@pytest.mark.parametrize("case", api.cases())
def test_shipped_cases_keep_the_schema(comity: Run, case: str) -> None:
    paths = {Path(line).stem: line for line in comity("cases", "--path").out.splitlines()}
    text = Path(paths[case]).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=_Typed)  # noqa: S506  (a safe loader)
    jsonschema.validate(data, case_schema())


class _Typed(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: only null and whole numbers are no texts."""


_Typed.yaml_implicit_resolvers = {
    key: [it for it in found if it[0].rsplit(":", 1)[-1] in {"int", "null"}]
    for key, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_an_id_goes_before_another_party_of_that_name(comity: Run, tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    file.write_text(
        "comity: 1\nid: names\ntitle: Names\nparties:\n"
        "  - {id: a, name: b, options: [{id: x, label: X}]}\n"
        "  - {id: b, name: Other, options: [{id: y, label: Y, levels: [l0, l1, l2]}]}\n"
        "preferences: {a: {concerns: []}, b: {concerns: []}}\n"
    )
    done = comity("explain", str(file), "-n", "1", "-p", "b", "-c", "nash", "-f", "json")
    assert json.loads(done.out)[0]["party"] == "b"
    by_pattern = comity("explain", str(file), "-n", "Y0", "-p", "b", "-c", "nash", "-f", "json")
    assert json.loads(by_pattern.out)[0]["outcome"] == 2
    assert comity("explain", str(file), "-n", "1" * 5000).code == 2


def test_limits_that_are_raised_hold_to_the_end(comity: Run, tmp_path: Path) -> None:
    file = tmp_path / "wide.yaml"
    options = ", ".join(f"{{id: o{k}, label: O}}" for k in range(9))
    file.write_text(
        "comity: 1\nid: wide\ntitle: Wide\n"
        f"parties: [{{id: a, name: A, options: [{options}]}}]\n"
        "forbidden_moves: [{from: o0, to: o1}]\n"
        "preferences: {a: {concerns: [{id: c, want: o0}]}}\n"
    )
    for command in ("check", "analyze"):
        assert comity(command, str(file), "--max-arcs", "1k").code == 2
        assert comity(command, str(file), "--max-arcs", "1M").code == 0


@pytest.mark.parametrize("name", ["not.yaml", "null.yaml", "true.yaml", "7.yaml", "---.yaml"])
def test_new_makes_a_usable_id_of_any_name(comity: Run, tmp_path: Path, name: str) -> None:
    assert comity("new", str(tmp_path / name)).code == 0
    assert comity("check", str(tmp_path / name)).code == 0


def test_check_names_the_case_that_is_read_and_cannot_be_laid_out(
    comity: Run, tmp_path: Path
) -> None:
    from tests.unit.formats.test_checking import MANY, WIDE

    many, wide = tmp_path / "many.yaml", tmp_path / "wide.yaml"
    many.write_text(MANY)
    wide.write_text(WIDE)
    done = comity("check", str(many), str(wide), "chicken")
    assert done.code == 2
    first, second = done.err.splitlines()
    assert first.startswith(f"comity: {many}: parties: the options have")
    assert second.startswith(f"comity: {wide}: preferences.owner.weights: the weights have")
    assert done.out.startswith("chicken: outcomes: 4")
