"""What steps bring about in other records of procurement; all of it in the step's transaction."""

from . import operation, tendering

__all__ = ["operation", "tendering"]
