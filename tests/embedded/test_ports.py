"""A port that cannot be had is said with one that can."""

import re
import socket

import pytest

from portal.embedded.sockets import check_port, free_port
from portal.embedded.trouble import Trouble


def test_a_taken_port_comes_with_a_free_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(Trouble, match=f"Port {taken} is taken") as trouble:
            check_port(taken)
    check_port(int(re.search(r"make run PORT=(\d+)", str(trouble.value))[1]))


@pytest.mark.parametrize("port", [0, 65536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(Trouble, match="from 1 to 65535"):
        check_port(port)


def test_a_free_port_passes():
    check_port(free_port())
