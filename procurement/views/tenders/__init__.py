"""Public pages of tenders: the list and the announcement (Annex 3)."""
