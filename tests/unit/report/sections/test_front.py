"""The section on where outcomes stand with the parties."""

from fractions import Fraction

import comity
from comity.report.pictures.scatter import LARGE, Scatter
from comity.report.pictures.theme import LIGHT
from comity.report.reading import Provenance, Reading
from comity.report.sections.front import PICTURED, SHOWN, front
from comity.report.view import Section
from tests.unit.report.reports import valid


def section(dispute: comity.Dispute) -> Section | None:
    return front(Reading(comity.study(dispute, ["nash"]), "mediator", Provenance()))


def scatter(found: Section | None) -> Scatter:
    assert found is not None
    (picture,) = found.pictures
    assert isinstance(picture, Scatter)
    return picture


def many(options: int, bystanders: int) -> comity.Dispute:
    """Make a dispute in which one party can do much, and everybody wants something else."""
    mover = comity.Party(
        "m", "M", options=tuple(comity.Option(f"o{k}", "O") for k in range(options))
    )
    rest = tuple(comity.Party(f"b{k}", f"B{k}", "affected") for k in range(bystanders))
    wants = {"m": comity.Weights({f"o{k}": Fraction(2**k) for k in range(options)})}
    wants |= {it.id: comity.Weights({"o0": Fraction(-1)}) for it in rest}
    return comity.Dispute("d", "D", (*rest, mover), wants, status_quo={})


def test_the_status_quo_comes_first_and_what_is_optimal_is_said() -> None:
    picture = scatter(section(comity.read("elmira-1991")))
    assert picture.sentence == (
        "Of 9 outcomes, 6 are Pareto-optimal; besides the status quo none are indivisible, and "
        "none are both. The status quo is Pareto-optimal."
    )
    assert picture.table.rows[0][0] == 1
    assert str(picture.table.rows[0][1]).endswith("(status quo)")
    assert picture.table.columns[4:] == (
        "Ontario Ministry of the Environment, of 9",
        "Uniroyal, of 9",
        "Local government, of 9",
    )


def test_what_is_proposed_has_a_ring_and_a_row() -> None:
    study = comity.study(comity.read("elmira-1991"), ["nash"], outcome=2)
    picture = scatter(front(Reading(study, "mediator", Provenance())))
    assert picture.sentence.endswith("The proposed outcome is 2: neither.")
    assert [row[0] for row in picture.table.rows][:2] == [1, 2]
    assert str(picture.table.rows[1][1]).endswith(" (proposed)")
    drawing = picture.specification(LIGHT)
    assert valid(drawing)
    rings = [
        (mark, layer["data"]["values"])
        for panel in drawing["concat"]
        for layer in panel["layer"]
        if "stroke" in layer["encoding"]
        for mark in [layer["mark"]]
    ]
    assert len(rings) == len(picture.panels)
    for panel, (mark, values) in zip(picture.panels, rings, strict=True):
        assert mark["size"] > LARGE
        (ring,) = values
        names = [study.dispute.party(it).name for it in study.dispute.movers]
        pair = [names.index(next(n for n in names if n[:20] == it[:20])) for it in panel.names]
        assert [ring["x"], ring["y"]] == [picture.table.rows[1][4 + k] for k in pair]


def test_where_nothing_is_proposed_there_is_no_ring() -> None:
    picture = scatter(section(comity.read("elmira-1991")))
    assert "proposed" not in str(picture.specification(LIGHT))
    assert "proposed" not in picture.sentence


def test_of_many_parties_the_movers_and_the_first_are_paired_and_the_rest_named() -> None:
    found = section(many(3, 9))
    picture = scatter(found)
    assert len(picture.panels) == PICTURED * (PICTURED - 1) / 2
    shown = {name for panel in picture.panels for name in panel.names}
    assert shown == {"M", "B0", "B1", "B2", "B3", "B4"}
    assert found is not None
    assert found.notes[0] == "Not in the picture: B5, B6, B7 and B8."


def test_of_many_marked_outcomes_the_first_are_in_the_table() -> None:
    found = section(many(8, 1))  # 128 without o0 are indivisible, and doing all is optimal
    picture = scatter(found)
    assert len(picture.table.rows) == SHOWN
    assert found is not None
    assert "Not in the table: 89 marked outcomes further down the order." in found.notes


def test_with_walk_aways_nothing_is_the_status_quo() -> None:
    parties = tuple(
        comity.Party(party, party.title(), options=(comity.Option(f"{party}-o", "O"),))
        for party in ("ann", "bob")
    )
    wants = {
        "ann": comity.Weights({"bob-o": Fraction(1)}, walk_away=Fraction(1)),
        "bob": comity.Weights({"ann-o": Fraction(1)}, walk_away=Fraction(0)),
    }
    picture = scatter(section(comity.Dispute("d", "D", parties, wants)))
    assert picture.sentence == (
        "Of 4 outcomes, 1 is Pareto-optimal; 2 are indivisible, and 1 is both."
    )
    (panel,) = picture.panels
    assert panel.now is None
    assert {dot.kind for dot in panel.dots} == {
        "indivisible and Pareto-optimal",
        "indivisible",
        "neither",
    }


def test_one_party_has_nobody_to_be_paired_with() -> None:
    assert section(many(2, 0)) is None
