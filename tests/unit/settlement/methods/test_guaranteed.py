"""What a party can guarantee itself, worked out by hand."""

import numpy as np

import comity
from comity.model.axes import axes_of
from comity.model.space import outcome_space
from comity.preferences.ranks import all_worths
from comity.settlement.methods.guaranteed import guaranteed
from tests.unit.settlement.disputes import lake


def of_mill(dispute: comity.Dispute) -> int:
    """Give it in the mill's own unit, half a weight."""
    space = outcome_space(dispute)
    return guaranteed(all_worths(dispute, space)["mill"], space.outcome_at, axes_of(space)[0])


def test_the_others_do_their_worst_and_joint_options_stand_at_theirs() -> None:
    assert of_mill(lake()) == 2 * (2 - 3)


def test_what_cannot_be_is_not_feared() -> None:
    assert of_mill(lake(never='"sue and plant" -> dump and sue')) == 2 * 2


def test_a_strategy_that_no_outcome_has_guarantees_nothing() -> None:
    assert of_mill(lake(never='"sue and plant" -> dump')) == 2 * -3


def test_one_way_options_are_chosen_as_freely_as_others() -> None:
    assert of_mill(lake(change="label: Dump waste -> label: Dump waste, change: down")) == -2


def test_who_has_no_options_is_left_with_the_worst_outcome() -> None:
    space = outcome_space(lake())
    worth = np.arange(space.count) - 7
    assert guaranteed(worth, space.outcome_at, None) == -7


def test_members_of_a_class_count_with_their_own_strategies() -> None:
    """Suing and dumping are one outcome: it is what each of them may lead to."""
    dispute = lake(same='status_quo: {} -> same: ["dump or sue"]\nstatus_quo: {}')
    space = outcome_space(dispute)
    worth = np.full(space.count, 5)
    worth[space.outcome_of[space.find("Y0NN")]] = 1
    assert guaranteed(worth, space.outcome_at, axes_of(space)[0]) == 1
    worth[worth == 5] = 0
    assert guaranteed(worth, space.outcome_at, axes_of(space)[0]) == 1


def test_worths_beyond_64_bits_are_exact() -> None:
    space = outcome_space(lake())
    worth = np.arange(space.count).astype(object) + 10**30
    found = guaranteed(worth, space.outcome_at, axes_of(space)[1])
    assert found == worth[space.truth("sue")].min()  # the first outcome is without it
