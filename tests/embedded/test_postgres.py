"""Our own PostgreSQL starts whatever the last run left behind, or says what to do."""

import os
import signal
import stat
import time
from pathlib import Path

import psutil
import psycopg2
import pytest

from portal.embedded.database import connected
from portal.embedded.postgres import Postgres
from portal.embedded.trouble import Trouble


def ask(url: str, question: str):
    with connected(url) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0] if cursor.description else None


def test_it_knows_kazakh_letters_and_keeps_data_between_starts(cluster):
    url = cluster.start()
    ask(url, "CREATE EXTENSION pg_trgm")
    assert ask(url, "SELECT lower('ҚАЗАҚ')") == "қазақ"
    assert ask(url, "SELECT similarity('жүйе', 'жүйе')") == 1
    ask(url, "CREATE TABLE kept AS SELECT 7 AS number")
    cluster.stop()
    assert ask(cluster.start(), "SELECT number FROM kept") == 7


def test_it_listens_on_no_port_and_only_we_may_enter_its_folder(cluster, home):
    url = cluster.start()
    assert ask(url, "SELECT current_setting('listen_addresses')") == ""
    for folder in (home / "postgres", home / "postgres.socket"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_folder_above_the_data_changes_its_mode(cluster, home):
    before = {folder: folder.stat().st_mode for folder in [home, *home.parents]}
    cluster.start()
    assert {folder: folder.stat().st_mode for folder in before} == before


def test_a_second_start_on_the_same_data_is_refused_with_a_sentence(cluster, home):
    cluster.start()
    with pytest.raises(Trouble, match=rf"already running \(process {os.getpid()}\): stop it first"):
        Postgres(home / "postgres", durable=False).start()


def test_a_stale_pid_file_that_names_a_living_stranger_is_cleared(cluster, home):
    cluster.start()
    cluster.stop()
    stale = home / "postgres" / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{home / 'postgres'}\n")
    assert ask(cluster.start(), "SELECT 1") == 1
    assert cluster.notes == ["The last run was cut off; the database puts itself in order."]


def test_a_server_that_a_killed_run_left_behind_is_replaced(cluster, home):
    cluster.start()
    left = cluster.process
    cluster._lock.release()  # as if our process had been killed
    other = Postgres(home / "postgres", durable=False)
    try:
        url = other.start()
        assert left.wait(5) == 0
        assert ask(url, "SELECT 1") == 1
        assert other.process.pid != left.pid
    finally:
        other.stop()


def test_it_comes_back_at_the_same_address_after_kill_9(cluster):
    url = cluster.start()
    cluster.process.send_signal(signal.SIGKILL)
    cluster.process.wait()
    cluster.revive()
    assert ask(url, "SELECT 1") == 1


def test_an_interrupted_making_of_the_cluster_is_begun_anew(cluster, home):
    half = home / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    assert ask(cluster.start(), "SELECT 1") == 1
    assert not half.exists()


def test_a_folder_that_is_no_database_is_left_alone(cluster, home):
    (home / "postgres").mkdir()
    (home / "postgres" / "letters.txt").write_text("mine")
    with pytest.raises(Trouble, match="holds something that is not a database"):
        cluster.start()
    assert (home / "postgres" / "letters.txt").read_text() == "mine"


def test_data_of_another_version_is_named(cluster, home):
    cluster.start()
    cluster.stop()
    (home / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(Trouble, match="was made by PostgreSQL 15 and this is PostgreSQL 18"):
        cluster.start()


@pytest.mark.parametrize("name", ["long" * 30, "with, a comma and spaces"])
def test_a_path_that_no_socket_can_have_gets_a_short_private_one(home, name):
    folder = home / name
    folder.mkdir()
    server = Postgres(folder / "postgres", durable=False)
    try:
        assert ask(server.start(), "SELECT 1") == 1
        assert stat.S_IMODE(server._socket.stat().st_mode) == 0o700
    finally:
        server.stop()
        server._socket.rmdir()


def test_it_ends_when_the_process_that_started_it_is_killed(home):
    """kill -9 leaves no time to tidy up: the kernel does it."""
    ready = home / "ready"
    child = os.fork()
    if child == 0:
        Postgres(home / "postgres", durable=False).start()
        ready.touch()
        signal.pause()
    wait_for(ready.exists)
    server = psutil.Process(int((home / "postgres" / "postmaster.pid").read_text().split()[0]))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    wait_for(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE)


def wait_for(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_private_folder_on_the_way_is_said_not_opened(home):
    if os.geteuid() != 0:  # an ordinary user runs the server itself, nobody else has to pass
        assert Postgres(home / "postgres")._account is None
        return
    private = home / "private"
    private.mkdir(mode=0o700)
    with pytest.raises(Trouble, match=f"cannot pass through {private}"):
        Postgres(private / "postgres", durable=False).start()
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_the_address_is_one_that_psycopg2_reads(cluster):
    url = cluster.start()
    with psycopg2.connect(url) as connection:
        assert connection.info.dbname == "portal"
        assert Path(connection.info.host) == cluster._socket
    connection.close()
