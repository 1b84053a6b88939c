"""What CI checks besides tests: all of it, each quiet when it passes.

python scripts/with_parts.py python scripts/check.py [--without NAME]
"""

import subprocess
import sys
from pathlib import Path

STORIES = sorted(str(path) for path in Path("tests/stories").glob("*.yaml"))
CHECKS = {
    "style": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "imports": ["lint-imports", "--no-cache"],
    "settings": ["python", "manage.py", "check"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": ["python", "manage.py", "messages", "--check"],
    "stories": ["python", "manage.py", "play", *STORIES],
}


def main() -> int:
    failed, without = [], sys.argv[2:] if sys.argv[1:2] == ["--without"] else []
    for name, command in CHECKS.items():
        if name in without:
            continue
        result = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if result.returncode:
            failed.append(name)
            print(f"--- {name}: {' '.join(command)}\n{result.stdout.rstrip()}", flush=True)
    if failed:
        print(f"make check failed: {', '.join(failed)}.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
