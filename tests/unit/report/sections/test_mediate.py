"""What a report says of levers, and to whom."""

from dataclasses import replace
from fractions import Fraction

import comity
from comity.model.space import outcome_space
from comity.report.mediate import SHOWN, view_mediation
from comity.report.reading import Audience, Provenance, Reading
from comity.report.sections.mediate import mediate
from comity.report.view import Section

VALLEYS = comity.read("two-valleys")


def section(study: comity.Study, audience: Audience = "mediator") -> Section | None:
    return mediate(Reading(study, audience, Provenance()))


def told(study: comity.Study) -> Section:
    found = section(study)
    assert found is not None
    return found


STUDY = comity.study(VALLEYS, ["seq"])


def test_a_mediator_is_told_levers_ranking_way_and_what_breaks() -> None:
    found = told(STUDY)
    titles = [table.title for table in found.tables]
    assert titles == [
        "Levers to put in force",
        "Other levers of the case",
        "Other sets of levers that make it hold (none could leave one out)",
        "Outcomes that leave nobody worse off, by what they cost",
        "The way there, step by step, with the levers in force",
    ]
    listed = [row[0] for table in found.tables[:2] for row in table.rows]
    assert sorted(map(str, listed)) == sorted(it.id for it in VALLEYS.levers)
    verdicts = [reason.verdict for reason in found.reasons]
    assert verdicts[:3] == [
        "What breaks without each lever",
        "Why nobody would leave",
        "The way there",
    ]
    assert not any("--" in note for note in found.notes), "a page has no options"


def test_the_public_is_told_nothing_of_it() -> None:
    assert section(STUDY, "public") is None


def test_without_levers_there_is_nothing_to_say() -> None:
    assert section(comity.study(comity.read("chicken"), ["nash"])) is None


def test_levers_of_a_case_are_listed_where_no_search_was_made() -> None:
    some = tuple(it for it in VALLEYS.levers if it.id != "open-border")  # leaves it as it is now
    nowhere = replace(VALLEYS, status_quo=None, levers=some)
    found = told(comity.study(nowhere, ["nash"]))
    assert [table.title for table in found.tables] == ["Levers of the case"]
    assert len(found.tables[0].rows) == len(some)
    assert found.facts == found.notes == ()


def test_why_nothing_holds_it_is_told_to_the_mediator_alone() -> None:
    few = replace(VALLEYS, levers=VALLEYS.levers[3:4])
    study = comity.study(few, ["seq"], outcome=12)
    assert study.mediation is None
    why = next(it for it in study.left_out if it.tells_wants)
    assert "Upper valley would leave 12" in why.why
    assert [table.title for table in told(study).tables] == ["Levers of the case"]


def test_other_numbers_with_the_levers_in_force_are_told() -> None:
    higher = comity.Lever("higher", "UN", Fraction(0), comity.AddOptionLevel("run", "more"))
    dispute = replace(VALLEYS, levers=(*VALLEYS.levers, higher))
    trial = comity.try_levers(dispute, 12, ["higher"])
    assert trial.there != 12
    after = outcome_space(trial.levered)
    start = after.numbers[after.status_quo or 0]
    found = replace(
        comity.mediate(VALLEYS, 12),
        proofs=trial.proofs,
        levered=trial.levered,
        way=None,
        renumbered=True,
    )
    told = " ".join(view_mediation(found).facts)
    assert (
        f"Outcomes of the case then have other numbers: 5 is {start} and 12 is {trial.there}."
        in told
    )


def test_a_long_ranking_is_cut_and_says_so() -> None:
    found = comity.mediate(VALLEYS, "best")
    many = replace(found, ranking=found.ranking * (SHOWN // len(found.ranking) + 1))
    cut, whole = (view_mediation(many, every=it) for it in (False, True))
    title = "Outcomes that leave nobody worse off, by what they cost"
    rows = [len(next(it for it in v.tables if it.title == title).rows) for v in (cut, whole)]
    assert rows == [SHOWN, len(many.ranking)]
    assert "Not shown: 2 more outcomes." in cut.notes
    assert not any(note.startswith("Not shown") for note in whole.notes)


def test_a_notebook_shows_it() -> None:
    html = comity.mediate(VALLEYS, "best", budget=Fraction(4))._repr_html_()
    assert "2 levers make it hold under SEQ" in html
    assert "none within the budget" in html
    assert "Without &#x27;A public data bank" in html
