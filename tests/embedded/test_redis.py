"""Our own Redis, and the one that REDIS_URL names."""

import signal

import pytest
from redis import Redis as Client
from redis.exceptions import AuthenticationError

from portal.embedded.redis import Redis, check_redis
from portal.embedded.trouble import Trouble


@pytest.fixture
def server(home):
    server = Redis(home / "redis")
    yield server
    server.stop()


def test_it_answers_behind_a_password_and_keeps_nothing(server):
    url = server.start()
    Client.from_url(url).set("key", "value")
    check_redis(url)
    with pytest.raises(AuthenticationError):
        Client(host="127.0.0.1", port=int(url.split(":")[-1].split("/")[0])).get("key")
    server.stop()
    assert Client.from_url(server.start()).get("key") is None


def test_it_comes_back_at_the_same_address_after_kill_9(server):
    url = server.start()
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    server.revive()
    assert Client.from_url(url).ping()


def test_one_that_does_not_answer_is_named_in_a_sentence():
    with pytest.raises(Trouble, match="start it or correct REDIS_URL"):
        check_redis("redis://127.0.0.1:1/0")


def test_a_url_that_cannot_be_read_is_spelled_out():
    with pytest.raises(Trouble, match="write it as redis://"):
        check_redis("http://127.0.0.1:1/0")
