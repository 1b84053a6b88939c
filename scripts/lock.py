"""Renews the lock files: exact versions with hashes, and no addresses.

    python scripts/lock.py

Needs the network; uv is fetched into a folder that goes away, it is not part of the portal.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", "uv"], check=True)
        for name in ("run", "test"):
            command = [f"{folder}/bin/uv", "pip", "compile", "--quiet", "--generate-hashes"]
            command += [
                "--no-header",
                "--no-emit-index-url",
                "--python-version",
                "3.11",
                "--universal",
            ]
            command += ["--upgrade", f"requirements/{name}.in", "-o", f"requirements/{name}.lock"]
            if name == "test":
                command += ["--constraints", "requirements/run.lock"]
            subprocess.run(command, check=True, cwd=PROJECT)
    subprocess.run(["npm", "install", "--package-lock-only", "--silent"], check=True, cwd=PROJECT)
    path = PROJECT / "package-lock.json"
    lock = json.loads(path.read_text())
    for package in lock["packages"].values():
        package.pop("resolved", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
