"""What variants go by in other words: strengths, doubts, chances, degrees and attitudes."""

import random
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.judges import SIMPLE, answers
from tests.laws.renaming import Place, places, renamed
from tests.oracles.variants import meant
from tests.oracles.variants_strength import steps_upwards
from tests.strategies import Case, disputes, enriched, graphs

# Inside a class a statement is read at the first member, and which one is first is a matter of
# order; so preferences are rankings where outcomes may be merged.
ANY = st.one_of(
    disputes(limit=12, parties=3, same=False),
    disputes(limit=12, parties=3, concerns=False, weights=False),
    graphs(outcomes=5),
)
RICH = enriched(ANY, "strength", "unknown", "likely", "fuzzy", "attitudes")
ASKED = [
    f"{base}:{variant}"
    for base in SIMPLE
    for variant in ("unknown=a", "unknown=d", "likely=0.7/0.5/0.3", "fuzzy", "relational")
] + [f"{base}:strong=2{rest}" for base in SIMPLE[1:] for rest in ("", ":unknown=c")]


def in_other_words(case: Case, rng: random.Random) -> tuple[Case, dict[str, str], dict[int, Place]]:
    """Give the whole case in other words, the new ids of parties, and what each outcome is."""
    new, names = renamed(case, rng)
    party, place_of = names.parties, places(case, names)
    number_at = {place: number for number, place in places(new).items()}
    number = {n: number_at[place] for n, place in place_of.items()}

    def pairs(first: Any, second: Any) -> Iterator[tuple[int, int]]:
        for a in meant(case, first):
            yield from ((number[a], number[b]) for b in meant(case, second) if a != b)

    def rows(given: list[Case], key: str) -> list[Case]:
        found = {(*it, row[key]): 0 for row in given for it in pairs(row["outcome"], row["over"])}
        return [{"outcome": a, "over": b, key: value} for a, b, value in found]

    new["unknown"] = {
        party[p]: [list(it) for it in dict.fromkeys(it for row in given for it in pairs(*row))]
        for p, given in case["unknown"].items()
    }
    new["likely"] = {party[p]: rows(given, "chance") for p, given in case["likely"].items()}
    new["fuzzy"] = {
        party[p]: fuzzy | {"pairs": rows(fuzzy["pairs"], "degree")}
        for p, fuzzy in case["fuzzy"].items()
    }
    new["attitudes"] = {
        party[p]: {party[other]: it for other, it in given.items()}
        for p, given in case["attitudes"].items()
    }
    for p in party:
        wanted = new["preferences"][party[p]]
        if "ranking" in wanted:
            wanted["ranking"] = list(_marked(wanted["ranking"], steps_upwards(case, p)[::-1]))
    return new, party, place_of


def _marked(tiers: list[Any], steps: list[int]) -> Iterator[Any]:
    for tier, step in zip(tiers, [*steps, 0], strict=True):
        yield tier
        if step:
            yield ">" * step


@settings(max_examples=30)
@given(RICH, st.integers(0, 2**32 - 1))
def test_variants_of_the_same_case_in_other_words_have_the_same_answer(
    case: Case, seed: int
) -> None:
    other, party, place_of = in_other_words(case, random.Random(seed))
    new_places = places(other)
    found = answers(case, ASKED)
    for concept, rows in answers(other, ASKED).items():
        expected = {party[p]: {place_of[n] for n in them} for p, them in found[concept].items()}
        assert {p: {new_places[n] for n in them} for p, them in rows.items()} == expected, concept
