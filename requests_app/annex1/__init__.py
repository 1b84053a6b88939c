"""Annex 1: ten rows and the scope questions of clause 3, typed softly, judged strictly.

`sections` is what a draft keeps: {section: {field: text, rowset: [{field: text}, …]}}, each
text exactly as it was typed. `gather` reads it from a posted page, `bound` lays it out as
forms again, `errors_of` says what is still wrong with it, `shown` prints it.
"""
