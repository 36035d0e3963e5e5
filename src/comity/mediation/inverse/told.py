"""A clause in words: what keeps a party from one move, be it its own taste or a reply to fear."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.mediation.inverse.wording import (
    NAMED,
    Demand,
    all_words,
    any_words,
    demands,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.mediation.inverse.result import Clause, Inverse

WAYS = 3
"""Ways told of one clause at most, unless all are asked for."""


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

    First that the party does not want the move, then what is enough alone, by party and outcome.
    """
    grouped: dict[tuple[bool, str, bool, int], list[int]] = {}
    for way in clause.alternatives:
        if len(way) == 1:
            it = found.comparisons[way[0]]
            reply = it.strict or it.worse != clause.to
            grouped.setdefault((reply, *key(it)), []).append(way[0])
    first = sorted(grouped, key=lambda it: it[0])
    ways = [Way(tuple(grouped[it]), alone=True) for it in first]
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

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "seq", free=["syria"])
    >>> clause_words(found, found.clauses[0])
    'Syria must not prefer 1 to 2; or Syria must not prefer 4 to 2, as Iraq could reply with 4'
    """
    if clause.impossible:
        return "nothing that the free parties want is enough"
    if clause.met_anyway:
        return "nothing: it stays whatever the free parties want"
    telling = _Telling(found, clause, None if every else NAMED)
    ways, left = told_ways(found, clause, every=every)
    told = [telling.way(it) for it in ways]
    told += _others(clause, left)
    return "; or ".join(told)


def _others(clause: Clause, left: int) -> list[str]:
    """Return what is said of ways that are not told."""
    if not left:
        return [] if clause.complete else ["a way that is not listed, if there is one"]
    if clause.complete:
        return [f"one of {left:,} other ways" if left > 1 else "another way"]
    return [f"one of {left:,} or more other ways"]


class _Telling:
    """Words for the ways to meet one clause."""

    def __init__(self, found: Inverse, clause: Clause, most: int | None) -> None:
        self.found, self.clause, self.most = found, clause, most
        self.who = found.dispute.party(clause.party).name
        repliers = [it for it in found.dispute.movers if it != clause.party]
        self.others = "the others"
        if len(repliers) == 1:
            self.others = found.dispute.party(repliers[0]).name

    def way(self, way: Way) -> str:
        """Return one way in words, with what it has to do with the move."""
        asked = demands(self.found, way.positions)
        if way.alone:
            (only,) = asked
            return f"{any_words(self.found, only, self.most)}{self._one_reply(only)}"
        return ", and ".join(self._together(asked))

    def _one_reply(self, only: Demand) -> str:
        """Say to which reply a demand belongs that is enough alone; nothing for the move itself."""
        if only.strict:
            return ", so that it replies"
        if only.others == (self.clause.to,):
            return ""
        with_what = str(only.others[0]) if len(only.others) == 1 else "each of them"
        return f", as {self.others} could reply with {with_what}"

    def _together(self, asked: tuple[Demand, ...]) -> Iterator[str]:
        """Yield the demands of one reply: what it takes of those who reply, then of the mover."""
        steps = [it for it in asked if it.strict]
        for it in steps[:-1]:
            yield all_words(self.found, it, self.most)
        for it in steps[-1:]:
            several = len({it.party for it in steps}) > 1
            replies = "they reply" if several else "it replies"
            yield f"{all_words(self.found, it, self.most)}, so that {replies}"
        for it in asked[len(steps) :]:
            ends = f" ({self._ends(replied=bool(steps))})" if len(it.others) > 1 else ""
            yield f"{all_words(self.found, it, self.most)}{ends}"

    def _ends(self, *, replied: bool) -> str:
        """Say why several outcomes count for one reply."""
        reply = "the reply" if replied else f"a reply of {self.others}"
        return f"the end of {reply}, and where it could go from there"
