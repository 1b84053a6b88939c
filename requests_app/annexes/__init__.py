"""The engine of Annexes 1 and 2: answers typed softly, judged strictly.

An `Annex` is a table of sections (`requests_app.annex1`, `requests_app.annex2`). `sections` is what a
draft keeps: {section: {field: text, rowset: [{field: text}, …]}}, each text exactly as it was
typed. `gather_section` reads a section from a posted page, `bound_section` lays it out as forms
again, `errors_of` says what is still wrong with all of them, `shown` prints them.
"""
