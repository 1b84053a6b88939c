"""Every form carries the version of the record that the person saw."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest


def posted_version(request: HttpRequest) -> int:
    """The version the person saw. Raises BadRequest: without it a change could be overwritten."""
    text = request.POST.get("version", "")
    if not re.fullmatch("[0-9]{1,9}", text):
        raise BadRequest("The form has no version.")
    return int(text)
