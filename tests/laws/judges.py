"""From the ids of concepts in variants to the oracles' ways of comparing."""

from fractions import Fraction

import comity
from comity.stability.concept import read_concept
from tests.laws.agreement import dispute_of, found_stable
from tests.oracles.variants import Judge, stable
from tests.oracles.variants_attitudes import relational
from tests.oracles.variants_fuzzy import fuzzy
from tests.oracles.variants_likely import likely
from tests.oracles.variants_strength import strong
from tests.oracles.variants_unknown import hybrid, unknown
from tests.strategies import Case

SIMPLE = ("nash", "gmr", "smr", "seq", "sseq")
DETERRING = SIMPLE[1:]
Rows = dict[str, set[int]]


def judge_of(case: Case, concept: str) -> Judge:
    """Give the oracle's way of comparing under a concept id."""
    _, *parts = concept.split(":")
    words = dict(part.partition("=")[::2] for part in parts)
    match words:
        case {"strong": degree, "unknown": extension}:
            return hybrid(case, int(degree), extension, sure="sure" in words)
        case {"strong": degree}:
            return strong(case, int(degree))
        case {"unknown": extension}:
            return unknown(case, extension)
        case {"likely": shares}:
            given = [Fraction(share) for share in shares.split("/")]
            return likely(case, *(given + given[-1:] * (3 - len(given))))
        case {"fuzzy": _}:
            return fuzzy(case)
        case {"relational": _}:
            return relational(case)
    raise ValueError(concept)


def answers(case: Case, concepts: list[str]) -> dict[str, Rows]:
    """Give who would stay where under each concept, by the engine; ids as they were asked."""
    found = found_stable(comity.analyze(dispute_of(case), concepts))
    asked = {concept: found[str(read_concept(concept))] for concept in concepts}
    return {concept: dict(rows) for concept, rows in asked.items() if rows is not None}


def assert_as_defined(case: Case, concepts: list[str]) -> None:
    """Fail unless the engine and the oracle agree on who would stay where.

    The concepts are of one variant.
    """
    judge = judge_of(case, concepts[0])
    for concept, rows in answers(case, concepts).items():
        assert rows == stable(case, judge, concept.split(":")[0]), concept


def assert_within(found: dict[str, Rows], narrow: str, wide: str) -> None:
    """Fail unless whoever would stay under the first concept would under the second."""
    for party, numbers in found[narrow].items():
        assert numbers <= found[wide][party], f"{narrow} within {wide} for {party}"


def assert_in_order(found: dict[str, Rows], variant: str) -> None:
    """Fail unless the concepts of one variant imply each other as the plain ones do."""
    order = [("nash", "sseq"), ("sseq", "smr"), ("sseq", "seq"), ("smr", "gmr"), ("seq", "gmr")]
    for narrow, wide in order:
        assert_within(found, f"{narrow}:{variant}", f"{wide}:{variant}")


def assert_plain(case: Case, variant: str) -> None:
    """Fail unless the variant of every concept is the plain concept."""
    found = answers(case, [*SIMPLE, *(f"{base}:{variant}" for base in SIMPLE)])
    for base in SIMPLE:
        assert found[f"{base}:{variant}"] == found[base], base
