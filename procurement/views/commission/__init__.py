"""Pages of the Commission: forming it, and what each member declares."""
