"""What a person at the terminal can do something about: one sentence, no traceback."""


class Trouble(Exception):  # noqa: N818 - a state of the machine, in words
    """Raised with one whole sentence that says what is wrong and what to do."""
