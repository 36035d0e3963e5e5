"""How the report can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.sections.robust import TITLE
from comity.report.view import Section
from comity.robustness.asked import DRAWS
from comity.stability.concept import concept_name
from comity.stability.sentence import status_quo_name
from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.reading import Reading
    from comity.studies import Study


def reproduction(reading: Reading) -> Section:
    """Return version, digest, command and parameters."""
    table = Table("How it was made", ("what", "value"), tuple(_rows(reading)))
    told = "Whoever has the case file can make this again, and should find the same."
    return Section(
        id="reproduction", title="How to make this again", facts=(told,), tables=(table,)
    )


def _reference(study: Study) -> str:
    if study.settlement is None or study.settlement.start is None:
        return "what each would walk away to"
    return f"{status_quo_name(study.dispute)}: {study.settlement.status_quo}"


def _rows(reading: Reading) -> Iterator[tuple[str, str]]:
    study, made = reading.study, reading.provenance
    yield "case", study.dispute.id
    if made.digest is not None and reading.tells_wants:
        # A digest would let readers test guesses of what was left out for them.
        yield "digest of the case", made.digest
    yield "Comity", study.analysis.version
    if made.command is not None:
        yield "command", made.command
    yield "concepts", ", ".join(concept_name(it) for it in study.analysis.is_equilibrium)
    if study.proposed is not None:
        yield "proposed outcome", str(study.proposed)
    if study.principles is not None:
        yield "principles", study.principles.id
    if study.settlement is not None:
        yield "compared with", _reference(study)
        yield "standings measured by", study.settlement.scale
    yield "made for", reading.audience
    yield "chance", _chance(reading)


def _chance(reading: Reading) -> str:
    """Say which figures rest on random numbers, where the audience sees any that do."""
    drawn = list(_drawn(reading.study)) if reading.tells_wants else []
    if not drawn:
        return "none: every figure is exact, no random numbers were used"
    return f"{'; '.join(drawn)}; every other figure is exact"


def _drawn(study: Study) -> Iterator[str]:
    found = study.inverse
    if found is not None and found.share.draws:
        drawn = f"{found.share.draws:,} rankings drawn, seed {found.seed}"
        yield f"the share of rankings is an interval ({drawn})"
    if study.robustness is not None:
        draws, seed = f"{study.robustness.draws:,} draws", study.robustness.seed
        yield (
            f"the shares under {TITLE} are of {draws}, seed {seed}; "
            f"comity robust makes {DRAWS:,} unless told otherwise"
        )
