"""The warm compiler: threads take turns, a forked child is refused, memory is given back."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from portal.documents.papers import compiler, render_pdf

from .samples import NOTICE


def test_threads_take_turns():
    papers = [replace(NOTICE, number=str(number)) for number in range(12)]
    expected = [render_pdf(paper) for paper in papers]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(render_pdf, papers)) == expected


def test_a_child_forked_later_is_refused_rather_than_left_waiting():
    render_pdf(NOTICE)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            render_pdf(NOTICE)
        except compiler.Forked:
            os.write(write, b"refused")
        finally:
            os._exit(0)
    os.close(write)
    assert os.waitpid(child, 0)[0] == child
    assert os.read(read, 20) == b"refused"


GROW = """
import django
django.setup()
from pathlib import Path
from portal.documents.papers import render_pdf
from tests.documents.samples import long_table
for number in range(4):
    render_pdf(long_table(300 + number))
    print(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0])
"""


def test_long_papers_do_not_pile_up_in_memory():
    told = subprocess.run(
        [sys.executable, "-c", GROW], capture_output=True, text=True, check=True, timeout=300
    )
    first, *_between, last = (int(line) for line in told.stdout.split())
    assert last < first * 1.25  # each would add about a third
