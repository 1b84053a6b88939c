"""Folders that the database's account may enter: pytest's own are private to us."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.embedded.postgres import Postgres


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="portal-embedded-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(home: Path) -> Iterator[Postgres]:
    """A PostgreSQL of the test's own, not started yet."""
    server = Postgres(home / "postgres", durable=False)
    yield server
    server.stop()
