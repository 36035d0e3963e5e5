"""The whole of settle and certify, on disputes of every form, by the definitions."""

import json
import random
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.formats.results import to_json
from comity.formats.schemas import settle_schema
from comity.formats.settlements import certified_data, settlement_data, way_data
from comity.settlement.methods.price import Extremes
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.renaming import Names, places, renamed
from tests.laws.settlement_cases import every_dispute, now_of, numbers_of, some_case
from tests.laws.test_certificates import with_status_quo
from tests.oracles import (
    settlement_expense,
    settlement_gains,
    settlement_standing,
)
from tests.oracles.space import classes
from tests.strategies import Case, disputes, graphs

SCHEMA = jsonschema.Draft202012Validator(settle_schema())
WHERE = ("everywhere", "reachable", "status_quo")


# What settle says


@every_dispute
def test_what_leaves_nobody_less_secure_is_what_the_definitions_say(seed: int) -> None:
    case = some_case(seed)
    now, found = now_of(case), comity.settle(dispute_of(case))
    assert (found.status_quo, found.parties) == (now, tuple(p["id"] for p in case["parties"]))
    assert set(found.indivisible) == settlement_gains.indivisible(case, now) - {now}
    assert set(found.win_win) == settlement_gains.win_win(case, now)
    assert set(found.strict) == settlement_gains.strictly_win_win(case, now)
    assert set(found.pareto) == settlement_gains.pareto(case)
    change = settlement_gains.changes(case, now)
    for index, number in enumerate(numbers_of(case)):
        assert found.gainers(index) == tuple(i for i in change if change[i][number] == 1)
        assert found.losers(index) == tuple(i for i in change if change[i][number] == -1)


@every_dispute
def test_floors_are_those_of_the_definitions_on_both_scales(seed: int) -> None:
    case = some_case(seed)
    standing = {"ranks": settlement_standing.standings(case)}
    weighed = settlement_standing.weighed_standings(case)
    if weighed is None:
        with pytest.raises(comity.ComityError, match=r"\(scale-undefined\)"):
            comity.settle(dispute_of(case), scale="weights")
    else:
        standing["weights"] = weighed
    for scale, of in standing.items():
        which: Literal["ranks", "weights"] = "weights" if scale == "weights" else "ranks"
        found = comity.settle(dispute_of(case), ["nash"], scale=which)
        floors = settlement_standing.floors(of)
        assert {n: found.floor(k) for k, n in enumerate(numbers_of(case))} == floors
        assert set(found.maximin) == settlement_standing.maximin(of)


@every_dispute
def test_whose_expense_is_counted_three_times_by_the_definitions(seed: int) -> None:
    case = some_case(seed)
    now, found = now_of(case), comity.settle(dispute_of(case), ["nash"])
    begins = (None, settlement_expense.reachable(case, [now]), [now])
    for where, begin in zip(WHERE, begins, strict=True):
        wanted = settlement_expense.expense(case, begin)
        every = wanted.improvements
        assert found.shares(where) == {
            i: {
                j: Fraction(wanted.lowering[i, j], every[i]) if j != i and every[i] else None
                for j in found.parties
            }
            for i in every
        }
        lowering, total = sum(wanted.lowering_some.values()), sum(every.values())
        assert found.dilemma(where) == (Fraction(lowering, total) if total else None)


@settings(max_examples=25)
@every_dispute
def test_prices_are_the_worst_and_the_best_each_party_meets(seed: int) -> None:
    case = some_case(seed, 24)
    found = comity.settle(dispute_of(case))
    equilibria = oracles.equilibria(case)
    agreeable = settlement_gains.indivisible(case, now_of(case)) & settlement_gains.pareto(case)
    assert list(found.prices) == [c for c in found.analysis.stable if equilibria[c] is not None]
    for concept, price in found.prices.items():
        held = equilibria[concept]
        assert held is not None
        assert_extremes(case, found, price.confrontation, held)
        assert_extremes(case, found, price.agreement, agreeable)
        now = {i: rank[now_of(case)] for i, rank in oracles.ranks(case).items()}
        assert price.status_quo is not None
        assert price.status_quo.tolist() == list(now.values())


def assert_extremes(
    case: Case, found: comity.Settlement, met: Extremes | None, among: set[int]
) -> None:
    wanted = settlement_gains.worst_and_best(case, among)
    assert (met is None) == (wanted is None)
    if met is None or wanted is None:
        return
    rank = oracles.ranks(case)
    for row, party in enumerate(found.parties):
        assert (met.worst[row], met.best[row]) == wanted[party]
        ends = zip(wanted[party], (met.worst_at[row], met.best_at[row]), strict=True)
        for value, at in ends:
            first = min(n for n in among if rank[party][n] == value)
            assert found.space.numbers[at] == first


@every_dispute
def test_the_order_is_the_stated_one(seed: int) -> None:
    case = some_case(seed, 24)
    found = comity.settle(dispute_of(case))
    ordered = [int(found.space.numbers[k]) for k in found.order]
    now, optimal = now_of(case), settlement_gains.pareto(case)
    safe, change = settlement_gains.indivisible(case, now), settlement_gains.changes(case, now)
    held = [them for them in oracles.equilibria(case).values() if them is not None]

    stuck = oracles.held_no_moves(case)

    def place(number: int) -> tuple[Any, ...]:
        gaining = sum(of[number] == 1 for of in change.values())
        concepts = sum(number in them for them in held) if number not in stuck else 0
        return number not in safe, number not in optimal, -gaining, -concepts, number

    assert ordered == sorted(numbers_of(case), key=place)


# What certify says


@every_dispute
def test_certificates_say_what_settle_says_and_pass_the_check(seed: int) -> None:
    case = some_case(seed)
    dispute = dispute_of(case)
    found = comity.settle(dispute, ["nash"])
    for index in random.Random(seed).choices(range(found.space.count), k=4):
        certificate = comity.certify(dispute, int(found.space.numbers[index]))
        assert comity.verify(certificate, dispute) == []
        signs = [change.sign for change in certificate.changes]
        assert signs == found.change[:, index].tolist()
        assert certificate.indivisible == bool(found.safe[index])
        assert certificate.lowered == found.losers(index)
        assert certificate.raised == found.gainers(index)


def test_every_number_of_a_class_stands_for_the_class() -> None:
    case = next(it for it in map(some_case, range(100)) if "same" in it and len(classes(it)) > 2)
    dispute, ends = dispute_of(case), [min(members) for members in classes(case)]
    for members, first in zip(classes(case), ends, strict=True):
        for number in members:
            assert comity.find_way(dispute, number) == comity.find_way(dispute, first)
            assert comity.certify(dispute, number) == comity.certify(dispute, first)


# Other words, and other forms


def told(case: Case, names: Names | None = None) -> Mapping[str, Any]:
    """Give all that does not depend on the order of outcomes, in the new words."""
    found = comity.settle(dispute_of(case))
    place_of = places(case, names)
    party = names.parties if names else {p: p for p in found.parties}
    numbers = found.space.numbers.tolist()

    def where(chosen: Iterable[int]) -> set[Any]:
        return {place_of[number] for number in chosen}

    def met(extremes: Extremes | None) -> Any:
        if extremes is None:
            return None
        ends = zip(extremes.worst.tolist(), extremes.best.tolist(), strict=True)
        return {party[p]: pair for p, pair in zip(found.parties, ends, strict=True)}

    return {
        "sets": [where(it) for it in (found.indivisible, found.win_win, found.strict)],
        "optimal": [where(it) for it in (found.pareto, found.maximin)],
        "floors": {place_of[n]: found.floor(k) for k, n in enumerate(numbers)},
        "shares": [
            {
                party[i]: {party[j]: share for j, share in row.items()}
                for i, row in found.shares(which).items()
            }
            for which in WHERE
        ],
        "dilemmas": [found.dilemma(which) for which in WHERE],
        "prices": {c: (met(p.confrontation), met(p.agreement)) for c, p in found.prices.items()},
        "ways": {place_of[n]: way_told(case, n, party) for n in numbers},
        "nearest": way_told(case, None, party),
    }


def way_told(case: Case, to: int | None, party: Mapping[str, str]) -> Any:
    way = comity.find_way(dispute_of(case), to)
    alone = sorted(stop.rule for stop in way.stops if stop.enough)
    steps = None if way.steps is None else len(way.steps)
    certificate = None if to is None else comity.certify(dispute_of(case), to)
    signs = {} if certificate is None else {party[it.party]: it.sign for it in certificate.changes}
    return way.safe, way.joint_size, way.size, steps, way.largest_drop, alone, signs


def assert_same_in_other_words(case: Case, seed: int) -> None:
    case = with_status_quo(case)
    other, names = renamed(case, random.Random(seed))
    assert told(case, names) == told(other)


@settings(max_examples=15)
@given(st.one_of(disputes(limit=16, same=False), graphs()), st.integers(0, 2**32 - 1))
def test_the_same_in_other_words_has_the_same_settlements(case: Case, seed: int) -> None:
    assert_same_in_other_words(case, seed)


@settings(max_examples=10)
@given(disputes(limit=16, concerns=False, weights=False), st.integers(0, 2**32 - 1))
def test_merged_outcomes_in_other_words_have_the_same_settlements(case: Case, seed: int) -> None:
    assert_same_in_other_words(case, seed)


def read_back(data: dict[str, Any]) -> dict[str, Any]:
    """Write a document as the command does, and read it; it must keep the schema."""
    found: dict[str, Any] = json.loads(to_json(data))
    SCHEMA.validate(found)
    return found


def assert_ways_are_written(case: Case) -> None:
    dispute = dispute_of(case)
    for to in (*numbers_of(case)[:4], None):
        way = comity.find_way(dispute, to)
        data = read_back(way_data(way, dispute))
        assert (data["target"], data["safe"], data["size"]) == (way.target, way.safe, way.size)
        steps = way.steps and [{"outcome": s.outcome, "movers": list(s.movers)} for s in way.steps]
        assert data["steps"] == (None if way.steps is None else list(steps or ()))
        assert data["joint_size"] == way.joint_size
        drops = [Fraction(it["drop"]).limit_denominator(1000) for it in data["exposed"]]
        assert drops == [it.drop for it in way.exposed]
        assert [s["enough_alone"] for s in data["stopped_by"]] == [s.enough for s in way.stops]


@settings(max_examples=25)
@every_dispute
def test_what_is_written_keeps_the_schema_and_says_the_same(seed: int) -> None:
    case = some_case(seed)
    dispute = dispute_of(case)
    found = comity.settle(dispute)
    data = read_back(settlement_data(found))
    for key in ("indivisible", "win_win", "strict", "pareto", "maximin"):
        assert data[key] == list(getattr(found, key)), key
    assert [it["number"] for it in data["outcomes"]] == numbers_of(case)
    assert {it["outcome"] for it in data["settlements"]} == set(found.indivisible)
    for row in data["settlements"]:
        index = found.space.index(row["outcome"])
        assert tuple(row["gain"]) == found.gainers(index)
        assert row["floor"] == float(found.floor(index))
    for i, shares in found.shares().items():
        assert data["expense"][i] == {j: s and float(s) for j, s in shares.items()}
    for where in WHERE:
        counts, wanted = data["counts"][where], found.expense[where]
        assert list(counts["improvements"].values()) == wanted.improvements.tolist()
        assert list(counts["lowering_some"].values()) == wanted.lowering_some.tolist()
    for number in numbers_of(case)[:4]:
        certificate = comity.certify(dispute, number)
        told_ = read_back(certified_data(certificate, dispute))
        assert [it["sign"] for it in told_["changes"]] == [it.sign for it in certificate.changes]
        assert told_["indivisible"] == certificate.indivisible
    assert_ways_are_written(case)
