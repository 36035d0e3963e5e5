"""The wheel holds everything under src/comity: code, cases, grammar, schema and py.typed."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.heavy
def test_wheel_ships_everything(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("comity-*.whl")
    shipped = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    ours = {
        path.relative_to(source).as_posix()
        for path in (source / "comity").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= shipped
    assert "comity/py.typed" in ours
    assert any(name.endswith("licenses/LICENSE") for name in shipped)
