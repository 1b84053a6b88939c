"""Annex 2: its form is not in the order, so its sections and fields are ours."""

from .sections import ANNEX2

__all__ = ["ANNEX2"]
