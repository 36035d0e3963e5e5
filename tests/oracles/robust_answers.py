"""What is recommended, what flips it, what it hangs on, what to ask: by going through everything.

A draw is what it recommends (None: nothing) and its answers to the questions, by position.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations

from .concepts import CONCEPTS, graph_of
from .preferences import ranks
from .settlement_gains import changes, indivisible
from .space import Case, status_quo

Draw = tuple[int | None, tuple[int, ...]]
Change = tuple[str, str, tuple[int | str, ...], tuple[int | str, ...]]
"""Whose preference, tiers or concerns, and which two change places: the one preferred first."""
After = tuple[int | None, set[int], set[int]]
"""What is recommended, what is no longer settled and what newly is."""


def settled(case: Case, concept: str) -> set[int]:
    """Give the outcomes but the status quo that nobody loses by and nobody would leave."""
    now, graph = _now(case), graph_of(case)
    stays = [CONCEPTS[concept](graph, party) for party in graph.parties]
    return {s for s in indivisible(case, now) if s != now and all(s in it for it in stays)}


def recommended(case: Case, concept: str) -> int | None:
    """Give the settled outcome by which most gain; of several the lowest number."""
    change = changes(case, _now(case))
    best, most = None, -1
    for s in sorted(settled(case, concept)):
        gain = sum(1 for party in change if change[party][s] == 1)
        if gain > most:
            best, most = s, gain
    return best


def flips(case: Case, concept: str) -> dict[Change, After]:
    """Give all swaps of two neighbours that change what is settled or recommended."""
    before, stated = settled(case, concept), recommended(case, concept)
    found: dict[Change, After] = {}
    for change, made in _swapped(case):
        after = settled(made, concept)
        instead = recommended(made, concept)
        if after != before or instead != stated:
            found[change] = (instead, before - after, after - before)
    return found


def number_of_swaps(case: Case) -> int:
    """Count all swaps of two neighbours."""
    return len(list(_swapped(case)))


def _swapped(case: Case) -> Iterable[tuple[Change, Case]]:
    """Give every swap of two neighbouring tiers or concerns with the case that it makes."""
    rank = ranks(case)
    for party in (it["id"] for it in case["parties"]):
        preference = case["preferences"][party]
        tiers = [
            tuple(sorted(s for s in rank[party] if rank[party][s] == tier))
            for tier in sorted(set(rank[party].values()), reverse=True)
        ]
        for k in range(len(tiers) - 1):
            order = [*tiers[:k], tiers[k + 1], tiers[k], *tiers[k + 2 :]]
            ranking = [list(tier) for tier in order]
            yield (party, "tiers", tiers[k], tiers[k + 1]), _with(case, party, ranking=ranking)
        concerns = preference.get("concerns", [])
        for k in range(len(concerns) - 1):
            order = [*concerns[:k], concerns[k + 1], concerns[k], *concerns[k + 2 :]]
            names = (concerns[k]["id"],), (concerns[k + 1]["id"],)
            yield (party, "concerns", *names), _with(case, party, concerns=order)


def _with(case: Case, party: str, **preference: object) -> Case:
    return {**case, "preferences": {**case["preferences"], party: preference}}


def _now(case: Case) -> int:
    now = status_quo(case)
    assert now is not None
    return now


def share_of_same(
    draws: Sequence[Draw], question: int, answer: int, stated: int | None
) -> tuple[int, int]:
    """Count the draws with an answer that recommend what is stated, and all with that answer."""
    with_answer = [best for best, answers in draws if answers[question] == answer]
    return sum(1 for best in with_answer if best == stated), len(with_answer)


def gain(draws: Sequence[Draw], question: int) -> Fraction:
    """Give how much surer of the recommendation the answer to a question would make."""
    right = 0
    for answer in {answers[question] for _, answers in draws}:
        with_answer = [best for best, answers in draws if answers[question] == answer]
        right += max(with_answer.count(best) for best in with_answer)
    everything = [best for best, _ in draws]
    now = max(everything.count(best) for best in everything)
    return Fraction(right - now, len(draws))


def orders(concerns: Sequence[str], chains: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Give every order of concerns in which each chain stands in its order."""
    pairs = [(one, other) for chain in chains for one, other in pairwise(chain)]
    return [
        order
        for order in permutations(concerns)
        if all(order.index(one) < order.index(other) for one, other in pairs)
    ]


def reordered(case: Case, chosen: Mapping[str, Sequence[str]]) -> Case:
    """Put the concerns of some parties in other orders."""
    for party, order in chosen.items():
        rows = {row["id"]: row for row in case["preferences"][party]["concerns"]}
        case = _with(case, party, concerns=[rows[name] for name in order])
    return case


def answer(
    kind: str, about: Sequence[str], order: Sequence[str], every: Sequence[Sequence[str]]
) -> int:
    """Answer which of two concerns comes first, or in which half of its places one stands."""
    if kind == "order":
        return 0 if order.index(about[0]) < order.index(about[1]) else 1
    places = sorted({each.index(about[0]) for each in every})
    upper = places[: (len(places) + 1) // 2]
    return 0 if order.index(about[0]) in upper else 1
