"""Somebody's principles put to the settlements: what each check finds, and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from comity.report.settlement import stated_by
from comity.report.view import Section
from comity.tables import Table, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comity.report.reading import Reading
    from comity.settlement.judge import Finding

LONGEST = 400
"""Characters of evidence that one cell shows at most."""


def principles(reading: Reading) -> Section | None:
    """Return what the checks find; to the public the verdicts alone. None without a list."""
    study = reading.study
    listed = study.principles
    if listed is None:
        return None
    tables = [_table(number, found, reading) for number, found in study.checks.items()]
    none = "There is no outcome to check: nothing but the status quo is indivisible."
    return Section(
        id="principles",
        title=f"Principles: {listed.title}",
        facts=(*stated_by(listed), *(() if tables else (none,))),
        tables=tuple(tables),
        notes=(listed.notes,) if listed.notes else (),
    )


def _table(number: int, found: Iterable[Finding], reading: Reading) -> Table:
    rows: list[tuple[str, ...]] = []
    for it in found:
        why = (it.reason, _evidence(it)) if reading.tells_wants else ()
        rows.append((it.principle.title, it.check.title, it.verdict, *why))
    columns: tuple[str, ...] = ("principle", "check", "verdict")
    if reading.tells_wants:
        columns = (*columns, "why", "evidence")
    return Table(f"Outcome {number}", columns, tuple(rows))


def _evidence(finding: Finding) -> str:
    """Return what a verdict rests on as text: names and values, those that are empty left out."""
    text = "; ".join(_told(finding.evidence))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _told(evidence: Mapping[str, Any]) -> Iterator[str]:
    for name, value in evidence.items():
        text = _text(value)
        if text:
            yield f"{name.replace('_', ' ')}: {text}"


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_told(value))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_text, value)))
    return cell_text(value) if isinstance(value, bool | int | str | None) else str(value)
