"""What the supervisor shows at the terminal."""

import sys
from contextlib import suppress


def say(line: str) -> None:
    with suppress(OSError, ValueError):  # the terminal may be gone
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def columns(text: str) -> str:
    """Lines whose parts stand two spaces apart, with the parts one below the other."""
    rows = [line.split("  ") for line in text.splitlines()]
    table = [row for row in rows if len(row) > 1]
    widths = [max(map(len, column)) for column in zip(*table, strict=False)]
    padded = (
        [part.ljust(width) for part, width in zip(row, widths, strict=False)] for row in table
    )
    others = [row[0] for row in rows if len(row) == 1]
    return "\n".join([*("  ".join(row).rstrip() for row in padded), *others])
