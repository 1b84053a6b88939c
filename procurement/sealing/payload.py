"""A whole bid as bytes and back: who, what, and the files. Pure.

8 bytes  length of the head
head     canonical JSON: format, identity, content, and of each file its name, type, size, sha256
files    one after the other
zeros    up to the next size of a short list, so that the length tells little
"""

import hashlib
import json
from dataclasses import dataclass

from .typed import canonical, decode

FORMAT = 1
PLAIN_LIMIT = 20 * 1024 * 1024  # bytes of a whole bid, files and padding included
SMALLEST = 64 * 1024
SIZES = (*(SMALLEST * 2**power for power in range(9)), PLAIN_LIMIT)  # 64 KiB … 16 MiB, 20 MiB
LENGTH_BYTES = 8


class TooLarge(ValueError):
    """Content and files together do not fit under PLAIN_LIMIT."""


class NotAPayload(ValueError):
    """The bytes are not what `pack` makes."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a bid; it is stored nowhere but inside the envelope until the opening."""

    name: str
    content_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def head(self) -> dict:
        return {
            "name": self.name,
            "type": self.content_type,
            "size": len(self.content),
            "sha256": self.sha256,
        }


@dataclass(frozen=True, slots=True)
class Payload:
    """What is inside an envelope."""

    identity: dict
    content: dict
    attachments: tuple[Attachment, ...] = ()


def pack(payload: Payload) -> bytes:
    """The bytes of a payload, padded. Raises TooLarge, and TypeError for what typed.py refuses."""
    head = canonical(
        {
            "format": FORMAT,
            "identity": payload.identity,
            "content": payload.content,
            "files": [attachment.head for attachment in payload.attachments],
        }
    )
    parts = [len(head).to_bytes(LENGTH_BYTES, "big"), head]
    parts += [attachment.content for attachment in payload.attachments]
    length = sum(map(len, parts))
    return b"".join([*parts, bytes(padded(length) - length)])


def unpack(data: bytes) -> Payload:
    """What `pack` was given. Raises NotAPayload: a byte too many, too few or changed is found."""
    try:
        length = int.from_bytes(data[:LENGTH_BYTES], "big")
        at = LENGTH_BYTES + length
        head = decode(json.loads(data[LENGTH_BYTES:at].decode()))
        if head["format"] != FORMAT:
            raise NotAPayload("an unknown format")
        files = []
        for told in head["files"]:
            file = Attachment(told["name"], told["type"], data[at : at + told["size"]])
            if file.head != told:
                raise NotAPayload("a file is not the one that was attached")
            files.append(file)
            at += told["size"]
        if len(data) != padded(at) or any(data[at:]):
            raise NotAPayload("something follows the files")
        return Payload(dict(head["identity"]), dict(head["content"]), tuple(files))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as problem:
        raise NotAPayload(str(problem)) from problem


def padded(length: int) -> int:
    """The length on the list that `length` bytes are filled up to; raises TooLarge."""
    for size in SIZES:
        if length <= size:
            return size
    raise TooLarge(length)
