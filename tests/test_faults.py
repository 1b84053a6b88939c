"""A short run of benchmarks/faults: workers killed mid-sweep, Redis flushed, sweeps at once."""

import os
import subprocess
import sys

from tests.database import ROOT, clone


def test_killed_workers_and_a_flushed_redis_lose_and_double_nothing():
    with clone(f"{os.environ['REDIS_PREFIX']}_faults") as url:
        environment = os.environ | {"DATABASE_URL": url}
        # A Redis of its own, since it is flushed.
        environment.pop("REDIS_URL")
        result = subprocess.run(
            [sys.executable, "-m", "benchmarks.faults.sweep", "6000", "2"],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    assert "nothing lost, nothing doubled" in result.stdout
