"""JSON that gives decimals, dates and moments back exactly. Pure."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

MARK = "$"


def encode(value: Any) -> Any:
    """Plain JSON for `value`: text, whole numbers, truth values, None, Decimal, date, aware
    datetime, lists and maps of these. Raises TypeError for anything else, floats among them."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal):
        return {f"{MARK}decimal": str(value)}
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("A moment without a time zone cannot be kept.")
        return {f"{MARK}moment": value.isoformat()}
    if isinstance(value, date):
        return {f"{MARK}date": value.isoformat()}
    if isinstance(value, list | tuple):
        return [encode(part) for part in value]
    if isinstance(value, dict):
        return {_key(key): encode(part) for key, part in value.items()}
    raise TypeError(f"{type(value).__name__} cannot be kept.")


def decode(value: Any) -> Any:
    """What `encode` was given; tuples come back as lists. Raises ValueError for an unknown mark."""
    if isinstance(value, list):
        return [decode(part) for part in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, part),) = value.items()
        if key.startswith(MARK) and not key.startswith(MARK * 2):
            return _marked(key, part)
    return {key.removeprefix(MARK) if key.startswith(MARK) else key: decode(part)
            for key, part in value.items()}  # fmt: skip


def canonical(value: Any) -> bytes:
    """The same bytes for the same value, whatever the order of its maps."""
    return json.dumps(
        encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("The keys of a map are text.")
    # A key of the caller's that looks like a mark gets one more.
    return MARK + key if key.startswith(MARK) else key


def _marked(key: str, part: str) -> Any:
    try:
        return {
            f"{MARK}decimal": Decimal,
            f"{MARK}date": date.fromisoformat,
            f"{MARK}moment": datetime.fromisoformat,
        }[key](part)
    except (KeyError, ArithmeticError, TypeError) as problem:
        raise ValueError(f"Not a value of ours: {key}") from problem
