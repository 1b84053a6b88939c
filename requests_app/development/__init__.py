"""Development of an IC service: drafts, guards and consequences of its request (clauses 90-92)."""
