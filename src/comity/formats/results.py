"""Results written down: the JSON contract of ``analyze``, and CSV."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING, Any

from comity.errors import fail
from comity.formats.canonical import digest
from comity.formats.values import Number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from comity.errors import Slug
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.model.space import Outcome, Space
    from comity.stability.proof import Doubt, Improvement, Proof, Step
    from comity.stability.result import Analysis

BYTES_PER_OUTCOME, BYTES_PER_ANSWER = 1200, 120
"""What plain data and their JSON text were seen to take at most, rounded up."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def analysis_data(analysis: Analysis, parties: Collection[str] | None = None) -> dict[str, Any]:
    """Return an analysis as plain data, by the contract that `analysis_schema` describes.

    Parameters
    ----------
    analysis : Analysis
        What was computed.
    parties : collection of str, optional
        Limits ``stability`` to these parties; the equilibria stay those of all.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    refuse_outcomes(analysis, "write csv, ask for fewer concepts, or raise --max-memory")
    shown = [party for party in analysis.parties if parties is None or party in parties]
    told = head(analysis.dispute) | _seen_by(analysis)
    return told | {
        "outcomes": [outcome_data(outcome) for outcome in analysis.outcomes],
        "status_quo": analysis.status_quo,
        "parties": list(analysis.parties),
        "affected": list(analysis.affected),
        "stability": {
            concept: None if of_party is None else {p: list(of_party[p]) for p in shown}
            for concept, of_party in analysis.stability.items()
        },
        "equilibria": equilibria_data(analysis),
        "held_no_moves": list(analysis.held_no_moves),
        "version": analysis.version,
    }


def _seen_by(found: Analysis | Proof) -> dict[str, Any]:
    """Return in whose eyes something is so, where it is somebody's."""
    return {} if found.seen_by is None else {"seen_by": found.seen_by}


def head(dispute: Dispute) -> dict[str, Any]:
    """Return what every result begins with: format, case, digest."""
    return {"comity": 1, "case": dispute.id, "digest": digest(dispute)}


def refuse_outcomes(analysis: Analysis, todo: str) -> None:
    """Refuse to write every outcome and what is said of it where that is too much."""
    answers = len(analysis.parties) * len(analysis.is_equilibrium)
    needed = analysis.space.count * (BYTES_PER_OUTCOME + BYTES_PER_ANSWER * answers)
    refuse_too_large(needed, analysis.limits, todo)


def refuse_too_large(
    needed: int, limits: Limits, todo: str, slug: Slug = "space-too-large"
) -> None:
    """Refuse to write what may need more bytes of memory than the limit."""
    if needed > limits.memory_bytes:
        limit = limits.memory_bytes
        what = f"JSON of this result may need {needed:,} bytes of memory (limit {limit:,})"
        raise fail(what, todo, slug, where="json")


def equilibria_data(analysis: Analysis) -> dict[str, list[int] | None]:
    """Return the equilibria by concept as plain data; None where a concept is not defined."""
    return {
        concept: None if numbers is None else list(numbers)
        for concept, numbers in analysis.equilibria.items()
    }


def outcomes_data(space: Space) -> list[dict[str, Any]]:
    """Return all outcomes as plain data."""
    return [outcome_data(space.outcome(index)) for index in range(space.count)]


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data."""
    data: dict[str, Any] = {"number": outcome.number, "pattern": outcome.pattern}
    if outcome.members:
        data["members"] = list(outcome.members)
    return data | {"name": outcome.name}


def proof_data(proof: Proof) -> dict[str, Any]:
    """Return a proof as plain data."""
    return {
        "party": proof.party,
        "outcome": proof.outcome,
        "concept": proof.concept,
        "stable": proof.stable,
        "improvements": [
            {"to": it.to, "reply": _reply_data(it.reply), "ends_at": it.ends_at}
            | _beside(it)
            | _foreseen(it)
            | _doubt("doubt", it.doubt)
            | _doubt("end_doubt", it.end_doubt)
            for it in proof.improvements
        ],
        "sentence": proof.sentence,
    } | _seen_by(proof)


def _reply_data(reply: tuple[Step, ...] | None) -> list[dict[str, Any]] | None:
    if reply is None:
        return None
    return [
        {"mover": step.mover, "to": step.to} | _beside(step) | _doubt("doubt", step.doubt)
        for step in reply
    ]


def _doubt(key: str, doubt: Doubt) -> dict[str, Any]:
    """Return what leaves a comparison open, where something does."""
    if doubt is None:
        return {}
    return {key: Number().dump(doubt) if isinstance(doubt, Fraction) else doubt}


def _foreseen(improvement: Improvement) -> dict[str, Any]:
    """Return what a party expects after a move, where it looks ahead."""
    ahead = improvement.foreseen
    if ahead is None:
        return {}
    told = {"ahead": ahead.ahead, "line": _reply_data(ahead.line), "unsure": ahead.unsure}
    return {"foreseen": told}


def _beside(moved: Step | Improvement) -> dict[str, Any]:
    """Return who moves together with whom, where a coalition does."""
    return {"beside": list(moved.beside)} if moved.beside else {}


def to_json(data: Any) -> str:
    """Return plain data as JSON text with a final line break."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def analysis_csv(analysis: Analysis, parties: Collection[str] | None = None) -> Iterator[str]:
    """Yield the lines of an analysis as CSV: one row per outcome, party and concept.

    The columns are outcome, pattern (the name in graph form), party, concept, stable (yes or no).
    """
    line = StringIO()
    writer = csv.writer(line, lineterminator="\n")

    def written(row: Iterable[object]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow(row)
        return line.getvalue()

    yield written(("outcome", "pattern", "party", "concept", "stable"))
    for number, label, party, concept, stable in analysis.rows():
        if parties is None or party in parties:
            verdict = "yes" if stable else "no"
            yield written((number, _harmless(label or ""), party, concept, verdict))


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula."""
    return "'" + text if text.startswith(FORMULA) else text
