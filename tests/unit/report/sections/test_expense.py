"""The section on whose expense improvements are at."""

import re
from dataclasses import replace

import pytest

import comity
from comity.report.expense import share_words
from comity.report.pictures.heatmap import Heatmap
from comity.report.reading import Provenance, Reading
from comity.report.sections.expense import MOST, expense
from comity.report.view import Section


def section(dispute: comity.Dispute) -> Section | None:
    return expense(Reading(comity.study(dispute, ["nash"]), "mediator", Provenance()))


def test_the_dilemma_and_the_darkest_cells_are_said() -> None:
    found = section(comity.read("syria-iraq-1975"))
    assert found is not None
    now, everywhere = found.pictures
    assert [it.title for it in found.pictures] == [
        "At whose expense from the status quo: of moves in the model, not of events",
        "At whose expense everywhere: of moves in the model, not of events",
    ]
    assert isinstance(now, Heatmap)
    assert (now.row_title, now.column_title) == ("improvements of", "worse for")
    assert everywhere.sentence == (
        "Of 9 improvements, 5 (56%) lower somebody else. "
        "The largest share, 67%: those of Iraq that lower Syria."
    )
    assert now.sentence.startswith("Of 1 improvement from the status quo, 1 (100%) lowers somebody")
    assert everywhere.table.rows[1][:2] == ("Iraq", "2 of 3 (67%)")


def test_what_has_been_said_is_not_said_again() -> None:
    found = section(replace(comity.read("chicken"), status_quo={}))
    assert found is not None
    assert [it.id for it in found.pictures] == ["expense-status-quo", "expense"]


def test_where_nobody_can_improve_there_is_a_sentence_and_no_picture() -> None:
    found = section(comity.read("korea-2017"))
    assert found is not None
    assert "There are no improvements from the status quo." in found.facts
    assert [it.id for it in found.pictures] == ["expense"]


def test_without_moves_or_a_settlement_there_is_no_section() -> None:
    assert section(comity.read("stag-hunt")) is None
    treaty = comity.JointOption("treaty", "Treaty", consent=("a", "b"))
    parties = (comity.Party("a", "A"), comity.Party("b", "B"))
    wants = {"a": comity.Ranking(((1, 2),)), "b": comity.Ranking(((1, 2),))}
    idle = comity.Dispute("d", "D", parties, wants, joint_options=(treaty,), status_quo={})
    assert section(idle) is None


def test_of_many_the_ones_that_tell_most_are_shown() -> None:
    bystanders = tuple(comity.Party(f"b{k}", f"B{k}", "affected") for k in range(40))
    mover = comity.Party("m", "M", options=(comity.Option("o", "O"),))
    wants = {it.id: comity.Concerns((comity.Concern("c", "not o"),)) for it in bystanders[-5:]}
    wants |= {it.id: comity.Concerns(()) for it in bystanders[:-5]}
    wants["m"] = comity.Concerns((comity.Concern("c", "o"),))
    found = section(comity.Dispute("d", "D", (mover, *bystanders), wants, status_quo={}))
    assert found is not None
    (picture,) = found.pictures
    assert set(picture.table.columns) >= {f"B{k}" for k in range(35, 40)}
    assert len(picture.table.columns) == MOST + 2
    assert "Not shown: 25 columns" in " ".join(found.notes)
    assert re.search(r"those of M that lower B35, M that .*, and 2 more", picture.sentence)


@pytest.mark.parametrize(
    ("count", "every", "words"), [(0, 7, "0%"), (1, 201, "<1%"), (200, 201, ">99%"), (7, 7, "100%")]
)
def test_only_none_is_zero_and_only_all_is_a_hundred(count: int, every: int, words: str) -> None:
    assert share_words(count, every) == words


def test_cells_have_counts_where_all_of_them_fit_and_shares_otherwise() -> None:
    def texts(options: int) -> set[str]:
        parties = tuple(
            comity.Party(
                party,
                party.title(),
                options=tuple(comity.Option(f"{party}-{k}", "O") for k in range(options)),
            )
            for party in ("ann", "bob")
        )
        wants = {
            "ann": comity.Concerns(
                (comity.Concern("c", "ann-0"), comity.Concern("d", "not bob-0"))
            ),
            "bob": comity.Concerns((comity.Concern("c", "bob-0 and ann-0"),)),
        }
        found = section(comity.Dispute("d", "D", parties, wants, status_quo={}))
        assert found is not None
        picture = found.pictures[-1]
        assert isinstance(picture, Heatmap)
        return {it.text for it in picture.cells}

    # Ann gains from ann-0 at 8 outcomes by two moves each, Bob from bob-0 at 4 where Ann did so.
    assert texts(2) == {"0 of 16", "8 of 8"}
    assert texts(6) == {"0%", "100%"}
