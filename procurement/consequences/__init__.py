"""What steps bring about in other records of procurement; all of it in the step's transaction."""

from . import development, operation, rent, tendering

__all__ = ["development", "operation", "rent", "tendering"]
