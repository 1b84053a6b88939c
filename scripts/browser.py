"""Finds a Chromium for the browser tests, or installs one.

python scripts/browser.py    prints its path
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """`PORTAL_CHROMIUM`, a browser of the system, or one that Playwright keeps."""
    given = os.environ.get("PORTAL_CHROMIUM")
    if given:
        return given
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    kept = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    found = sorted(Path(kept).glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


def install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=env, **quiet)
        command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"]
        subprocess.run(command, env=env, **quiet)
    else:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    if find() is None:
        print("Installing Chromium for the browser tests …", file=sys.stderr, flush=True)
        install()
    path = find()
    works = path and subprocess.run([path, "--version"], capture_output=True, check=False)
    if not works or works.returncode:
        raise SystemExit(
            "The browser tests need a Chromium that starts: as root run `apt-get install "
            "chromium`, or set PORTAL_CHROMIUM to the path of one."
        )
    print(path)


if __name__ == "__main__":
    main()
