"""What each party sees: told to mediators where the case states views, and to nobody else."""

from pathlib import Path

import comity
from comity.report.document import view

CASES = Path(__file__).parents[3] / "cases"


def section(case: str, audience: str) -> list[comity.Section]:
    path = CASES / f"{case}.yaml"
    study = comity.study(comity.read(path if path.exists() else case))
    report = view(study, audience="public" if audience == "public" else "mediator")
    return [it for it in report.sections if it.id == "perception"]


def test_a_mediator_reads_what_each_expects_and_what_lasts() -> None:
    (found,) = section("bluff", "mediator")
    assert any("misjudges" in it for it in found.facts)
    assert found.tables
    assert found.reasons


def test_the_public_reads_nothing_of_it() -> None:
    assert section("bluff", "public") == []


def test_without_views_there_is_nothing_to_say() -> None:
    assert section("chicken", "mediator") == []


def test_views_that_would_take_too_much_are_left_out_and_the_reason_is_told() -> None:
    dispute = comity.read(CASES / "bluff.yaml")
    tight = comity.Limits(arcs=1)
    found = comity.study(dispute, limits=tight)
    assert found.perceptions is None
    assert "What each party sees" in [it.what for it in found.left_out]
