"""Annex 1: ten rows of the order, and before them the scope questions of clause 3."""

from .sections import ANNEX1

__all__ = ["ANNEX1"]
