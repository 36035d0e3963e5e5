"""Certificates and the findings of principle checks as plain data."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.formats.values import Number
from comity.settlement.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comity.settlement.certificate import Certificate
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles


def certificate_data(certificate: Certificate) -> dict[str, Any]:
    """Return a certificate as plain data, with its verdicts and its sentences.

    Weights are exact: whole numbers, or decimals and fractions as text.

    Examples
    --------
    >>> import comity
    >>> from comity.settlement.certify import certify
    >>> data = certificate_data(certify(comity.read("syria-iraq-1975"), 2))
    >>> data["lowered"], data["changes"][0]["tiers"]
    (['syria'], [1, 4, 6])
    """
    data: dict[str, Any] = _plain(asdict(certificate))
    places = {key: data[key] for key in ("status_quo", "outcome")}
    data |= {key: place["number"] for key, place in places.items()} | {"places": places}
    for change, row in zip(certificate.changes, data["changes"], strict=True):
        decides = change.decided_by
        row["decided_by"] = None if decides is None else decides.id
    verdicts = {
        "indivisible": certificate.indivisible,
        "win_win": certificate.win_win,
        "strict": certificate.strictly_win_win,
        "lowered": list(certificate.lowered),
        "raised": list(certificate.raised),
    }
    return data | verdicts | {"sentences": list(sentences(certificate))}


def findings_data(principles: Principles, findings: Iterable[Finding]) -> dict[str, Any]:
    """Return what the checks of a list found as plain data, with whose principles they are."""
    return {
        "list": principles.id,
        "title": principles.title,
        "stated_by": principles.stated_by,
        "checks_chosen_by": principles.checks_chosen_by,
        "findings": [
            {
                "principle": it.principle.id,
                "principle_title": it.principle.title,
                "check": it.check.id,
                "check_title": it.check.title,
                "judged_by": it.check.judged_by,
                "because": it.check.because,
                "verdict": it.verdict,
                "reason": it.reason,
                "evidence": _plain(it.evidence),
            }
            for it in findings
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict | MappingProxyType):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return Number().dump(value) if isinstance(value, Fraction) else value
