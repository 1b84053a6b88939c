"""Pages of a development: asking for it, the conclusion, the discussion, the papers (clauses 90-92)."""
