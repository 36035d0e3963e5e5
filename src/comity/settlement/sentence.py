"""Certificates and counter-examples in words: who gains, who loses, by which concerns, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.sentence import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from comity.settlement.certificate import Arrival, Cause, Certificate, Change, Place, Truth

MOST_PLACES = 24
"""Decimal places looked at to write a number without a fraction."""


def sentences(certificate: Certificate) -> tuple[str, ...]:
    """Return a certificate or a counter-example in words.

    Parameters
    ----------
    certificate : Certificate
        What was found; nothing else is needed.

    Returns
    -------
    tuple of str
        First the whole, then one sentence per party and bystander, then who brings a loss about.
        Parties by name, outcomes by number and what is done there.

    Examples
    --------
    >>> import comity
    >>> from comity.settlement.certify import certify
    >>> for line in sentences(certify(comity.read("syria-iraq-1975"), 2)):
    ...     print(line)
    At 2 (Release water), Syria would be less secure than at the status quo, 1 (no option taken).
    Syria would be worse off: from place 1 to place 4 of the 6 in its ranking.
    Iraq would be better off: from place 4 to place 1 of the 6 in its ranking.
    Options of Syria that differ from the status quo: Release water (no to yes); with these
    alone put back, Syria would not be worse off.
    Syria can move there from 1 (no option taken) alone, which it does not prefer; that lowers
    Syria.
    """
    names = {change.party: change.name for change in certificate.changes}
    return (
        _whole(certificate, names),
        *(change_words(change) for change in certificate.changes),
        *(_cause(cause, names) for cause in certificate.causes),
        *(_arrival(arrival, names) for arrival in certificate.arrivals),
    )


def _place(place: Place) -> str:
    return f"{place.number} ({place.words})"


def _whole(it: Certificate, names: Mapping[str, str]) -> str:
    here, now = _place(it.outcome), _place(it.status_quo)
    if it.at_status_quo:
        return f"{here} is the status quo itself, so nobody would be better or worse off."
    if it.lowered:
        who = enumerated([names[party] for party in it.lowered])
        return f"At {here}, {who} would be less secure than at the status quo, {now}."
    begin = f"At {here}, nobody would be less secure than at the status quo, {now}"
    if it.strictly_win_win:
        return f"{begin}, and everybody would be more secure."
    if it.raised:
        who = enumerated([names[party] for party in it.raised])
        return f"{begin}, and {who} would be more secure."
    return f"{begin}, and nobody more."


def change_words(it: Change) -> str:
    """Return what an outcome changes for one party or bystander, in a sentence."""
    who = f"{it.name} (affected)" if it.affected else it.name
    verdict = {1: "better off", 0: "as well off as now", -1: "worse off"}[it.sign]
    if it.difference:
        verdict += f" by {_decimal(abs(it.difference))}"
    return f"{who} would be {verdict}: {'; '.join(_reasons(it))}."


def _reasons(it: Change) -> Iterator[str]:
    if it.tiers is not None:
        before, after, count = it.tiers
        if before == after:
            yield f"it stays at place {before} of the {count} in its ranking"
        else:
            yield f"from place {before} to place {after} of the {count} in its ranking"
    elif not it.truths:
        yield "no concern of it is recorded"
    elif not it.changed:
        yield f"none of its {'concerns' if it.kind == 'concerns' else 'weighted items'} changes"
    elif it.decided_by is None:
        yield from (_truth(truth) for truth in it.changed)
        if not it.sign:
            yield "together they balance"
    else:
        first, *rest = it.changed
        yield f"{_truth(first)}, which decides"
        if rest:
            yield f"of less importance to it, {', '.join(_truth(truth) for truth in rest)}"


def _truth(it: Truth) -> str:
    said = [it.domain, it.source and f"source {it.source}"]
    if it.weight is not None:
        said = [f"weight {_decimal(it.weight)}"]
    name = it.text or it.want
    named = f"{it.id}: '{name}'" if it.id else f"'{name}'"
    known = ", ".join(part for part in said if part)
    becomes = "becomes true" if it.after else "is no longer true"
    return f"{named}{f' ({known})' if known else ''} {becomes}"


def _cause(it: Cause, names: Mapping[str, str]) -> str:
    who = enumerated([names[party] for party in it.by])
    held = f"Options of {who}" if len(it.by) == 1 else f"Options settled by agreement of {who}"
    shifts = ", ".join(f"{s.label} ({s.before} to {s.after})" for s in it.shifts)
    begin = f"{held} that differ from the status quo: {shifts}; with these alone put back,"
    whom = names[it.lowered]
    if it.undone is None:
        return f"{begin} the outcome is infeasible, so {whom} cannot be judged there."
    if it.undone < 0:
        return f"{begin} {whom} would still be worse off."
    return f"{begin} {whom} would not be worse off."


def _arrival(it: Arrival, names: Mapping[str, str]) -> str:
    prefers = {1: "which it prefers", 0: "which it likes as well", -1: "which it does not prefer"}
    lowered = enumerated([names[party] for party in it.lowers])
    begin = f"{names[it.mover]} can move there from {_place(it.origin)} alone"
    return f"{begin}, {prefers[it.sign]}; that lowers {lowered}."


def _decimal(number: Fraction) -> str:
    """Return an exact number as people write it; as a fraction where no decimal is exact.

    Examples
    --------
    >>> from fractions import Fraction
    >>> _decimal(Fraction("2.50")), _decimal(Fraction(-3)), _decimal(Fraction(1, 3))
    ('2.5', '-3', '1/3')
    """
    places = 0
    while places < MOST_PLACES and (number * 10**places).denominator > 1:
        places += 1
    digits = number * 10**places
    if digits.denominator > 1:
        return str(number)
    text = str(abs(digits.numerator)).rjust(places + 1, "0")
    whole, part = text[: len(text) - places], text[len(text) - places :]
    return f"{'-' * (number < 0)}{whole}{'.' * (places > 0)}{part}"
