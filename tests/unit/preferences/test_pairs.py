"""What is said of pairs of outcomes: what patterns stand for, and what contradicts what."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import comity
from comity.errors import ComityError
from comity.model.dispute import Degree, Dispute, Fuzzy, Likely
from comity.model.limits import Limits
from comity.model.space import outcome_space
from comity.preferences.fuzzy import fuzzy_pairs
from comity.preferences.likely import likely_pairs
from comity.preferences.pairs import Said, code_type
from comity.preferences.unknown import unknown_pairs

HALF, MOST = Fraction(1, 2), Fraction(9, 10)
ANN = comity.Party("ann", "Ann", options=(comity.Option("a", "A"), comity.Option("b", "B")))
DISPUTE = Dispute("d", "D", (ANN,), {"ann": comity.Concerns(())})  # 1 NN, 2 YN, 3 NY, 4 YY


def likely(*rows: Likely, limits: Limits | None = None) -> Said:
    dispute = replace(DISPUTE, likely={"ann": rows})
    return likely_pairs(dispute, outcome_space(dispute), "ann", limits or Limits())


def fuzzy(*rows: Degree) -> Said:
    dispute = replace(DISPUTE, fuzzy={"ann": Fuzzy(Fraction(1), rows)})
    return fuzzy_pairs(dispute, outcome_space(dispute), "ann")


def unknown(*rows: tuple[Any, Any], **rest: Any) -> list[tuple[int, int]]:
    """Give the pairs, by position, once each."""
    dispute = replace(DISPUTE, unknown={"ann": rows}, **rest)
    found = unknown_pairs(dispute, outcome_space(dispute), "ann")
    assert (found == found.T).all()
    return [(a, b) for a, b in zip(*found.nonzero(), strict=True) if a <= b]


def value(found: Said, better: int, worse: int) -> Fraction | None:
    """Give what is said of one outcome number over another."""
    code = found.code[worse - 1, better - 1]
    return found.values[code - 1] if code else None


def test_two_patterns_stand_for_all_pairs_of_different_outcomes() -> None:
    assert unknown(("Y-", "-Y")) == [(1, 2), (1, 3), (2, 3)]
    assert unknown((1, "NN")) == []


def test_members_of_one_outcome_are_one() -> None:
    assert unknown(("YY", "-N"), same=("b",)) == [(0, 2), (1, 2)]
    assert unknown(("YY", "NY"), same=("b",)) == []


def test_the_other_direction_has_the_rest_unless_it_is_said() -> None:
    found = likely(Likely(1, "Y-", MOST))
    assert [value(found, 1, n) for n in (2, 3, 4)] == [MOST, None, MOST]
    assert [value(found, n, 1) for n in (2, 3, 4)] == [1 - MOST, None, 1 - MOST]
    found = likely(Likely(1, 2, MOST), Likely(2, 1, Fraction(0)))
    assert (value(found, 1, 2), value(found, 2, 1)) == (MOST, Fraction(0))


def test_nothing_is_said_of_an_outcome_beside_itself() -> None:
    found = likely(Likely("Y-", "--", HALF))
    assert found.code.diagonal().tolist() == [0, 0, 0, 0]


def test_what_is_said_twice_alike_is_no_conflict() -> None:
    assert value(likely(Likely(1, "Y-", MOST), Likely("N-", 2, MOST)), 1, 2) == MOST
    assert value(fuzzy(Degree(1, 2, MOST), Degree(2, 1, 1 - MOST)), 2, 1) == 1 - MOST
    assert value(fuzzy(Degree("Y-", "--", HALF)), 4, 2) == HALF
    assert value(likely(Likely("Y-", "--", 1 - MOST)), 4, 2) == 1 - MOST


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            (Likely(1, "Y-", MOST), Likely("N-", 2, HALF)),
            "likely.ann[1]: 1 (NN) over 2 (YN) has 1/2 here, and 9/10 in another row; say one",
        ),
        (
            (Likely(1, "Y-", MOST), Likely("-N", 1, HALF)),
            "likely.ann[0]: 1 (NN) over 2 (YN) has 9/10, and 2 (YN) over 1 (NN) 1/2; say one",
        ),
        ((Likely("Y-", "--", MOST),), "2 (YN) over 4 (YY) has 9/10, and 4 (YY) over 2 (YN) 9/10"),
    ],
)
def test_patterns_that_say_two_things_of_a_pair_are_refused(
    rows: tuple[Likely, ...], told: str
) -> None:
    with pytest.raises(ComityError) as caught:
        likely(*rows)
    assert told in str(caught.value)
    assert {fault.slug for fault in caught.value.faults} == {"pair-conflict"}


def test_degrees_of_both_directions_add_up_to_one() -> None:
    with pytest.raises(ComityError, match="pair-conflict"):
        fuzzy(Degree(1, "Y-", HALF), Degree("-N", 1, 1 - MOST))
    with pytest.raises(ComityError, match="pair-conflict"):
        fuzzy(Degree("Y-", "--", MOST))


def test_all_refs_that_stand_for_nothing_are_told() -> None:
    with pytest.raises(ComityError) as caught:
        likely(Likely(9, 2, HALF), Likely(1, "YYY", HALF))
    assert [fault.path for fault in caught.value.faults] == [
        ("likely", "ann", 0, "outcome"),
        ("likely", "ann", 1, "over"),
    ]


def test_rows_for_too_many_pairs_are_refused() -> None:
    rows, limits = [Likely("Y-", "--", HALF), Likely("--", "-Y", HALF)], Limits(steps=15)
    assert likely(rows[0], limits=limits).values == (HALF,)
    with pytest.raises(ComityError, match="stand for 16 pairs of outcomes"):
        likely(*rows, limits=limits)


def test_codes_are_as_small_as_the_rows_allow() -> None:
    assert [code_type(rows).itemsize for rows in (0, 63, 64, 16383, 16384)] == [1, 1, 2, 2, 4]
