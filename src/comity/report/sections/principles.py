"""Somebody's principles put to the settlements: what each check finds, and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from comity.report.settlement import stated_by
from comity.report.view import Section
from comity.stability.concept import concept_name
from comity.studies import CERTIFIED
from comity.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.report.reading import Reading
    from comity.settlement.judge import Finding
    from comity.studies import Study

OF_WANTS = {"concerns-answered", "concerns-heard"}
"""Kinds of check whose verdict tells of concerns."""
OF_CONCEPTS = {"under", "not_under", "not_computed"}
"""Kinds of evidence that name concepts of stability."""
LONGEST = 400
"""Characters of evidence that one cell shows at most."""


def principles(reading: Reading) -> Section | None:
    """Return what the checks find; to the public the verdicts alone. None without a list."""
    study = reading.study
    listed = study.principles
    if listed is None:
        return None
    numbers = [*study.checks] if reading.tells_wants else _known_to_all(study)
    tables = [_table(number, study.checks[number], reading) for number in numbers]
    none = "There is no outcome to check: nothing but the status quo is indivisible."
    return Section(
        id="principles",
        title=f"Principles: {listed.title}",
        facts=(*stated_by(listed), *(() if tables or study.checks else (none,))),
        tables=tuple(tables),
        notes=tuple(_notes(reading)),
    )


def _notes(reading: Reading) -> Iterator[str]:
    if reading.study.principles is not None and reading.study.principles.notes:
        yield reading.study.principles.notes
    if not reading.tells_wants:
        yield "Not for the public: checks of concerns, and why the others are answered so."


def _known_to_all(study: Study) -> list[int]:
    """Return outcomes by number: which come first among many settlements tells who gains."""
    few = study.settlement is not None and len(study.settlement.indivisible) <= CERTIFIED
    return sorted(it for it in study.checks if few or it == study.proposed)


def _table(number: int, found: Iterable[Finding], reading: Reading) -> Table:
    columns: tuple[str, ...] = ("principle", "check", "verdict")
    if reading.tells_wants:
        columns = (*columns, "why", "evidence")
    rows = [
        (
            it.principle.title,
            it.check.title,
            it.verdict,
            *((it.reason, _evidence(it)) if reading.tells_wants else ()),
        )
        for it in found
        if reading.tells_wants or it.check.judged_by not in OF_WANTS
    ]
    return Table(f"Outcome {number}", columns, tuple(rows))


def _evidence(finding: Finding) -> str:
    """Return what a verdict rests on as text: names and values, those that are empty left out."""
    text = "; ".join(_told(finding.evidence))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _told(evidence: Mapping[str, Any]) -> Iterator[str]:
    for name, value in evidence.items():
        text = ", ".join(map(concept_name, value)) if name in OF_CONCEPTS else _text(value)
        if text:
            yield f"{name.replace('_', ' ')}: {text}"


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(_text, value.values())))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, bool | None):
        return "yes" if value else ""
    return str(value)
