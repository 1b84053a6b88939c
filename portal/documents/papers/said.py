"""What a paper says, word for word: the one source of its page, its PDF and its checksum."""

import hashlib
import json
from typing import Any

from django.utils import translation

from portal.web.words import NO_BREAK

from .blocks import Block, Facts, Heading, Holds, Item, Items, Paragraph, Table, Value
from .paper import Annex, Letterhead, Paper, Party, Receipt, Signature
from .wording import WORDS, belonging, official_date, shown

Said = dict[str, Any]


def said(paper: Paper) -> Said:
    """The words of the paper, in its language, as plain dictionaries, lists and texts."""
    with translation.override(paper.language):
        speaker = _Words(paper)
        words = speaker.all()
        # What comes after the paper does not change the checksum of what was issued.
        made = [] if paper.draft else _made(paper, checksum_of(words))
        receipts = [speaker.receipt(receipt) for receipt in paper.receipts]
    return words | {"made": made, "receipts": receipts}


def checksum_of(words: Said) -> str:
    content = json.dumps(words, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _made(paper: Paper, checksum: str) -> list[str]:
    words = WORDS[paper.language]
    lines = [words["made"], words["checksum"].format(checksum=checksum)]
    if paper.verify_at:
        lines.append(words["verify"].format(address=paper.verify_at))
    return lines


class _Words:
    """Turns a paper into its words; the language of the paper is active meanwhile."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.words = paper, WORDS[paper.language]

    def all(self) -> Said:
        paper = self.paper
        heading = paper.kind.inside(paper.language).heading
        number = f"№{NO_BREAK}{paper.number or '________'}"
        return {
            "language": paper.language,
            "draft": self.words["draft"] if paper.draft else "",
            "issuer": paper.issuer and self.issuer(paper.issuer),
            "number": number if paper.number or paper.draft else "",
            "date": official_date(paper.date, paper.language) if paper.date else self.words["date"],
            "place": str(paper.place),
            "addressees": [
                [str(line) for line in (to.name, to.person, to.address) if line]
                for to in paper.addressees
            ],
            "heading": heading,
            "title": str(paper.title),
            "references": self.rows(paper.references),
            "parties": [self.party(party) for party in paper.parties],
            "body": self.body(paper.body),
            "signatures": [self.signature(one) for one in paper.signatures],
            "annexes": [self.annex(annex, at) for at, annex in enumerate(paper.annexes, 1)],
            "page": self.words["page"],
            "replaced": self.words["replaced"],
        }

    def issuer(self, issuer: Letterhead) -> Said:
        """Kazakh first, whatever the language of the paper; one column when both agree."""
        sides = [
            ("kk", issuer.name_kk, issuer.address_kk),
            ("ru", issuer.name_ru, issuer.address_ru),
        ]
        if issuer.name_kk == issuer.name_ru or not issuer.name_ru:
            sides = sides[:1]
        bin_name = " / ".join(WORDS[language]["bin"] for language, *_rest in sides)
        contacts = [f"{bin_name} {issuer.bin}" if issuer.bin else "", issuer.email]
        return {
            "sides": [{"language": side, "name": n, "address": a} for side, n, a in sides],
            "name": issuer.name_ru if self.paper.language == "ru" else issuer.name_kk,
            "contacts": [line for line in contacts if line],
        }

    def party(self, party: Party) -> Said:
        about = ("bin", "address", "represented_by")
        rows = [[self.words[name], str(getattr(party, name))] for name in about]
        return {
            "role": str(party.role),
            "name": str(party.name),
            "rows": [row for row in rows if row[1]],
        }

    def rows(self, rows: tuple[tuple[str, Value], ...]) -> list[list[str]]:
        return [[str(name), shown(value)] for name, value in rows]

    def signature(self, one: Signature) -> Said:
        signed = ""
        if one.signed_at:
            signed = self.words["signed"].format(
                moment=shown(one.signed_at), name=one.signed_by or one.name
            )
        return {
            "name": str(one.name),
            "lines": [str(line) for line in (one.position, one.organisation) if line],
            "signed": signed,
            "hint": self.words["signature"],
        }

    def receipt(self, receipt: Receipt) -> str:
        line = self.words["received"].format(
            addressee=receipt.addressee, number=receipt.number, moment=shown(receipt.at)
        )
        return f"{line}\nSHA-256: {receipt.sha256}" if receipt.sha256 else line

    def annex(self, annex: Annex, at: int) -> Said:
        paper, form = self.paper, "annex"
        to = ""
        if paper.draft or paper.date is None:
            form = "annex_of_draft"
        else:
            to = belonging(paper.kind, paper.number, paper.date, paper.language)
        return {
            "mark": self.words[form].format(number=at, to=to),
            "title": str(annex.title),
            "body": self.body(annex.body),
            "signatures": [self.signature(one) for one in annex.signatures],
        }

    def body(self, blocks: tuple[Block, ...]) -> list[Said]:
        said, depth = [], 0
        for block in blocks:
            words = self.block(block)
            if isinstance(block, Heading):
                # A part without a section before it is a section: no level is skipped.
                depth = words["level"] = min(block.level, depth + 1)
            said.append(words)
        return said

    def block(self, block: Block) -> Said:
        match block:
            case Heading():
                return {"is": "heading", "text": str(block.text), "level": block.level}
            case Paragraph():
                return {
                    "is": "paragraph", "text": str(block.text), "align": str(block.align),
                    "strong": block.strong,
                }  # fmt: skip
            case Items():
                return self.items(block)
            case Facts():
                return {"is": "facts", "rows": self.rows(block.rows)}
            case Table():
                return self.table(block)
        raise TypeError(f"{type(block).__name__} is no part of a paper.")

    def items(self, block: Items) -> Said:
        return {
            "is": "items",
            "marks": str(block.marks),
            "start": block.start,
            "lines": [
                {"text": str(item.text), "inner": [self.items(item.items)]}
                if isinstance(item, Item)
                else {"text": str(item), "inner": []}
                for item in block.items
            ],
        }

    def table(self, block: Table) -> Said:
        columns = [
            {
                "title": str(column.title),
                "holds": str(column.holds),
                "weight": column.weight if column.holds is Holds.TEXT else 0,
            }
            for column in block.columns
        ]
        kinds = [column.holds for column in block.columns]
        return {
            "is": "table",
            "caption": str(block.caption),
            "columns": columns,
            "rows": [[shown(v, k) for v, k in zip(row, kinds, strict=True)] for row in block.rows],
            "totals": [
                "" if value is None else shown(value, kind)
                for value, kind in zip(block.totals, kinds, strict=bool(block.totals))
            ],
        }
