"""The fourteen sections of the design task (clause 19)."""

from .sections import TASK

__all__ = ["TASK"]
