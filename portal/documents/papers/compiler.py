"""The Typst compiler, kept warm: one per process, one paper at a time.

Three facts found by running typst 0.15.2. A compiler used by two threads at once raises, hence
the lock. Its own threads do not survive a fork: a child of a process that has compiled would
wait for them for ever, hence the refusal; Celery's workers fork before they make a paper. And it
remembers the layout of its last ten or so papers, 70 MB per thousand rows, hence the blank
papers after a long one, which push it out of that memory.
"""

import json
import os
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

SOURCE = Path(__file__).parent / "typst"
# Archival (PDF/A-2a) and accessible (PDF/UA-1).
STANDARDS = ["a-2a", "ua-1"]
LONG = 15_000  # characters of data; some 150 rows
REMEMBERED = 12


class Forked(RuntimeError):
    """This process was forked from one that had already made papers."""


_lock = threading.Lock()
_kept: list[tuple[int, typst.Compiler]] = []


def pdf(data: dict[str, Any], *, made: datetime) -> bytes:
    """The paper in `data` as a PDF. Raises `typst.TypstError`: a mistake of ours in the source."""
    return _compile("paper.typ", data, format="pdf", pdf_standards=STANDARDS, timestamp=made)


def pictures(data: dict[str, Any], *, ppi: int = 96) -> list[bytes]:
    """The pages of the paper in `data` as PNG, to be looked at."""
    made = _compile("paper.typ", data, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _compile(name: str, data: dict[str, Any], **options: Any) -> Any:
    # Texts are data for json() in the source, never source themselves.
    inputs = {"paper": json.dumps(data, ensure_ascii=False)}
    with _lock:
        compiler = _compiler()
        try:
            return compiler.compile(SOURCE / name, sys_inputs=inputs, **options)
        finally:
            if len(inputs["paper"]) > LONG:
                for at in range(REMEMBERED):
                    compiler.compile(f"#page[{at}]".encode(), format="pdf", sys_inputs=None)


def _compiler() -> typst.Compiler:
    if not _kept:
        _kept.append((os.getpid(), typst.Compiler(root=SOURCE, ignore_system_fonts=True)))
    owner, compiler = _kept[0]
    if owner != os.getpid():
        raise Forked(f"Process {owner} made papers before it forked; make none there.")
    return compiler
