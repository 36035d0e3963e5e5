"""What is known of parties: what follows from it, what is refused, and what levers leave of it."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.formats.canonical import to_data
from comity.mediation.levers.apply import with_levers
from comity.model.check import faults
from comity.model.dispute import Preference
from comity.model.known import precedence
from comity.model.space import outcome_space
from comity.preferences.ranks import preference_ranks
from tests.laws.agreement import dispute_of
from tests.oracles import known as oracle
from tests.strategies import Case, disputes, enriched
from tests.strategies.draws import NAMES

LEVERED = enriched(disputes(parties=3, limit=8), "known", "levers")
ROWS = st.lists(st.lists(st.sampled_from(NAMES[:4]), min_size=2, max_size=4), max_size=3)
APART = st.lists(st.sampled_from(NAMES[:4]), min_size=2, max_size=3, unique=True)


@st.composite
def said_of_order(draw: st.DrawFn) -> oracle.Known:
    """Draw chains and groups that may contradict each other."""
    said: oracle.Known = {"dont_know": draw(st.lists(APART, max_size=2))}
    return said | ({"before": draw(ROWS)} if draw(st.booleans()) else {})


def partly_ordered(said: oracle.Known) -> comity.PartlyOrdered:
    before = said.get("before")
    chains = None if before is None else tuple(map(tuple, before))
    return comity.PartlyOrdered(chains, tuple(map(tuple, said["dont_know"])))


def dispute_with(said: oracle.Known) -> comity.Dispute:
    options = tuple(comity.Option(f"{name}-does", "Does it") for name in NAMES[:4])
    wants = comity.Concerns(tuple(comity.Concern(it, f"{it}-does") for it in NAMES[:4]))
    party = comity.Party("p", "P", options=options)
    return comity.Dispute("d", "D", (party,), {"p": wants}, known={"p": partly_ordered(said)})


@given(said_of_order())
def test_an_order_is_refused_just_where_it_contradicts_itself(said: oracle.Known) -> None:
    found = [fault.slug for fault in faults(dispute_with(said))]
    assert (not found) == oracle.in_order(NAMES[:4], said)
    assert set(found) <= {"order-cycle", "order-conflict"}
    follows = oracle.chained(oracle.comparisons(NAMES[:4], said))
    assert ("order-cycle" in found) == any(a == b for a, b in follows)


@given(said_of_order())
def test_what_follows_from_an_order_is_what_the_closure_says(said: oracle.Known) -> None:
    if oracle.in_order(NAMES[:4], said):
        found = precedence(NAMES[:4], partly_ordered(said))
        pairs = {(NAMES[a], NAMES[b]) for a, b in zip(*found.nonzero(), strict=True)}
        assert pairs == oracle.comparisons(NAMES[:4], said)


def concern_ids(case: dict[str, Any], party: str) -> list[str]:
    return [it["id"] for it in case["preferences"][party]["concerns"]]


def all_that_go_together(dispute: comity.Dispute) -> list[str]:
    touched: dict[tuple[str, ...], str] = {}
    for lever in dispute.levers:
        touched.setdefault(lever.touches, lever.id)
    return list(touched.values())


@given(LEVERED)
def test_with_levers_no_more_is_open_than_was_and_what_they_do_is_known(case: Case) -> None:
    dispute = dispute_of(case)
    made = with_levers(dispute, all_that_go_together(dispute))
    assert faults(made) == []
    data = to_data(made)
    assert list(made.known) == list(dispute.known)
    for party, said in case["known"].items():
        if "before" in said or "dont_know" in said:
            assert_order(case, data, party)
        elif "weights" in said:
            now = data["known"][party]["weights"]
            wide = {k: Fraction(str(b)) - Fraction(str(a)) for k, (a, b) in said["weights"].items()}
            kept = {k: Fraction(str(b)) - Fraction(str(a)) for k, (a, b) in now.items()}
            assert kept.items() <= wide.items()
        else:
            chances = [Fraction(str(it["chance"])) for it in data["known"][party]["alternatives"]]
            assert chances == [Fraction(it["chance"]) for it in said["alternatives"]]


def assert_order(case: Case, data: Case, party: str) -> None:
    """Fail unless every pair is as well known as it was, or put by a lever where it now stands."""
    old, new = concern_ids(case, party), concern_ids(data, party)
    before = oracle.comparisons(old, case["known"][party])
    after = oracle.comparisons(new, data["known"][party])
    for a, b in combinations(new, 2):
        if not {a, b} <= set(old) or old.index(a) > old.index(b) or (a, b) in before:
            assert (a, b) in after
    if old == new:
        assert after == before


@given(LEVERED)
def test_an_alternative_is_swayed_like_a_stated_preference(case: Case) -> None:
    dispute = dispute_of(case)
    chosen = all_that_go_together(dispute)
    made = with_levers(dispute, chosen)
    space = outcome_space(made)
    for party, said in dispute.known.items():
        for k, it in enumerate(said.items if isinstance(said, comity.Alternatives) else ()):
            now = made.known[party]
            assert isinstance(now, comity.Alternatives)
            new = now.items[k].preference
            if it.preference is None:
                assert new is None
            elif _same_places(it.preference, dispute.preferences[party]):
                stated = replace(
                    dispute, preferences={**dispute.preferences, party: it.preference}, known={}
                )
                wanted = with_levers(stated, chosen).preferences[party]
                assert new is not None
                assert (
                    preference_ranks(new, space, ()).tolist()
                    == preference_ranks(wanted, space, ()).tolist()
                )


def _same_places(one: Preference, other: Preference) -> bool:
    """Say whether levers about one preference fit another: concerns by id, statements weighed."""
    match one, other:
        case comity.Concerns(a), comity.Concerns(b):
            return {it.id for it in b} <= {it.id for it in a}
        case comity.Weights(a), comity.Weights(b):
            return set(b) <= set(a)
    return isinstance(one, comity.Ranking)
