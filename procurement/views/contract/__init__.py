"""Pages of the contract: read, written, signed, declined."""
