"""What can be come to from the status quo: told to mediators, by the ways of the command."""

from dataclasses import replace

import comity
from comity.report.document import view
from comity.report.reading import Audience


def reached(dispute: comity.Dispute, audience: Audience = "mediator") -> list[comity.Section]:
    return [
        it for it in view(comity.study(dispute), audience=audience).sections if it.id == "reach"
    ]


def test_a_mediator_reads_how_many_moves_lead_where() -> None:
    (found,) = reached(comity.read("elmira-1991"))
    (table,) = found.tables
    fewest = {row[0]: (row[2], row[4]) for row in table.rows}
    assert fewest[10] == (3, False)
    assert fewest[7] == (1, 1)
    assert any("improvements alone do not lead there" in it.verdict for it in found.reasons)


def test_the_public_is_not_told_since_improvements_tell_wants() -> None:
    assert reached(comity.read("elmira-1991"), "public") == []


def test_without_a_status_quo_there_is_nothing_to_start_from() -> None:
    assert reached(replace(comity.read("elmira-1991"), status_quo=None)) == []


def test_a_study_has_what_the_question_alone_gives() -> None:
    dispute = comity.read("elmira-1991")
    found = comity.study(dispute).reach
    assert found is not None
    alone = comity.reach(dispute)
    assert dict(found.flags) == dict(alone.flags)
    assert found.by_moves.fewest.tolist() == alone.by_moves.fewest.tolist()
