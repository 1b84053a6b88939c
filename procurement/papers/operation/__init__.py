"""Papers from the readiness to the Catalogue (clauses 73, 76-1, 82, 83, 85, 87, 98)."""
