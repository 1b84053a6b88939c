"""THE table: every clause of the order, what it asks, and whether the portal enforces it."""

from ..refusal import OURS
from . import (
    design_task,
    development,
    formation,
    initiation,
    operation,
    order_items,
    ppp_and_commission,
    scope,
    tender,
    testing,
)
from .clause import Clause, Correction, Standing
from .design_task import C18, C19, C20
from .development import C90, C91, C92
from .formation import C85, C86, C87, C87_1, C88
from .initiation import C8, C11, C12, C13
from .operation import C98, C103_1, C103_2, C109
from .order_items import ITEM_2, ITEM_3, ITEM_4
from .ppp_and_commission import C32, C36, C38, C39, C40
from .scope import C1, C3
from .tender import C42, C47, C49, C53_1
from .testing import C73, C74, C76_1, C79, C80_1, C82, C83, C84

CHAPTERS = (
    scope,
    initiation,
    design_task,
    ppp_and_commission,
    tender,
    testing,
    formation,
    development,
    operation,
    order_items,
)
CLAUSES = {clause.number: clause for chapter in CHAPTERS for clause in chapter.CHAPTER}
TERMS = {term.code: term for clause in CLAUSES.values() for term in clause.terms}

__all__ = [
    "C1",
    "C3",
    "C8",
    "C11",
    "C12",
    "C13",
    "C18",
    "C19",
    "C20",
    "C32",
    "C36",
    "C38",
    "C39",
    "C40",
    "C42",
    "C47",
    "C49",
    "C53_1",
    "C73",
    "C74",
    "C76_1",
    "C79",
    "C80_1",
    "C82",
    "C83",
    "C84",
    "C85",
    "C86",
    "C87",
    "C87_1",
    "C88",
    "C90",
    "C91",
    "C92",
    "C98",
    "C103_1",
    "C103_2",
    "C109",
    "ITEM_2",
    "ITEM_3",
    "ITEM_4",
    "CLAUSES",
    "OURS",
    "TERMS",
    "Clause",
    "Correction",
    "Standing",
]
