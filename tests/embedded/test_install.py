"""Preparing the machine: what is half-made is made anew, what cannot go on says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import place

INSTALL = place.PROJECT / "scripts" / "install.py"
ENSURE = "import install; install.ensure_venv()"


def ensure_venv(venv: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", ENSURE],
        env=os.environ | {"VENV": str(venv), "PYTHONPATH": str(INSTALL.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_told_so():
    code = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path(sys.argv[1])"
    result = subprocess.run(
        [sys.executable, "-c", code, str(INSTALL)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr.startswith("The portal needs Python 3.11 or newer and ")
    assert "is 3.9: install python3.11" in result.stderr


@pytest.mark.parametrize("broken", ["unfinished", "python gone"])
def test_a_half_made_environment_is_made_anew(tmp_path, broken):
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "pyvenv.cfg").touch()
    (venv / "rubbish").touch()
    if broken == "unfinished":
        (venv / ".unfinished").touch()
    else:
        (venv / "bin" / "python").symlink_to("/nowhere/python3.11")
    result = ensure_venv(venv)
    assert result.returncode == 0, result.stderr
    assert result.stdout == (
        f"The virtual environment {venv} is half-made or broken: making it anew.\n"
    )
    assert not (venv / "rubbish").exists()
    assert not (venv / ".unfinished").exists()
    assert ensure_venv(venv).stdout == ""


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").touch()
    result = ensure_venv(tmp_path)
    assert result.returncode == 1
    assert "is no virtual environment: move it away" in result.stderr
    assert (tmp_path / "thesis.txt").exists()


def test_root_keeps_out_of_private_home_folders(tmp_path):
    private = tmp_path / "home"
    project = private / "portal"
    project.mkdir(parents=True)
    private.chmod(0o700)
    assert place.base(project, root=False) == project
    assert place.base(project, root=True).parent == place.OUTSIDE
