"""The order of settlements tells who gains by them: it must not reach the public."""

import json
from dataclasses import replace

import comity
from comity.report.document import view
from comity.report.page.page import page


def agreed(parties: int = 7) -> comity.Dispute:
    """Make a dispute in which all want the same first, so that every outcome settles it."""
    case = {
        "comity": 1,
        "id": "agreed",
        "title": "Agreed",
        "parties": [
            {"id": f"p{k}", "name": f"P{k}", "options": [{"id": f"o{k}", "label": f"O{k}"}]}
            for k in range(parties)
        ],
        "status_quo": {},
        "preferences": {
            f"p{k}": {"concerns": [{"id": "c", "want": "o0"}, {"id": "d", "want": f"o{k}"}]}
            for k in range(parties)
        },
    }
    return comity.parse(json.dumps(case))


def turned(study: comity.Study) -> comity.Study:
    """Return a study whose settlements stand the other way round, as if others gained by them."""
    assert study.settlement is not None
    settlement = replace(study.settlement)
    settlement.__dict__["positions"] = study.settlement.positions[::-1]
    settlement.__dict__["order"] = study.settlement.order[::-1]
    found = [it.outcome.number for it in study.certificates]
    others = settlement.positions[: len(found)]
    numbers = [int(settlement.space.numbers[it]) for it in others]
    assert found != numbers
    certificates = tuple(comity.certify(study.dispute, it) for it in numbers)
    checks = {it: study.checks[it] for it in [*study.checks][::-1]}
    return replace(study, settlement=settlement, certificates=certificates, checks=checks)


def test_the_public_sees_the_same_whatever_the_order() -> None:
    listed = comity.read_principles("helsinki-decalogue")
    study = comity.study(agreed(), ["nash"], principles=listed)
    other = turned(study)
    assert page(view(study, audience="public")) == page(view(other, audience="public"))
    assert page(view(study, audience="mediator")) != page(view(other, audience="mediator"))


def test_of_few_settlements_the_public_sees_all_checks_by_number() -> None:
    listed = comity.read_principles("helsinki-decalogue")
    study = comity.study(agreed(3), ["nash"], principles=listed)
    assert len(study.checks) == 7
    other = turned(study)
    assert page(view(study, audience="public")) == page(view(other, audience="public"))
    section = next(it for it in view(other, audience="public").sections if it.id == "principles")
    titles = [table.title for table in section.tables]
    assert titles == [f"Outcome {number}" for number in sorted(study.checks)]


def test_of_many_settlements_the_public_sees_checks_of_the_proposed_one_alone() -> None:
    listed = comity.read_principles("helsinki-decalogue")
    study = comity.study(agreed(), ["nash"], outcome=2, principles=listed)
    section = next(it for it in view(study, audience="public").sections if it.id == "principles")
    assert [table.title for table in section.tables] == ["Outcome 2"]


def test_the_public_is_not_told_of_checks_of_concerns() -> None:
    listed = comity.read_principles("gsi-commitments")
    study = comity.study(agreed(3), ["nash"], principles=listed)
    section = next(it for it in view(study, audience="public").sections if it.id == "principles")
    asked = {row[1] for table in section.tables for row in table.rows}
    of_wants = {
        check.title
        for _, check in listed.checks()
        if check.judged_by in {"concerns-answered", "concerns-heard"}
    }
    assert of_wants
    assert asked
    assert not asked & of_wants
