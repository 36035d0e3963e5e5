"""Concept ids: written in one way only, and refused with a reason."""

import pytest

import comity
from comity.stability.concept import GROUPS, concept_name, read_concept, read_concepts


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("nash", "nash"),
        ("gmr:strong", "gmr:strong=2"),
        ("gmr:unknown=c:strong=3", "gmr:strong=3:unknown=c"),
        ("smr:sure:unknown=c:strong", "smr:strong=2:unknown=c:sure"),
        ("nash:likely=0.5/0.6", "nash:likely=0.5"),
        ("gmr:likely=0.5/0.6/0.7", "gmr:likely=0.5/0.6"),
        ("smr:likely=0.5/0.5/0.7", "smr:likely=0.5"),
        ("seq:likely", "seq:likely=0.5"),
        ("seq:likely=0.70/0.7/0.7", "seq:likely=0.7"),
        ("seq:likely=1.0/0.25", "seq:likely=1/0.25"),
        ("seq:likely=0.7/0.6/0.60", "seq:likely=0.7/0.6"),
        ("seq:likely=0.7/0.7/0.6", "seq:likely=0.7/0.7/0.6"),
        ("gmr:coalition", "gmr:coalition"),
        ("gmr:pareto:coalition=c+b/b+a/b+c", "gmr:coalition=a+b/b+c:pareto"),
        ("nash:jump:blocs=b+a", "nash:blocs=a+b:jump"),
        ("limited=3", "limited=3"),
        ("limited=3:possible", "limited=3:possible"),
        ("stackelberg=iraq", "stackelberg=iraq"),
        ("seq:order=2", "seq:order=2"),
    ],
)
def test_an_id_is_written_in_one_way_only(text: str, written: str) -> None:
    assert str(read_concept(text)) == written
    assert str(read_concept(written)) == written


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("strong=3", "write a concept before it, e.g. gmr:strong=3"),
        ("unknown=a", "e.g. nash:unknown=a"),
        ("blocs=a+b", "e.g. nash:blocs=a+b"),
        ("order=2", "e.g. seq:order=2"),
        ("possible", "write it after limited or nonmyopic or stackelberg"),
        ("GMR", "did you mean 'gmr'?"),
        ("GMR strong 2", "did you mean 'gmr:strong=2'?"),
        ("gmr strong", "did you mean 'gmr:strong=2'?"),
        ("SMR strong 3 unknown c", "did you mean 'smr:strong=3:unknown=c'?"),
        ("SIM-FH", "did you mean 'sim_fh'?"),
        ("L3", "did you mean 'limited=3'?"),
        ("Stackelberg first-driver", "did you mean 'stackelberg=first-driver'?"),
        ("GMR strong 99", "there is no concept 'GMR strong 99'; "),
        ("stackelberg", "stackelberg takes a value"),
        ("gmr:unknown:strong", "unknown takes a value; write after unknown= one of a, b, c, d"),
        ("gmr:strong=10", "not a whole number from 1 to 9"),
    ],
)
def test_what_may_have_been_meant_is_told(text: str, told: str) -> None:
    with pytest.raises(comity.ComityError) as caught:
        read_concept(text)
    assert told in str(caught.value)


def test_every_heading_leads_to_its_id() -> None:
    every = [*GROUPS["unknown"], *GROUPS["hybrid"], "nash", "sim_fh", "nonmyopic", "limited=4"]
    for it in every:
        with pytest.raises(comity.ComityError, match=f"did you mean '{it}'"):
            read_concept(concept_name(it))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", "unknown"),
        ("gnr:strong", "unknown"),
        ("strong", "unknown"),
        ("gmr:", "variant"),
        ("gmr:strnog", "variant"),
        ("nash:strong", "variant"),
        ("sim:unknown=a", "variant"),
        ("gmr:strong=0", "variant"),
        ("gmr:strong=", "variant"),
        ("gmr:strong=65", "variant"),
        ("gmr:strong=\u0661", "variant"),
        ("gmr:unknown", "variant"),
        ("gmr:unknown=e", "variant"),
        ("gmr:fuzzy=0.5", "variant"),
        ("gmr:sure", "variant"),
        ("gmr:strong:unknown=a:sure", "variant"),
        ("gmr:strong:unknown=b:sure", "variant"),
        ("gmr:unknown=a:sure", "variant"),
        ("gmr:strong:sure", "variant"),
        ("gmr:strong:strong=3", "variant"),
        ("gmr:strong:likely", "variant"),
        ("gmr:likely=0", "variant"),
        ("gmr:likely=1.1", "variant"),
        ("gmr:likely=0.1/0.2/0.3/0.4", "variant"),
        ("gmr:coalition=a++b", "variant"),
        ("gmr:coalition=a+a", "variant"),
        ("gmr:pareto", "variant"),
        ("gmr:blocs", "variant"),
        ("limited", "variant"),
        ("seq:possible", "variant"),
        ("limited=0", "variant"),
        ("limited=x", "variant"),
        ("nonmyopic=3", "variant"),
        ("nash=3", "variant"),
        ("stackelberg", "variant"),
    ],
)
def test_what_means_nothing_is_refused(text: str, slug: str) -> None:
    with pytest.raises(comity.ComityError, match=rf"concept-{slug}"):
        read_concept(text)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(comity.ComityError) as refused:
        read_concepts(["nosh", "nash", "gmr:strnog"])
    assert [fault.slug for fault in refused.value.faults] == ["concept-unknown", "concept-variant"]


def test_plain_concepts_come_first_then_variants_in_their_order() -> None:
    asked = ["limited=10", "limited=2", "seq:order=2", "gmr:unknown=b", "gmr:strong", "seq", "nash"]
    assert read_concepts([*asked, "nash"]) == (
        "nash",
        "seq",
        "limited=2",
        "limited=10",
        "gmr:strong=2",
        "gmr:unknown=b",
        "seq:order=2",
    )


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_stands_for_its_concepts(group: str) -> None:
    assert set(read_concepts([group])) == set(GROUPS[group])


def test_one_proof_is_of_one_concept() -> None:
    with pytest.raises(comity.ComityError, match="'strong' stands for several concepts") as error:
        comity.explain(comity.read("chicken"), "first-driver", 1, "strong")
    assert [fault.slug for fault in error.value.faults] == ["concept-unknown"]
    with pytest.raises(comity.ComityError, match="'strong' stands for several concepts"):
        read_concept("strong")


def test_headings_name_the_variant() -> None:
    names = [concept_name(it) for it in ("seq:strong=2:unknown=d", "stackelberg=iraq", "nonmyopic")]
    assert names == ["SEQ strong 2 unknown d", "Stackelberg iraq", "Non-myopic"]


def test_parties_that_are_not_there_are_refused() -> None:
    dispute = comity.read("chicken")
    for concept in ("gmr:coalition=row+nobody", "stackelberg=nobody", "gmr:blocs=row+nobody"):
        with pytest.raises(comity.ComityError, match="party-unknown"):
            comity.analyze(dispute, [concept])
