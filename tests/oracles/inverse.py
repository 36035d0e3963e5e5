"""Under which preferences an outcome holds (definitions 10): rankings and sequences one by one."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import NamedTuple

from .concepts import CONCEPTS, Graph

Rank = Mapping[int, int]
Sets = set[frozenset["Compared"]]


class Compared(NamedTuple):
    """Strict: the party prefers the better one. Otherwise: it does not prefer the worse one."""

    party: str
    better: int
    worse: int
    strict: bool


def with_ranks(graph: Graph, rank: Mapping[str, Rank]) -> Graph:
    """Give some parties other preferences."""
    every = {**graph.rank, **rank}
    better = {
        i: {s: {t for t in ends if every[i][t] > every[i][s]} for s, ends in graph.moves[i].items()}
        for i in graph.parties
    }
    return Graph(graph.numbers, graph.parties, graph.moves, better, every)


def holds_at(graph: Graph, concept: str, s: int) -> bool:
    """Say whether every party would stay at one outcome."""
    only = Graph([s], graph.parties, graph.moves, graph.improvements, graph.rank)
    return all(s in CONCEPTS[concept](only, i) for i in graph.parties)


def strict_rankings(numbers: Sequence[int]) -> list[Rank]:
    """List every ranking without ties."""
    return [{n: k for k, n in enumerate(order)} for order in permutations(numbers)]


def rankings(numbers: Sequence[int]) -> list[Rank]:
    """List every ranking, ties allowed."""
    places = product(range(len(numbers)), repeat=len(numbers))
    dense = (it for it in places if set(it) == set(range(max(it) + 1)))
    return [dict(zip(numbers, it, strict=True)) for it in dense]


def profiles(free: Collection[str], each: Sequence[Rank]) -> Iterator[dict[str, Rank]]:
    """Combine the rankings of the free parties in every way."""
    for chosen in product(each, repeat=len(free)):
        yield dict(zip(sorted(free), chosen, strict=True))


def true_in(compared: Compared, rank: Mapping[str, Rank]) -> bool:
    """Say whether a comparison is so under some rankings."""
    better, worse = (rank[compared.party][n] for n in (compared.better, compared.worse))
    return better > worse if compared.strict else better >= worse


def chains(some: Iterable[Compared]) -> dict[tuple[str, int, int], bool]:
    """Give what chains of comparisons lead from and to, by party; True: with a strict one."""
    found = {(it.party, it.better, it.worse): it.strict for it in sorted(some)}
    grown = True
    while grown:
        grown = False
        for (i, a, b), first in list(found.items()):
            for (j, c, d), second in list(found.items()):
                strict = first or second
                if i == j and b == c and found.get((i, a, d), -1) < strict:
                    found[i, a, d] = strict
                    grown = True
    return found


def possible(some: Iterable[Compared]) -> bool:
    """Say whether some ranking makes all comparisons true: no chain leads back by a strict one."""
    return not any(strict and a == b for (_, a, b), strict in chains(some).items())


def alternatives(graph: Graph, concept: str, s: int, free: Collection[str], i: str, t: int) -> Sets:
    """Give all minimal sets of comparisons that keep i from moving from s to t.

    Either i does not prefer t, or, but for Nash, the others can lead from t by a legal sequence
    (each step preferred by its mover, for SEQ and SSEQ) to where i is not better off than at s
    (nor after any single move on, for SMR and SSEQ).
    """
    found = _demands(graph, free, [Compared(i, s, t, strict=False)])
    if concept != "nash":
        for steps, end in _sequences(graph, graph.others(i), t, None, set()):
            asked = [Compared(i, s, end, strict=False)]
            if concept in ("smr", "sseq"):
                asked += [Compared(i, s, v, strict=False) for v in sorted(graph.moves[i][end])]
            if concept in ("seq", "sseq"):
                asked += [Compared(j, there, here, strict=True) for j, here, there in steps]
            found |= _demands(graph, free, asked)
    can_be = {it for it in found if possible(it)}
    return {it for it in can_be if not any(other < it for other in can_be)}


def _demands(graph: Graph, free: Collection[str], asked: Iterable[Compared]) -> Sets:
    """Give what is asked of free parties; nothing where a fixed party does not compare so."""
    needed = set()
    for it in asked:
        if it.better == it.worse and not it.strict:
            continue
        if it.party in free:
            needed.add(it)
        elif not true_in(it, graph.rank):
            return set()
    return {frozenset(needed)}


def _sequences(
    graph: Graph, group: Sequence[str], at: int, last: str | None, seen: set[tuple[int, str]]
) -> Iterator[tuple[list[tuple[str, int, int]], int]]:
    """Give every legal sequence that does not come back to where it stood with the same mover."""
    for j in group:
        for to in sorted(graph.moves[j][at]) if j != last else ():
            if (to, j) not in seen:
                step = (j, at, to)
                yield [step], to
                for more, end in _sequences(graph, group, to, j, seen | {(to, j)}):
                    yield [step, *more], end


def least_sets(
    clauses: Sequence[Sets], now: Mapping[str, Rank], most: int
) -> tuple[int, int] | None:
    """Give the fewest comparisons not so yet, and then the fewest, that are enough.

    Of all sets of comparisons that alternatives have, those are looked at that go together and
    from which some alternative of every clause follows. None where there is none of them. Raises
    ValueError where alternatives have more than so many comparisons.
    """
    every = sorted({it for sets in clauses for way in sets for it in way})
    if len(every) > most:
        raise ValueError(len(every))
    prices = []
    for inside in product((False, True), repeat=len(every)):
        chosen = [it for it, taken in zip(every, inside, strict=True) if taken]
        if possible(chosen) and enough(clauses, chosen):
            prices.append((sum(not true_in(it, now) for it in chosen), len(chosen)))
    return min(prices, default=None)


def enough(clauses: Sequence[Sets], chosen: Iterable[Compared]) -> bool:
    """Say whether some alternative of every clause follows: all its comparisons, by chains."""
    known = chains(chosen)
    so = {
        it
        for sets in clauses
        for way in sets
        for it in way
        if known.get((it.party, it.better, it.worse), -1) >= it.strict
    }
    return all(any(way <= so for way in sets) for sets in clauses)
