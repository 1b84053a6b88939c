"""Annex 2: its form is not in the order, so its sections and fields are ours."""
