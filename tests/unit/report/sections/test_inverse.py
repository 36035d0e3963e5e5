"""What it would take for an outcome to hold: told to mediators, in the words of the command."""

import comity
from comity.report.document import view
from comity.report.inverse import view_inverse
from comity.report.reading import Audience


def asked(dispute: comity.Dispute, audience: Audience = "mediator") -> list[comity.Section]:
    report = view(comity.study(dispute, ["seq"], outcome=2), audience=audience)
    return [it for it in report.sections if it.id == "inverse"]


def test_a_mediator_reads_what_the_command_tells() -> None:
    dispute = comity.read("syria-iraq-1975")
    (found,) = asked(dispute)
    seen = view_inverse(comity.inverse(dispute, 2))
    assert found.title == "What it would take for 2 to hold"
    assert (found.facts, found.tables, found.notes) == (seen.facts, seen.tables, seen.notes)


def test_the_public_is_not_told_since_demands_tell_wants() -> None:
    assert asked(comity.read("syria-iraq-1975"), "public") == []


def test_without_an_outcome_to_ask_about_there_is_nothing() -> None:
    study = comity.study(comity.read("elmira-1991"), ["seq"])
    assert study.inverse is None
    assert not any(it.id == "inverse" for it in view(study, audience="mediator").sections)
