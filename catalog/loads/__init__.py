"""Importing a file into a register: it is read, a person decides, the good rows are entered.

`actions` starts, confirms and discards; `carrying` is what the worker does meanwhile.
"""

from . import messages  # noqa: F401 - whoever shows a notification knows its words
