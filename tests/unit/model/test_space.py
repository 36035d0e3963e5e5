"""The outcome space: numbers, patterns, classes, and what a reference stands for."""

from itertools import product

import numpy as np
import pytest

import comity
from comity.errors import ComityError
from comity.model.combination import DIGITS
from comity.model.dispute import Concerns, Dispute, JointOption, Option, Party, Ranking
from comity.model.limits import Limits
from comity.model.space import Space, lay_out, outcome_space


def levels(count: int) -> tuple[str, ...]:
    return tuple(f"l{k}" for k in range(count))


def space_of(
    *sizes: int, infeasible: tuple[str, ...] = (), same: tuple[str, ...] = (), joint: int = 0
) -> Space:
    """Lay out one party with options o0, o1 ... of the given numbers of levels."""
    options = tuple(Option(f"o{k}", f"O{k}", levels(size)) for k, size in enumerate(sizes))
    shared = (JointOption("j", "J", ("ann",), levels(joint)),) if joint else ()
    dispute = Dispute(
        "x",
        "X",
        (Party("ann", "Ann", options=options),),
        {"ann": Concerns(())},
        joint_options=shared,
        infeasible=infeasible,
        same=same,
    )
    return outcome_space(dispute)


def numbers(space: Space, ref: int | str) -> list[int]:
    return [int(index) + 1 for index in space.find(ref)]


def slug_of(space: Space, ref: int | str) -> str:
    with pytest.raises(ComityError) as caught:
        space.find(ref, ("place",))
    (fault,) = caught.value.faults
    assert fault.path == ("place",)
    return fault.slug


@pytest.mark.parametrize("sizes", [(2, 2), (2, 3, 4), (5, 2, 3), (2,), (36, 2)])
def test_the_first_option_changes_fastest(sizes: tuple[int, ...]) -> None:
    space = space_of(*sizes)
    expected = [at[::-1] for at in product(*(range(size) for size in reversed(sizes)))]
    assert [space.levels(index) for index in range(space.count)] == expected
    assert space.numbers.tolist() == list(range(1, len(expected) + 1))


def test_joint_options_stand_last_and_change_slowest() -> None:
    space = space_of(2, joint=3)
    patterns = [space.outcome(index).pattern for index in range(space.count)]
    assert patterns == ["N0", "Y0", "N1", "Y1", "N2", "Y2"]


def test_infeasible_outcomes_have_no_number() -> None:
    space = space_of(2, 3, infeasible=("o0 and o1 == l1", "o1 == l2"))
    patterns = [(o.number, o.pattern) for o in map(space.outcome, range(space.count))]
    assert patterns == [(1, "N0"), (2, "Y0"), (3, "N1")]
    assert space.outcome_at.tolist() == [0, 1, 2, -1, -1, -1]


def test_a_pattern_has_one_character_even_for_the_thirty_sixth_level() -> None:
    space = space_of(36, 11, 2)
    last = space.outcome(space.count - 1)
    assert last.pattern == "zaY"
    assert len(DIGITS) == 36
    for index in (0, 9, 10, 35, 36, 400, space.count - 1):
        outcome = space.outcome(index)
        assert numbers(space, outcome.pattern or "") == [outcome.number]


def test_every_outcome_is_found_by_its_number_and_its_pattern() -> None:
    space = space_of(2, 3, 2, infeasible=("o0 and o2",))
    for index in range(space.count):
        outcome = space.outcome(index)
        assert numbers(space, outcome.number) == [outcome.number]
        assert numbers(space, outcome.pattern or "") == [outcome.number]
        assert space.index(outcome.pattern or "") == index


def test_a_dash_stands_for_any_level() -> None:
    space = space_of(2, 3, 2, infeasible=("o0 and o2",))
    patterns = {o.number: o.pattern or "" for o in map(space.outcome, range(space.count))}
    for wild in map("".join, product("NY-", "012-", "NY-")):
        wanted = [
            number
            for number, exact in patterns.items()
            if all(a in ("-", b) for a, b in zip(wild, exact, strict=True))
        ]
        if wanted:
            assert sorted(numbers(space, wild)) == wanted
        else:
            assert slug_of(space, wild) == "outcome-unknown"


@pytest.mark.parametrize(
    "ref", [0, -1, 13, 10**12, "NN", "NNNN", "N3N", "XNN", "nnn", "", "-", "NNé"]
)
def test_what_stands_for_no_outcome_is_unknown(ref: int | str) -> None:
    assert slug_of(space_of(2, 3, 2), ref) == "outcome-unknown"


def test_a_pattern_that_stands_for_several_outcomes_is_not_one() -> None:
    space = space_of(2, 2)
    with pytest.raises(ComityError, match="stands for 2 outcomes"):
        space.index("-N")


def test_a_class_has_its_first_members_number_and_leaves_gaps() -> None:
    space = space_of(2, 2, 2, same=("o2",))
    assert space.numbers.tolist() == [1, 2, 3, 4, 5]
    assert space.outcome(4).members == (5, 6, 7, 8)
    assert [space.index(number) for number in (5, 6, 7, 8, "YYY", "--Y")] == [4] * 6
    early = space_of(2, 2, 2, same=("not o0 and not o1",))
    assert early.numbers.tolist() == [1, 2, 3, 4, 6, 7, 8]
    assert early.outcome(0).members == (1, 5)


def test_overlapping_classes_are_one() -> None:
    space = space_of(2, 2, 2, same=("o0 and o1", "o1 and o2", "not o0 and not o1 and not o2"))
    assert [space.outcome(k).members for k in range(space.count) if space.outcome(k).members] == [
        (4, 7, 8)
    ]
    chain = space_of(2, 2, same=("not o0 and not o1 or o0 and o1", "o0 iff not o1", "o0"))
    assert chain.count == 1
    assert chain.outcome(0).members == (1, 2, 3, 4)


def test_a_merged_infeasible_outcome_stays_infeasible() -> None:
    space = space_of(2, 2, infeasible=("o0 and o1",), same=("o1",))
    assert space.count == 3
    assert not space.merged


def test_the_status_quo_is_found_where_nothing_is_said_of_an_option() -> None:
    option = Option("o", "O", ("none", "half", "full"))
    for now, number in (({}, 1), ({"o": "half"}, 2), ({"o": "full", "p": "yes"}, 6)):
        party = Party("ann", "Ann", options=(option, Option("p", "P")))
        dispute = Dispute("x", "X", (party,), {"ann": Concerns(())}, status_quo=now)
        assert comity.analyze(dispute, ["nash"]).status_quo == number
    silent = Dispute("x", "X", (party,), {"ann": Concerns(())})
    assert comity.analyze(silent, ["nash"]).status_quo is None


def test_statements_are_read_where_they_hold() -> None:
    space = space_of(2, 3, infeasible=("o0 and o1 == l2",))
    for text in ("o0", "o1 >= l1", "o0 iff o1", "exactly(1, o0, o1 == l1)", "true", "false"):
        found = [space.truth(text)[index] for index in range(space.count)]
        for index, true in enumerate(found):
            first, second = space.levels(index)
            said = {
                "o0": first > 0,
                "o1 >= l1": second >= 1,
                "o0 iff o1": (first > 0) == (second > 0),
                "exactly(1, o0, o1 == l1)": (first > 0) + (second == 1) == 1,
                "true": True,
                "false": False,
            }
            assert bool(true) == said[text]


@pytest.mark.parametrize("options", [40, 64, 65, 200, 2000])
def test_too_large_a_space_is_refused_before_anything_is_allocated(options: int) -> None:
    party = Party("ann", "Ann", options=tuple(Option(f"o{k}", "O") for k in range(options)))
    dispute = Dispute("x", "X", (party,), {"ann": Concerns(())}, infeasible=("o0 and o1",))
    with pytest.raises(ComityError) as caught:
        outcome_space(dispute)
    assert [fault.slug for fault in caught.value.faults] == ["space-too-large"]


def test_the_limit_of_a_space_is_settable() -> None:
    party = Party("ann", "Ann", options=(Option("o", "O"), Option("p", "P")))

    def made() -> Dispute:
        return Dispute("x", "X", (party,), {"ann": Concerns(())})

    assert lay_out(made(), Limits(memory_bytes=1000)).count == 4
    with pytest.raises(ComityError, match="space-too-large"):
        lay_out(made(), Limits(memory_bytes=100))


def test_a_graph_numbers_its_outcomes_in_the_order_given() -> None:
    dispute = comity.read("four-state-note")
    space = outcome_space(dispute)
    assert [space.outcome(k).name for k in range(space.count)] == ["s1", "s2", "s3", "s4"]
    assert numbers(space, "s3") == [3]
    assert numbers(space, 3) == [3]
    assert slug_of(space, "s9") in ("id-unknown", "outcome-unknown")
    assert slug_of(space, 5) == "outcome-unknown"


def test_what_is_done_is_told_in_labels() -> None:
    space = space_of(2, 3)
    assert [space.words(k) for k in range(1, 4)] == ["O0: l1", "O1: l1", "O0: l1; O1: l1"]
    assert space.words(0) == "no option taken"


def test_of_what_is_agreed_every_level_is_told_but_a_plain_no() -> None:
    assert [space_of(2, joint=2).words(k) for k in (0, 3)] == ["J: l0", "O0: l1; J: l1"]
    parties = (Party("ann", "Ann", options=(Option("o", "O"),)),)
    called = JointOption("p", "P", ("ann",), level_names=("refused", "signed"))
    dispute = Dispute("x", "X", parties, {"ann": Concerns(())}, joint_options=(called,))
    assert [outcome_space(dispute).words(k) for k in (0, 3)] == ["P: refused", "O; P: signed"]
    pact = JointOption("p", "P", ("ann",))
    dispute = Dispute("x", "X", parties, {"ann": Concerns(())}, joint_options=(pact,))
    space = outcome_space(dispute)
    assert [space.words(k) for k in range(4)] == ["no option taken", "O", "P", "O; P"]


def test_arrays_of_a_space_are_closed_to_writing() -> None:
    space = space_of(2, 2, same=("o0",))
    for array in (space.numbers, space.cells, space.firsts, space.outcome_of, space.outcome_at):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 7
    assert isinstance(space.numbers, np.ndarray)


def test_a_ranking_of_numbers_follows_the_numbering() -> None:
    party = Party("ann", "Ann", options=(Option("o", "O"), Option("p", "P")))
    dispute = Dispute("x", "X", (party,), {"ann": Ranking(((4,), ("NY",), (2, 1)))})
    assert comity.analyze(dispute, ["nash"]).equilibria["nash"] == (4,)
