"""A supplier's pages of a bid (clauses 47 and 49). They write no session, message or document."""
