"""Levers in force: the case they make is the one that the definitions write out."""

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.formats.canonical import to_data
from comity.formats.case import to_text
from comity.mediation.levers.apply import for_security, with_levers
from comity.mediation.levers.carried import moved
from comity.model.moves import build_moves, single_moves
from comity.model.space import Space, outcome_space
from comity.preferences.ranks import preference_ranks
from tests import oracles
from tests.laws.agreement import assert_same_ranks, dispute_of
from tests.oracles import levers as oracle
from tests.oracles.variants import meant
from tests.strategies import Case, disputes, enrich, enriched, graphs, random_case

DRAWN = st.one_of(disputes(parties=3, limit=12), graphs(parties=3, outcomes=5))
UNRANKED = disputes(parties=3, limit=12, rankings=False)
CASES = enriched(st.one_of(DRAWN, UNRANKED), "levers")
DOUBTFUL = enriched(
    disputes(parties=3, limit=12), "views", "strength", "unknown", "likely", "fuzzy", "levers"
)


def some_levers(case: Case, choice: st.DataObject) -> list[str]:
    """Draw levers of a case that go together: mostly all that do."""
    return together(case, choice.draw(st.permutations([it["id"] for it in case["levers"]])))


def together(case: Case, names: Sequence[str]) -> list[str]:
    """Take levers in an order, but for those that change what an earlier one changes."""
    chosen: list[str] = []
    for name in names:
        chosen += [] if oracle.clash(case, [*chosen, name]) else [name]
    return chosen


def numbers(space: Space) -> list[int]:
    return [int(number) for number in space.numbers]


def arcs(space: Space) -> dict[str, set[tuple[int, int]]]:
    """List every mover's single moves by numbers."""
    moves, named = build_moves(space), numbers(space)
    found = {}
    for k, mover in enumerate(space.dispute.movers):
        own = single_moves(moves, k)
        pairs = zip(own.origin.tolist(), own.target.tolist(), strict=True)
        found[mover] = {(named[a], named[b]) for a, b in pairs}
    return found


def assert_is(dispute: comity.Dispute, made: Case) -> None:
    """Fail unless outcomes, status quo, orders and moves are those of a case."""
    space = outcome_space(dispute)
    shown = [space.outcome(k) for k in range(space.count)]
    found = [oracles.Outcome(o.number, o.pattern, o.name, o.members) for o in shown]
    assert found == oracles.outcomes(made)
    now = space.status_quo
    assert (None if now is None else numbers(space)[now]) == oracles.status_quo(made)
    assert_same_ranks(made, dispute)
    movers = {
        party: moves for party, moves in oracles.arcs(made).items() if party in dispute.movers
    }
    assert arcs(space) == movers
    assert not dispute.levers
    assert not dispute.expected


@given(CASES, st.data())
def test_a_case_with_levers_in_force_is_the_one_written_out(
    case: Case, choice: st.DataObject
) -> None:
    chosen, dispute = some_levers(case, choice), dispute_of(case)
    assert_is(with_levers(dispute, chosen), oracle.in_force(case, chosen))
    assert_is(for_security(dispute, chosen), oracle.for_security(case, chosen))


@pytest.mark.parametrize("seed", range(3))
def test_more_cases_with_levers_in_force_are_those_written_out(seed: int) -> None:
    rng = random.Random(seed)
    for k in range(40):
        case = random_case(rng, parties=3, limit=12, rankings=k % 2 > 0)
        enrich(rng.randint, case, "views", "levers")
        names = [lever["id"] for lever in case["levers"] if rng.random() < 0.9]
        chosen = together(case, names)
        assert_is(with_levers(dispute_of(case), chosen), oracle.in_force(case, chosen))


@given(CASES, st.data())
def test_levers_have_no_order_and_those_that_touch_the_same_do_not_go_together(
    case: Case, choice: st.DataObject
) -> None:
    dispute = dispute_of(case)
    chosen = choice.draw(st.permutations([lever.id for lever in dispute.levers]))
    if oracle.clash(case, chosen):
        with pytest.raises(comity.ComityError, match=r"^levers: .* \(levers-clash\)$"):
            with_levers(dispute, chosen)
        chosen = some_levers(case, choice)
    data = to_data(with_levers(dispute, chosen))
    assert to_data(with_levers(dispute, reversed([*chosen, *chosen]))) == data
    by_itself = [lever for lever in dispute.levers if lever.id in chosen]
    assert to_data(with_levers(dispute, by_itself)) == data


@given(CASES, st.data())
def test_outcomes_are_found_again(case: Case, choice: st.DataObject) -> None:
    dispute, chosen = dispute_of(case), some_levers(case, choice)
    made = with_levers(dispute, chosen)
    here, there = outcome_space(dispute), outcome_space(made)
    again = oracle.renumbered(case, oracle.in_force(case, chosen))
    for k, number in enumerate(numbers(here)):
        found = moved(here, k, there)
        assert (None if found is None else numbers(there)[found]) == again.get(number)
    if here.status_quo is not None:
        assert moved(here, here.status_quo, there) == there.status_quo


def pairs(case: Case, row: tuple[int | str, int | str]) -> set[tuple[int, int]]:
    """Give the pairs of different outcomes that a row is about, by number."""
    first, second = (meant(case, ref) for ref in row)
    return {(a, b) for a in first for b in second if a != b}


def rows(case: Case, key: str) -> dict[str, set[tuple[int, int, str]]]:
    """Give what the rows of a key say of pairs of outcomes: (preferred, over, how much)."""
    found = {}
    for party, said in case[key].items():
        triples = set()
        for row in said["pairs"] if key == "fuzzy" else said:
            ref = (row[0], row[1]) if key == "unknown" else (row["outcome"], row["over"])
            much = "" if key == "unknown" else str(row.get("chance", row.get("degree")))
            triples |= {(a, b, much) for a, b in pairs(case, ref)}
        found[party] = triples
    return found


@given(DOUBTFUL, st.data())
def test_what_names_outcomes_names_the_same_ones_afterwards(
    case: Case, choice: st.DataObject
) -> None:
    assert_names_the_same(case, some_levers(case, choice))


@pytest.mark.parametrize("seed", range(2))
def test_more_that_names_outcomes_names_the_same_ones_afterwards(seed: int) -> None:
    rng = random.Random(seed)
    for k in range(40):
        case = random_case(rng, parties=3, limit=12, rankings=k % 2 > 0)
        enrich(rng.randint, case, "unknown", "likely", "fuzzy", "levers")
        reshaping = [
            lever["id"]
            for lever in case["levers"]
            if {"remove_option", "add_option_level"} & set(lever["effect"])
        ]
        assert_names_the_same(case, together(case, reshaping))


def assert_names_the_same(case: Case, chosen: list[str]) -> None:
    """Fail unless rows and views of a case are about the same outcomes once levers are in force."""
    dispute = dispute_of(case)
    levered = with_levers(dispute, chosen)
    made = oracle.in_force(case, chosen)
    again = oracle.renumbered(case, made)
    before, after = to_data(dispute), made | pick(to_data(levered), "unknown", "likely", "fuzzy")
    for key in ("unknown", "likely", "fuzzy"):
        kept = {
            party: {(again[a], again[b], much) for a, b, much in said if {a, b} <= set(again)}
            for party, said in rows(case | pick(before, key), key).items()
        }
        assert rows(after, key) == kept
    space = outcome_space(levered)
    for viewer, view in levered.views.items():
        for party, wanted in view.preferences.items():
            path = ("views", viewer, "preferences", party)
            found = preference_ranks(wanted, space, path).tolist()
            taken = made["preferences"] | {party: made["views"][viewer]["preferences"][party]}
            seen = oracles.ranks(made | {"preferences": taken})[party]
            assert dict(zip(numbers(space), found, strict=True)) == seen
    assert comity.digest(comity.parse(to_text(levered))) == comity.digest(levered)


def pick(data: Mapping[str, object], *keys: str) -> dict[str, object]:
    """Take some keys; what is not there says nothing."""
    return {key: data.get(key, {}) for key in keys}
