"""Libraries that report pages carry: the right ones, unchanged, under licences that allow it."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from comity.report.pictures.draw import VERSION

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src/comity/report/page/vendor"
TOOLS = ROOT / "tools/vendor"
MANIFEST: list[dict[str, Any]] = json.loads((VENDOR / "manifest.json").read_text())
PERMISSIVE = {"0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense"}
FILES = [entry["file"] for entry in MANIFEST]
VERSIONS = {it["name"]: it["version"] for entry in MANIFEST for it in entry["packages"]}


def test_the_manifest_names_every_file() -> None:
    others = {"manifest.json", "LICENCES.txt"}
    assert {*FILES, *others} == {path.name for path in VENDOR.iterdir()}


@pytest.mark.parametrize("entry", MANIFEST, ids=FILES)
def test_files_are_what_the_manifest_says(entry: dict[str, Any]) -> None:
    assert sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", MANIFEST, ids=FILES)
def test_licences_are_permissive_and_their_texts_go_with_the_file(entry: dict[str, Any]) -> None:
    texts = (VENDOR / "LICENCES.txt").read_text()
    head = (VENDOR / entry["file"]).read_text().partition("*/")[0]
    assert re.search(r"Copyright.*(?s:.)*AS IS", head)
    for package in entry["packages"]:
        assert package["licence"] in PERMISSIVE
        assert re.search(
            rf"(^|, ){package['name']} {re.escape(package['version'])}(,|$)", texts, re.MULTILINE
        )


def test_versions_are_those_that_the_tools_ask_for() -> None:
    locked = json.loads((TOOLS / "package-lock.json").read_text())["packages"]
    for name, version in VERSIONS.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"]
    asked = json.loads((TOOLS / "package.json").read_text())["devDependencies"]
    assert {"vega", "vega-lite", "vega-interpreter", "cytoscape"} <= set(VERSIONS)
    assert {name: VERSIONS.get(name, version) for name, version in asked.items()} == asked


def test_files_are_drawn_by_the_versions_that_pages_carry() -> None:
    assert vl_convert.get_vega_version() == VERSIONS["vega"]
    newest = vl_convert.get_vegalite_versions()[-1]
    assert VERSIONS["vega-lite"].startswith(f"{newest}.")
    assert newest == VERSION


@pytest.mark.parametrize("name", FILES)
def test_a_script_element_can_hold_them(name: str) -> None:
    text = (VENDOR / name).read_bytes().decode()
    assert not re.search(r"</script|<!--|\r|\0", text, re.IGNORECASE)
