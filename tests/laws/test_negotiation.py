"""Negotiations: both readers equal the definitions, and a dispute keeps every utility exactly."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given

import comity
from comity.formats.case import to_text
from comity.formats.negotiation.dispute import negotiation_dispute
from comity.formats.negotiation.domain import Domain, Profile, SourceText
from comity.formats.negotiation.genius import read_genius
from comity.formats.negotiation.geniusweb import read_geniusweb
from comity.model.space import outcome_space
from comity.model.statement import Atom, Constant, parse
from tests.oracles import negotiation as oracle
from tests.strategies.negotiations import (
    Negotiation,
    genius_files,
    geniusweb_files,
    negotiations,
)

Utility = Callable[[oracle.Issues, oracle.Agreement], Fraction]


def sources(files: tuple[str, list[str]]) -> tuple[SourceText, list[SourceText]]:
    domain, profiles = files
    named = [SourceText(f"p{k}", text) for k, text in enumerate(profiles)]
    return SourceText("drawn", domain), named


def assert_read(
    drawn: Negotiation, domain: Domain, profiles: list[Profile], utility: Utility
) -> None:
    assert {issue.name: list(issue.values) for issue in domain.issues} == drawn.values
    for profile, says in zip(profiles, drawn.profiles, strict=True):
        for agreement in oracle.agreements(drawn.values):
            assert profile.utility(agreement) == utility(says, agreement)


def assert_kept(
    drawn: Negotiation, domain: Domain, profiles: list[Profile], utility: Utility
) -> None:
    """See that every agreement is an outcome of the same worth, and none is missing."""
    if all(len(values) == 1 for values in drawn.values.values()):
        return  # nothing is left to be agreed, and no dispute made
    dispute = negotiation_dispute(domain, profiles).dispute
    kept = comity.parse(to_text(dispute))
    assert comity.digest(kept) == comity.digest(dispute)
    assert outcome_space(dispute).count == len(list(oracle.agreements(drawn.values)))
    open_issues = [name for name, values in drawn.values.items() if len(values) > 1]
    options = dict(zip(open_issues, dispute.joint_options, strict=True))
    for party, says in zip(kept.parties, drawn.profiles, strict=True):
        preference = kept.preferences[party.id]
        assert isinstance(preference, comity.Weights)
        for agreement in oracle.agreements(drawn.values):
            at = {
                option.id: option.levels[drawn.values[name].index(agreement[name])]
                for name, option in options.items()
            }
            worth = Fraction(0)
            for text, weight in preference.items.items():
                statement = parse(text)
                if isinstance(statement, Constant):
                    worth += weight
                else:
                    assert isinstance(statement, Atom)
                    worth += weight if at[statement.option] == statement.level else 0
            assert worth == utility(says, agreement)


@given(negotiations(web=False))
def test_genius_files_are_read_as_defined(drawn: Negotiation) -> None:
    domain, profiles, _ = read_genius(*sources(genius_files(drawn)))
    assert_read(drawn, domain, profiles, oracle.genius)
    assert_kept(drawn, domain, profiles, oracle.genius)
    for profile, without in zip(profiles, drawn.without, strict=True):
        assert profile.reservation == (None if without is None else Fraction(without))


@given(negotiations(web=True))
def test_geniusweb_files_are_read_as_defined(drawn: Negotiation) -> None:
    domain, profiles, _ = read_geniusweb(*sources(geniusweb_files(drawn)))
    assert_read(drawn, domain, profiles, oracle.geniusweb)
    assert_kept(drawn, domain, profiles, oracle.geniusweb)
    for profile, says, bid in zip(profiles, drawn.profiles, drawn.without, strict=True):
        assert profile.reservation == (None if bid is None else oracle.geniusweb(says, bid))
