"""A bid as bytes comes back as it was, and its length tells little."""

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procurement.sealing.payload import (
    PLAIN_LIMIT,
    SIZES,
    Attachment,
    NotAPayload,
    Payload,
    TooLarge,
    pack,
    unpack,
)
from procurement.sealing.typed import canonical, decode, encode

texts = st.text(st.characters(codec="utf-8"), max_size=20)
scalars = (
    st.none() | st.booleans() | st.integers() | texts
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates() | st.datetimes(timezones=st.just(UTC))
)  # fmt: skip
# Keys that look like our own marks are the ones to get wrong.
keys = texts | st.sampled_from(["$decimal", "$date", "$moment", "$", "$$decimal", "price"])
values = st.recursive(
    scalars, lambda part: st.lists(part, max_size=4) | st.dictionaries(keys, part, max_size=4)
)
contents = st.dictionaries(keys, values, max_size=5)
NAIVE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
attachments = st.builds(Attachment, texts, texts, st.binary(max_size=300))


@given(contents, contents, st.lists(attachments, max_size=3))
@settings(max_examples=200, deadline=None)
def test_what_is_packed_comes_back(identity, content, files):
    payload = Payload(identity, content, tuple(files))
    packed = pack(payload)
    assert unpack(packed) == payload
    assert len(packed) in SIZES


@given(values)
@settings(max_examples=200, deadline=None)
def test_typed_values_come_back(value):
    assert decode(encode(value)) == value


@given(contents)
def test_the_order_of_a_map_does_not_matter(content):
    assert canonical(content) == canonical(dict(reversed(content.items())))


@given(contents, st.lists(attachments, min_size=1, max_size=2), st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_byte_is_found_or_changes_what_is_read(content, files, data):
    payload = Payload({}, content, tuple(files))
    packed = bytearray(pack(payload))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(NotAPayload):
        assert unpack(bytes(packed)) != payload


@given(st.binary(max_size=200))
def test_what_is_no_bid_is_said_to_be_none(data):
    with pytest.raises(NotAPayload):
        unpack(data)


def test_a_byte_less_or_more_is_found():
    packed = pack(Payload({}, {"price": Decimal("1.00")}))
    for other in (packed[:-1], packed + b"\0", packed[:-1] + b"x"):
        with pytest.raises(NotAPayload):
            unpack(other)


def test_prices_of_any_length_weigh_the_same():
    lengths = {len(pack(Payload({}, {"price": Decimal(10) ** power}))) for power in range(16)}
    assert lengths == {64 * 1024}


def test_the_limit_is_for_everything_together():
    half = Attachment("a", "b", bytes(PLAIN_LIMIT // 2))
    assert len(pack(Payload({}, {}, (half,)))) == PLAIN_LIMIT * 4 // 5  # 16 MiB
    with pytest.raises(TooLarge):
        pack(Payload({}, {}, (half, half)))


@pytest.mark.parametrize("value", [1.5, {1: "x"}, b"x", {"a": [object()]}, NAIVE])
def test_what_would_not_come_back_is_refused(value):
    with pytest.raises(TypeError):
        canonical({"value": value})


def test_a_date_is_no_moment():
    value = [date(2026, 4, 8), datetime(2026, 4, 8, tzinfo=UTC)]
    assert [type(part) for part in decode(encode(value))] == [date, datetime]
