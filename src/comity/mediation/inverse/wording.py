"""Comparisons in words: what a party must prefer, or must not, alone and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.stability.sentence import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from comity.mediation.inverse.result import Comparison, Inverse

NAMED = 12
"""Outcomes named in one demand at most, unless all are asked for."""


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
        grouped.setdefault(key(it), {})[it.better if it.strict else it.worse] = None
    told = (Demand(*key, tuple(others)) for key, others in grouped.items())
    return tuple(sorted(told, key=lambda it: not it.strict))


def key(it: Comparison) -> tuple[str, bool, int]:
    """Return whose comparison it is, of which kind, and with which outcome."""
    return it.party, it.strict, it.worse if it.strict else it.better


def all_words(found: Inverse, demand: Demand, most: int | None = NAMED) -> str:
    """Return in words that every one of some comparisons must be so.

    Parameters
    ----------
    found : Inverse
        Whose comparisons they are.
    demand : Demand
        Which.
    most : int or None
        How many outcomes are named at most; None: all.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "nash", free=["syria"])
    >>> all_words(found, *demands(found, range(2)))
    'Syria must not prefer any of 1 and 3 to 2'
    """
    who = found.dispute.party(demand.party).name
    which = some_numbers(demand.others, most)
    several = len(demand.others) > 1
    if demand.strict:
        return f"{who} must prefer {'each of ' * several}{which} to {demand.fixed}"
    return f"{who} must not prefer {'any of ' * several}{which} to {demand.fixed}"


def any_words(found: Inverse, demand: Demand, most: int | None = NAMED) -> str:
    """Return in words that one of some comparisons, at least, must be so; as `all_words`.

    Examples
    --------
    >>> import comity
    >>> found = comity.inverse(comity.read("syria-iraq-1975"), 2, "nash", free=["syria"])
    >>> any_words(found, *demands(found, range(2)))
    'there must be at least one of 1 and 3 that Syria does not prefer to 2'
    """
    if len(demand.others) == 1:
        return all_words(found, demand, most)
    which = some_numbers(demand.others, most)
    prefers = "prefers" if demand.strict else "does not prefer"
    who = found.dispute.party(demand.party).name
    return f"there must be at least one of {which} that {who} {prefers} to {demand.fixed}"


def demanded(
    found: Inverse, positions: Sequence[int], most: int | None = NAMED
) -> list[tuple[str, bool]]:
    """Return demands in words, each with whether it is so already; first those that are not."""
    rows = []
    for holds in (False, True):
        some = [it for it in positions if found.comparisons[it].holds is holds]
        rows += [(all_words(found, it, most), holds) for it in demands(found, some)]
    return rows


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
