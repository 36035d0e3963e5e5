"""Wrong, enormous and hostile Genius files: faults with places and names, and nothing else."""

import json
import time
from pathlib import Path

import pytest

import comity
from tests.bad_input.messages import SLUGS, edited
from tests.unit.formats.negotiation.files import (
    CAMP_JSON,
    CAMP_XML,
    NORTH_XML,
    SOUTH_XML,
    write_genius,
)

WATER = 'name="Water from" index="1" type="discrete"'
LITRES = '<issue name="Litres" index="2" type="integer" lowerbound="-1" upperbound="3"/>'
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

# which file, what is replaced, by what, slug, line of the message, part of the message
SPOILED_XML: list[tuple[str, str, str, str, int, str]] = [
    ("camp", CAMP_XML, "", "domain-unreadable", 1, "this is not XML: no element found"),
    ("camp", CAMP_XML, "{}", "domain-unreadable", 1, "this is not XML"),
    ("camp", "</utility_space>", "", "domain-unreadable", 16, "mismatched tag"),
    ("camp", CAMP_XML, f"{BOMB}<a>&b;</a>", "domain-unreadable", 1, "<!DOCTYPE, <!ENTITY"),
    ("camp", CAMP_XML, f"{FILE}<a>&a;</a>", "domain-unreadable", 1, "<!DOCTYPE, <!ENTITY"),
    ("camp", CAMP_XML, "<!DOCTYPE a SYSTEM 'x.dtd'><a/>", "domain-unreadable", 1, "<!DOCTYPE"),
    ("camp", CAMP_XML, "<a>" * 99, "domain-unreadable", 1, "nested more than 24 deep"),
    ("camp", CAMP_XML, NORTH_XML, "domain-unreadable", 1, "begins with <utility_space>"),
    ("camp", CAMP_XML, "<html/>", "domain-unreadable", 1, "a Genius domain first"),
    ("camp", CAMP_XML, "<negotiation_template/>", "domain-unreadable", 1, "has no issue"),
    ("camp", 'name="Guard" ', "", "domain-unreadable", 10, "'name' is missing from <issue>"),
    ("camp", ' value="both"', "", "domain-unreadable", 12, "'value' is missing from <item>"),
    ("camp", '"Guard"', '"Litres"', "issue-mismatch", 10, "the issue 'Litres' stands here a sec"),
    ("camp", '"trucks"', '"river"', "issue-mismatch", 7, "the value 'river' stands here a second"),
    ("camp", WATER, 'name="W" index="1" type="real"', "utility-unsupported", 4, "of type 'real'"),
    ("camp", WATER, 'name="W" index="1" type="odd"', "utility-unsupported", 4, "'W' is of type"),
    ("camp", LITRES, LITRES.replace("-1", "4"), "value-type", 9, "from 4 down to 3"),
    ("camp", LITRES, LITRES.replace("-1", "0.5"), "value-type", 9, "write a whole number"),
    ("camp", LITRES, LITRES.replace("-1", "two"), "value-type", 9, "lowerbound: here stands 'two'"),
    ("camp", LITRES, LITRES.replace("-1", ""), "value-type", 9, "here stands ''"),
    ("camp", LITRES, LITRES.replace("-1", "NaN"), "number-not-finite", 9, "here stands 'NaN'"),
    ("camp", LITRES, LITRES.replace('"3"', '"1000000000"'), "level-count", 9, "1,000,000,002"),
    ("camp", LITRES, LITRES.replace('"3"', '"1e99"'), "level-count", 9, "1 to 36 values"),
    ("camp", LITRES, LITRES.replace('"3"', '"1e999"'), "weights-range", 9, "too many digits"),
    ("camp", LITRES, '<issue name="L" index="2" type="integer"/>', "domain-unreadable", 9, "lower"),
    ("camp", LITRES, '<issue name="L" index="2"/>', "level-count", 9, "'L' has 0 values"),
    (
        "camp",
        LITRES,
        '<issue name="L">' + "".join(f'<item value="{k}"/>' for k in range(37)) + "</issue>",
        "level-count",
        9,
        "'L' has 37 values; give it 1 to 36",
    ),
    ("north", NORTH_XML, CAMP_XML, "domain-unreadable", 1, "begins with <negotiation_template>"),
    ("north", NORTH_XML, "[]", "domain-unreadable", 1, "this is not XML"),
    ("north", '"Guard"', '"Guards"', "issue-mismatch", 1, "lacks the domain's issue 'Guard'"),
    ("north", '"Guard"', '"Guards"', "issue-mismatch", 11, "the domain has no issue 'Guards'"),
    ("north", '"Guard"', '"Litres"', "issue-mismatch", 11, "a second time"),
    ("north", ' evaluation="3"', "", "issue-mismatch", 4, "'river' of issue 'Water from' has no"),
    ("north", ' evaluation="3"', ' evaluation="null"', "issue-mismatch", 4, "has no evaluation"),
    ("north", ' evaluation="3"', ' evaluation="x"', "value-type", 4, "evaluation: here stands 'x'"),
    ("north", ' evaluation="3"', ' evaluation="NaN"', "number-not-finite", 4, "'NaN'"),
    ("north", ' evaluation="3"', ' evaluation="-Infinity"', "number-not-finite", 4, "-Infinity"),
    ("north", ' evaluation="3"', ' evaluation="1e400"', "weights-range", 4, "'1e400'"),
    ("north", '"river" ', '"lake" ', "issue-mismatch", 4, "'Water from' has no value 'lake'"),
    ("north", '"river" ', '"lake" ', "issue-mismatch", 3, "the value 'river' of issue 'Water"),
    ("north", '"trucks" ', '"river" ', "issue-mismatch", 6, "the value 'river' stands here a"),
    ("north", '<weight index="3" value="0.2"/>', "", "issue-mismatch", 11, "'Guard' has no weight"),
    ("north", '<weight index="3"', '<weight index="7"', "issue-mismatch", 17, "no issue '7'"),
    (
        "north",
        '<weight index="3"',
        '<weight index="2"',
        "issue-mismatch",
        17,
        "weight of issue '2'",
    ),
    ("north", '<weight index="3"', "<weight", "domain-unreadable", 17, "'index' is missing"),
    ("north", 'value="0.2"', 'value="inf"', "number-not-finite", 17, "value: here stands 'inf'"),
    ("north", 'value="0.2"', 'value="1/5"', "value-type", 17, "here stands '1/5'"),
    ("north", 'upperbound="3"', 'upperbound="4"', "issue-mismatch", 8, "run from -1 to 3"),
    ("north", 'type="integer" ', "", "issue-mismatch", 8, "of type 'discrete' here, and integer"),
    ("north", 'ftype="linear"', 'ftype="cosine"', "utility-unsupported", 9, "'cosine'"),
    ("north", ' slope="0.25"', "", "domain-unreadable", 9, "'slope' is missing"),
    ("north", ' slope="0.25"', ' slope="steep"', "value-type", 9, "slope: here stands 'steep'"),
    ("north", '<reservation value="0.25"/>', "<reservation/>", "domain-unreadable", 20, "'value'"),
    ("north", 'value="0.25"', 'value="nan"', "number-not-finite", 20, "'nan'"),
    ("north", "</utility_space>", "<reservation/></utility_space>", "issue-mismatch", 21, "second"),
    (
        "north",
        "<weight index",
        "<utility><ufun/></utility><weight index",
        "utility-unsupported",
        15,
        "",
    ),
]


def spoiled(name: str, old: str, new: str, folder: Path) -> tuple[Path, list[Path]]:
    domain, profiles = write_genius(folder)
    path = folder / f"{name}.xml"
    text = path.read_text()
    if name == "north" and old == "<weight index":
        path.write_text(text.replace(old, new, 1))
    else:
        path.write_text(edited(text, old, new))
    return domain, profiles


def faults(domain: Path, profiles: list[Path]) -> tuple[comity.Fault, ...]:
    with pytest.raises(comity.ComityError) as caught:
        comity.read(domain, profiles)
    found = caught.value.faults
    assert {fault.slug for fault in found} <= SLUGS
    assert all(str(fault).isprintable() and len(str(fault)) < 700 for fault in found)
    return found


@pytest.mark.parametrize(("name", "old", "new", "slug", "line", "part"), SPOILED_XML)
def test_a_fault_of_a_genius_file_is_told(
    name: str, old: str, new: str, slug: str, line: int, part: str, tmp_path: Path
) -> None:
    found = faults(*spoiled(name, old, new, tmp_path))
    start = f"{tmp_path / f'{name}.xml'}:{line}:"
    told = [(it.slug, str(it)) for it in found]
    assert any(it == slug and t.startswith(start) and part in t for it, t in told), told


def test_all_faults_of_the_profiles_are_told_at_once(tmp_path: Path) -> None:
    domain, profiles = spoiled("north", '"river" evaluation="3"', '"lake"', tmp_path)
    south = tmp_path / "south.xml"
    south.write_text(edited(SOUTH_XML, 'offset="1"', 'offset="NaN"'))
    found = faults(domain, [*profiles, tmp_path / "none.xml"])
    places = {(Path(it.where.split(":")[0]).name, it.slug) for it in found}
    assert places == {
        ("north.xml", "issue-mismatch"),
        ("south.xml", "number-not-finite"),
        ("none.xml", "file-missing"),
    }


def test_faults_are_told_in_the_order_of_the_files_and_of_their_lines(tmp_path: Path) -> None:
    text = edited(NORTH_XML, 'evaluation="3"', 'evaluation="x"')
    domain, (north, south) = write_genius(tmp_path)
    north.write_text(edited(text, '<weight index="3"', '<weight index="8"'))
    south.write_text("<a")
    places = [it.where.removeprefix(str(tmp_path)) for it in faults(domain, [south, north])]
    assert places == ["/south.xml:1:1", "/north.xml:4:4", "/north.xml:11:3", "/north.xml:17:3"]


def test_a_thousand_faults_are_cut(tmp_path: Path) -> None:
    items = "".join(f'<weight index="{k}"/>\n' for k in range(5, 1000))
    found = faults(*spoiled("north", '<discount_factor value="1.0"/>', items, tmp_path))
    assert len(found) == 101
    assert found[-1].slug == "faults-too-many"


@pytest.mark.parametrize(
    ("old", "new"), [('"1"', '"0"'), ('"1"', '"-3"'), ('"1"', '"0.0"')], ids=["0", "-3", "0.0"]
)
def test_a_largest_evaluation_of_nothing_is_refused(old: str, new: str, tmp_path: Path) -> None:
    text = NORTH_XML.replace('evaluation="4"', f"evaluation={new}")
    domain, _ = write_genius(tmp_path)
    (tmp_path / "north.xml").write_text(text.replace(f"evaluation={old}", f"evaluation={new}"))
    (fault,) = faults(domain, [tmp_path / "north.xml"])
    assert (fault.slug, "the largest evaluation of issue 'Guard' is" in fault.what) == (
        "utility-unsupported",
        True,
    )


def test_worths_with_more_digits_than_a_case_file_holds_are_refused(tmp_path: Path) -> None:
    text = edited(NORTH_XML, 'evaluation="3"', f'evaluation="{"7" * 30}.{"3" * 30}e-99"')
    text = text.replace('index="1" value="0.5"', f'index="1" value="0.{"3" * 30}e-99"')
    domain, _ = write_genius(tmp_path)
    (tmp_path / "north.xml").write_text(text)
    found = faults(domain, [tmp_path / "north.xml"])
    assert {fault.slug for fault in found} == {"weights-range"}
    assert "too many digits" in found[0].what


@pytest.mark.parametrize("content", ["é".encode("latin-1"), "<a/>".encode("utf-16"), b"\xff\xfe"])
def test_other_encodings_are_refused(content: bytes, tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    profiles[0].write_bytes(content)
    (fault,) = faults(domain, profiles)
    assert fault.slug == "file-encoding"


def test_an_encoding_that_is_declared_and_not_kept_is_refused(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    declared = '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    for path in (domain, *profiles):
        path.write_text(declared + path.read_text())
    assert comity.read(domain, profiles).title == "camp"
    for path in (domain, *profiles):
        path.write_text(path.read_text().replace("Guard", "Wächter"), encoding="utf-8")
    found = faults(domain, profiles)
    assert {fault.slug for fault in found} == {"file-encoding"}


def test_files_over_the_limit_are_not_read(tmp_path: Path) -> None:
    domain, profiles = write_genius(tmp_path)
    limits = comity.Limits(file_bytes=len(SOUTH_XML))
    with pytest.raises(comity.ComityError, match=r"north\.xml: the file is larger than"):
        comity.read(domain, profiles, limits=limits)


def test_a_domain_without_profiles_asks_for_them(tmp_path: Path) -> None:
    domain, _ = write_genius(tmp_path)
    (tmp_path / "camp.json").write_text(json.dumps(CAMP_JSON))
    for path in (domain, tmp_path / "camp.json"):
        (fault,) = faults(path, [])
        assert (fault.slug, fault.where) == ("profile-missing", str(path))


def test_profiles_of_what_is_no_domain_are_refused(tmp_path: Path) -> None:
    _, profiles = write_genius(tmp_path)
    comity.write(comity.read("chicken"), tmp_path / "chicken.json")
    for case in (tmp_path / "chicken.json", "chicken"):
        with pytest.raises(comity.ComityError, match="no negotiation domain") as caught:
            comity.read(case, profiles)
        assert [fault.slug for fault in caught.value.faults] == ["domain-unreadable"]


def test_the_largest_files_are_read_in_time(tmp_path: Path) -> None:
    count = 3000
    issues = "".join(
        f'<issue name="i{k}" index="{k}"><item value="a"/><item value="b"/></issue>'
        for k in range(count)
    )
    camp = tmp_path / "camp.xml"
    camp.write_text(f"<negotiation_template>{issues}</negotiation_template>")
    weights = "".join(f'<weight index="{k}" value="0.0001"/>' for k in range(count))
    valued = issues.replace('value="a"', 'value="a" evaluation="1"')
    valued = valued.replace('value="b"', 'value="b" evaluation="3"')
    north = tmp_path / "north.xml"
    north.write_text(f"<utility_space>{valued}{weights}</utility_space>")
    begun = time.process_time()
    assert len(comity.read(camp, [north]).options) == count
    assert time.process_time() - begun < 20
