"""What coalitions could leave together: told to mediators, where there is any."""

import comity
from comity.report.document import view
from comity.report.reading import Audience
from comity.studies import TOGETHER


def section(dispute: comity.Dispute, audience: Audience = "mediator") -> list[comity.Section]:
    report = view(comity.study(dispute), audience=audience)
    return [it for it in report.sections if it.id == "jumps"]


def test_a_mediator_reads_who_could_leave_what_together() -> None:
    (found,) = section(comity.read("elmira-1991"))
    (table,) = found.tables
    assert [(row[0], row[2]) for row in table.rows] == [(1, 7), (7, 10)]


def test_the_public_is_not_told() -> None:
    assert section(comity.read("elmira-1991"), "public") == []


def test_where_nothing_could_be_left_together_there_is_no_section() -> None:
    assert section(comity.read("chicken")) == []


def test_a_study_has_what_the_question_alone_gives() -> None:
    dispute = comity.read("elmira-1991")
    found = comity.study(dispute, ["nash"]).jumps
    assert found is not None
    assert dict(found.by_concept) == dict(comity.equilibrium_jumps(dispute, ["nash"]).by_concept)


def test_large_disputes_are_told_where_to_ask() -> None:
    bits = TOGETHER.bit_length()
    options = tuple(comity.Option(f"o{k}", f"O{k}") for k in range(bits))
    wants = comity.Weights({"o0": 1})  # type: ignore[dict-item]
    party = comity.Party("a", "A", options=options)
    found = comity.study(comity.Dispute("large", "Large", (party,), {"a": wants}, status_quo={}))
    assert found.jumps is None
    assert any("`comity jumps` has them" in it.why for it in found.left_out)
