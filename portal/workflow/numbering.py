"""Numbers of documents: {sequence}/{organisation index}, per organisation and year."""

from portal.organisations.models import Organisation

from .models import Counter


def document_number(organisation: Organisation, year: int) -> str:
    """The next number; the year is part of the counter and of the number, so it stays unique."""
    sequence = Counter.next(f"document:{organisation.pk}:{year}")
    return f"{sequence}/{organisation.index}-{year}"
