"""What a user must install has a licence that leaves the user free: permissive, MPL or LGPL."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

ALLOWED = re.compile(
    r"(0BSD|Apache-2\.0|Apache Software License|BSD.*|CC0-1\.0|ISC.*|LGPL.*|MIT.*|MPL-2\.0|"
    r"Mozilla Public License 2\.0.*|PSF-2\.0|Python Software Foundation License|Unlicense|Zlib)"
)


def needed(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """Everything that comes with a plain install of a distribution, itself included."""
    if name.lower() not in found:
        try:
            found[name.lower()] = distribution(name)
        except PackageNotFoundError:
            return found  # meant for another system
        for requirement in found[name.lower()].requires or []:
            if "extra ==" not in requirement:
                needed(re.split(r"[^\w.-]", requirement, maxsplit=1)[0], found)
    return found


def _said(package: Distribution, key: str) -> str:
    """What the metadata say under a key; where a backport is loaded, a missing key would raise."""
    return package.metadata[key] or "" if key in package.metadata else ""


def licences(package: Distribution) -> list[str]:
    """Every licence a distribution names, from the most exact place that names any."""
    expression = _said(package, "License-Expression")
    if expression:
        return re.split(r" AND | OR |[()]+", expression)
    classifiers = package.metadata.get_all("Classifier") or []
    named = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License ::")]
    return named or [_said(package, "License") or "none named"]


def test_run_time_licences() -> None:
    packages = needed("comity", {})
    assert {"comity", "click", "lark", "numpy", "pyyaml", "rich"} <= set(packages)
    refused = {
        name: licence
        for name, package in packages.items()
        for licence in licences(package)
        if licence and not ALLOWED.fullmatch(licence.strip())
    }
    assert refused == {}
