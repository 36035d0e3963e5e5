"""Comparisons in words: what a party must prefer, or must not, alone and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.stability.sentence import enumerated
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from comity.mediation.inverse.result import Clause, Comparison, Inverse

NAMED = 12
"""Outcomes named in one demand at most, unless all are asked for."""
WAYS = 4
"""Alternatives told of one clause at most, unless all are asked for."""


class Demand(NamedTuple):
    """Comparisons of one party with one outcome, said in one breath.

    Attributes
    ----------
    party : str
        Its id.
    strict : bool
        True: it must prefer `others` to `fixed`; False: it must not.
    fixed : int
        Number of the outcome that is compared with.
    others : tuple of int
        Numbers, each once, in the order of the comparisons.
    """

    party: str
    strict: bool
    fixed: int
    others: tuple[int, ...]


def demands(found: Inverse, positions: Iterable[int]) -> tuple[Demand, ...]:
    """Return comparisons (by position in `found`) put together by party, kind and outcome.

    What is preferred comes first, as what a reply takes stands before where it leads.
    """
    grouped: dict[tuple[str, bool, int], dict[int, None]] = {}
    for position in positions:
        it = found.comparisons[position]
        grouped.setdefault(_key(it), {})[it.better if it.strict else it.worse] = None
    told = (Demand(*key, tuple(others)) for key, others in grouped.items())
    return tuple(sorted(told, key=lambda it: not it.strict))


def _key(it: Comparison) -> tuple[str, bool, int]:
    """Return whose comparison it is, of which kind, and with which outcome."""
    return it.party, it.strict, it.worse if it.strict else it.better


def all_words(found: Inverse, positions: Iterable[int], most: int | None = NAMED) -> str:
    """Return in words that every one of some comparisons must be so.

    Parameters
    ----------
    found : Inverse
        Whose comparisons they are.
    positions : iterable of int
        Which, by position.
    most : int or None
        How many outcomes are named in one demand at most; None: all.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "nash", free=["syria"])
    >>> all_words(found, range(2))
    'Syria must not prefer any of 1 and 3 to 2'
    """
    return ", and ".join(_all(found, it, most) for it in demands(found, positions))


def any_words(found: Inverse, positions: Iterable[int], most: int | None = NAMED) -> str:
    """Return in words that one of some comparisons, at least, must be so; as `all_words`.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "nash", free=["syria"])
    >>> any_words(found, range(2))
    'there must be at least one of 1 and 3 that Syria does not prefer to 2'
    """
    return "; or ".join(_any(found, it, most) for it in demands(found, positions))


class Way(NamedTuple):
    """Alternatives of a clause that are told in one breath.

    Attributes
    ----------
    positions : tuple of int
        Of comparisons.
    alone : bool
        True: any of them is enough. False: it takes all of them.
    """

    positions: tuple[int, ...]
    alone: bool


def told_ways(found: Inverse, clause: Clause, *, every: bool = False) -> tuple[list[Way], int]:
    """Return the ways to meet a clause that are told, and how many are not.

    Comparisons that are enough alone come together, by party and outcome, before the others.
    """
    grouped: dict[tuple[str, bool, int], list[int]] = {}
    for way in clause.alternatives:
        if len(way) == 1:
            grouped.setdefault(_key(found.comparisons[way[0]]), []).append(way[0])
    ways = [Way(tuple(positions), alone=True) for positions in grouped.values()]
    ways += [Way(way, alone=False) for way in clause.alternatives if len(way) > 1]
    told = ways if every else ways[:WAYS]
    return told, len(ways) - len(told)


def clause_words(found: Inverse, clause: Clause, *, every: bool = False) -> str:
    """Return what it takes for a party not to leave for one outcome, in words.

    Parameters
    ----------
    found : Inverse
        Whose clause it is.
    clause : Clause
        Which.
    every : bool
        True names all alternatives and outcomes, however many.
    """
    if clause.impossible:
        return "nothing that the free parties want is enough"
    if clause.met_anyway:
        return "nothing: it stays whatever the free parties want"
    most = None if every else NAMED
    ways, left = told_ways(found, clause, every=every)
    told = [(any_words if it.alone else all_words)(found, it.positions, most) for it in ways]
    if left:
        told.append(f"one of {counted(left, 'more way')}")
    if not clause.complete:
        told.append("some way that is not listed, if there is one")
    return "; or ".join(told)


def already_words(found: Inverse, positions: Sequence[int], most: int | None = NAMED) -> list[str]:
    """Return demands as sentences, those that are not met yet first, each saying if it is met."""
    lines = []
    for holds, verdict in ((False, "not so yet"), (True, "so already")):
        some = [it for it in positions if found.comparisons[it].holds is holds]
        lines += [f"{_all(found, it, most)}: {verdict}." for it in demands(found, some)]
    return lines


def _all(found: Inverse, demand: Demand, most: int | None) -> str:
    who = found.dispute.party(demand.party).name
    which = some_numbers(demand.others, most)
    several = len(demand.others) > 1
    if demand.strict:
        return f"{who} must prefer {'each of ' * several}{which} to {demand.fixed}"
    return f"{who} must not prefer {'any of ' * several}{which} to {demand.fixed}"


def _any(found: Inverse, demand: Demand, most: int | None) -> str:
    if len(demand.others) == 1:
        return _all(found, demand, most)
    which = some_numbers(demand.others, most)
    prefers = "prefers" if demand.strict else "does not prefer"
    who = found.dispute.party(demand.party).name
    return f"there must be at least one of {which} that {who} {prefers} to {demand.fixed}"


def some_numbers(numbers: Sequence[int], most: int | None = NAMED) -> str:
    """Return numbers in words, the first of them where they are many.

    Examples
    --------
    >>> some_numbers([1, 3, 4]), some_numbers(range(1, 6), 3)
    ('1, 3 and 4', '1, 2, 3 and 2 more')
    """
    told = [str(it) for it in numbers[:most]]
    more = len(numbers) - len(told)
    return enumerated([*told, *([f"{more:,} more"] if more else [])])
