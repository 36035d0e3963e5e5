"""Additive disputes: tables add up to worths, and the merged front is that of all outcomes."""

import itertools
import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import comity
from comity.model.space import outcome_space
from comity.preferences.additive import Additive, additive_tables
from comity.preferences.ranks import all_ranks, all_worths
from comity.settlement.methods.merging import Front, additive_front
from comity.settlement.methods.pareto import pareto
from tests.laws.agreement import dispute_of
from tests.oracles import additive
from tests.strategies import Case
from tests.strategies.draws import NAMES, Draw, pick

LEVELS = ("none", "half", "full", "max")
WEIGHTS = (0, 1, 2, 3, -1, -2, 5, 0.1, 0.2, -0.3, 2.5, -1.75)
SCALES = (Fraction(1), Fraction(10**20, 3), Fraction(1, 7**30))
MOST = 10**6

Tables = list[NDArray[Any]]


def additive_case(draw: Draw, limit: int = 96) -> Case:
    """Draw a dispute whose weighted statements are each about one option, or about none."""
    names = NAMES[: draw(1, 5)]
    sizes: list[int] = []
    for _ in range(draw(1, 5)):
        room = limit // max(1, int(np.prod(sizes)))
        if room >= 2:
            sizes.append(min(room, draw(2, 4)))
    owners = [0, *(draw(-1, len(names) - 1) for _ in sizes[1:])]  # -1: a joint option
    every = [
        {"id": f"o{k}", "label": "O", "levels": list(LEVELS[:size])} for k, size in enumerate(sizes)
    ]
    parties: list[Case] = []
    for number, name in enumerate(names):
        own = [option for option, owner in zip(every, owners, strict=True) if owner == number]
        parties.append(
            {"id": name, "name": name} | ({"options": own} if own else {"kind": "affected"})
        )
    joint = [
        option | {"consent": ["ann"]}
        for option, owner in zip(every, owners, strict=True)
        if owner < 0
    ]
    return {
        "comity": 1,
        "id": "additive",
        "title": "Additive",
        "parties": parties,
        "joint_options": joint,
        "preferences": {name: {"weights": weights(draw, every)} for name in names},
    }


def weights(draw: Draw, options: list[Case]) -> Case:
    """Draw weights of levels, of several levels at once, and of what is always or never true."""
    return {statement(draw, pick(draw, options)): pick(draw, WEIGHTS) for _ in range(draw(0, 8))}


def statement(draw: Draw, option: Case) -> str:
    name: str = option["id"]
    here, there = pick(draw, option["levels"]), pick(draw, option["levels"])
    forms = (
        f"{name} == {here}",
        f"{name} == {here}",
        name,
        f"{name} >= {here}",
        f"not {name}",
        f"{name} == {here} or {name} == {there}",
        f"at_least(1, {name} == {here}, {name} >= {there}, false)",
        f"{name} iff {name} >= {here}",
        "true",
        "false or not true",
    )
    return pick(draw, forms)


@st.composite
def additive_cases(draw: st.DrawFn) -> Case:
    return additive_case(lambda low, high: draw(st.integers(low, high)))


def assert_tables_add_up(case: Case, scale: Fraction) -> Additive:
    """Hold tables against worths; larger or finer weights than files can have are made here."""
    dispute = dispute_of(case)
    scaled: dict[str, comity.Weights] = {}
    for party, preference in dispute.preferences.items():
        assert isinstance(preference, comity.Weights)
        scaled[party] = comity.Weights({t: w * scale for t, w in preference.items.items()})
    found = additive_tables(replace(dispute, preferences=scaled))
    assert found is not None
    assert [table.shape for table in found.tables] == [
        (len(dispute.parties), len(option.levels)) for option in dispute.options
    ]
    for place, worth in additive.worths(case).items():
        entries = zip(found.tables, place, strict=True)
        total = np.sum([table[:, level].astype(object) for table, level in entries], axis=0)
        assert all(isinstance(it, int) for it in total)
        assert tuple(map(Fraction, total, found.units)) == tuple(it * scale for it in worth)
    return found


@given(additive_cases(), st.sampled_from(SCALES))
def test_tables_add_up_to_the_weights_of_what_is_true(case: Case, scale: Fraction) -> None:
    assert_tables_add_up(case, scale)


@given(additive_cases(), st.sampled_from(SCALES))
def test_the_merged_front_is_the_front_of_the_dispute(case: Case, scale: Fraction) -> None:
    found = assert_tables_add_up(case, scale)
    wanted = additive.front(additive.worths(case), [True] * len(found.units))
    front = in_fractions(additive_front(found.tables, MOST), found.units)
    assert front == {tuple(it * scale for it in worth): at for worth, at in wanted.items()}


@given(additive_cases())
def test_the_merged_front_is_that_of_the_outcomes_laid_out(case: Case) -> None:
    dispute = dispute_of(case)
    found = additive_tables(dispute)
    assert found is not None
    space = outcome_space(dispute)
    levels = np.array([space.levels(k) for k in range(space.count)]).T
    for row, worth in enumerate(all_worths(dispute, space).values()):
        total = sum(t[row, level] for t, level in zip(found.tables, levels, strict=True))
        assert np.array_equal(total, worth)
    optimal = pareto(np.stack(list(all_ranks(dispute, space).values())))
    front = additive_front(found.tables, MOST)
    listed = {at for point in range(front.worth.shape[1]) for at in front.outcomes(point)}
    assert listed == {space.levels(int(k)) for k in np.flatnonzero(optimal)}


def in_fractions(
    front: Front, units: tuple[int, ...]
) -> dict[additive.Worth, list[tuple[int, ...]]]:
    found = {}
    for point, worth in enumerate(front.worth.T.tolist()):
        found[tuple(map(Fraction, worth, units))] = list(front.outcomes(point))
    return found


def drawn(rng: random.Random) -> Tables:
    """Draw tables with many ties: few values, equal levels, rows of zeros, options of one level."""
    parties, limit = rng.randint(1, 5), 160
    tables: Tables = []
    low, high = rng.choice([(0, 0), (0, 1), (-2, 2), (0, 9), (-100, 100)])
    for _ in range(rng.randint(1, 5)):
        size = rng.randint(1, min(4, limit))
        limit //= size
        table = np.array([[rng.randint(low, high) for _ in range(size)] for _ in range(parties)])
        if rng.random() < 0.3:
            table[rng.randrange(parties)] = 0
        if rng.random() < 0.3:
            table[-1] = -table[0]
        if rng.random() < 0.3:
            table = table[:, [rng.randrange(size) for _ in range(size)]]
        tables.append(table)
    if rng.random() < 0.3:
        tables[rng.randrange(len(tables))] = tables[0]
    return tables


def assert_front(tables: Tables, strict: list[bool] | None = None) -> None:
    counted = strict or [True] * len(tables[0])
    wanted = additive.front(additive.sums([table.tolist() for table in tables]), counted)
    front = additive_front(tables, MOST, None if strict is None else np.array(strict))
    worths = [tuple(worth) for worth in front.worth.T.tolist()]
    assert worths == sorted(wanted)
    assert front.counts == tuple(len(wanted[tuple(map(Fraction, worth))]) for worth in worths)
    for point, worth in enumerate(worths):
        assert list(front.outcomes(point)) == wanted[tuple(map(Fraction, worth))]


@pytest.mark.parametrize("block", [1, 3, 1 << 18])
@pytest.mark.parametrize("kind", ["small", "large", "mixed"])
def test_merged_fronts_equal_their_oracle(
    block: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.settlement.methods.merging.BLOCK", block)
    rng = random.Random(f"{block} {kind}")
    for _ in range(60):
        tables = drawn(rng)
        if kind != "small":
            tables = [table.astype(object) * 10**25 for table in tables]
        if kind == "mixed":
            tables[0] = drawn(rng)[0][:1].repeat(len(tables[0]), axis=0)
        assert_front(tables)


@pytest.mark.parametrize("seed", range(6))
def test_only_who_counts_makes_an_outcome_give_way(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(10):
        tables = drawn(rng)
        parties = len(tables[0])
        for strict in itertools.product((False, True), repeat=parties):
            if parties < 4 or rng.random() < 0.3:
                assert_front(tables, list(strict))


@pytest.mark.parametrize("seed", range(4))
def test_merged_fronts_equal_the_general_method(seed: int) -> None:
    """Thousands of outcomes, more than pairs are compared of."""
    rng = np.random.default_rng(seed)
    top = (3, 10, 30, 1000)[seed]
    tables = [rng.integers(-top, top + 1, (3, size)) for size in (7, 1, 6, 5, 8, 4)]
    worth = np.zeros((3, 1), dtype=np.int64)
    for table in tables:
        worth = (table[:, :, None] + worth[:, None, :]).reshape(3, -1)
    optimal = worth[:, pareto(worth)]
    front = additive_front(tables, MOST)
    distinct, counts = np.unique(optimal, axis=1, return_counts=True)
    assert np.array_equal(front.worth, distinct)
    assert front.counts == tuple(counts.tolist())
