"""An envelope opens with its own key, for its own bid, unchanged; and in no other way."""

import pytest

from procurement.sealing.envelope import Unsealable, bid_info, new_pair, seal, unseal

INFO = bid_info(17, 3, "AAAA-BBBB-CCCC")
PRIVATE, PUBLIC = new_pair()
CIPHERTEXT = seal("баға".encode(), PUBLIC, INFO)


def test_it_opens_for_what_it_was_sealed_for():
    assert unseal(CIPHERTEXT, PRIVATE, INFO).decode() == "баға"


@pytest.mark.parametrize(
    "info",
    [
        bid_info(18, 3, "AAAA-BBBB-CCCC"),
        bid_info(17, 4, "AAAA-BBBB-CCCC"),
        bid_info(17, 3, "AAAA-BBBB-CCCD"),
        b"",
    ],
)
def test_it_opens_as_no_other_bid(info):
    with pytest.raises(Unsealable):
        unseal(CIPHERTEXT, PRIVATE, info)


def test_it_opens_with_no_other_key():
    other, _public = new_pair()
    with pytest.raises(Unsealable):
        unseal(CIPHERTEXT, other, INFO)


@pytest.mark.parametrize("half", [slice(0, 64), slice(64, 96)])
def test_both_halves_of_the_key_are_needed(half):
    other, _public = new_pair()
    mixed = bytearray(PRIVATE)
    mixed[half] = other[half]
    with pytest.raises(Unsealable):
        unseal(CIPHERTEXT, bytes(mixed), INFO)


@pytest.mark.parametrize("at", [0, 1100, 1125, -1])
def test_one_changed_bit_is_found(at):
    changed = bytearray(CIPHERTEXT)
    changed[at] ^= 1
    with pytest.raises(Unsealable):
        unseal(bytes(changed), PRIVATE, INFO)


def test_what_is_cut_short_is_found():
    for length in (0, 10, 1120, len(CIPHERTEXT) - 1):
        with pytest.raises(Unsealable):
            unseal(CIPHERTEXT[:length], PRIVATE, INFO)


def test_the_same_bid_sealed_twice_looks_different():
    assert seal(b"x", PUBLIC, INFO) != seal(b"x", PUBLIC, INFO)
