"""The PDF of a paper that anybody may fetch: made once for its content, then taken from the cache."""

import hashlib
import json

from django.core.cache import cache

from .paper import Paper
from .pdf import render_pdf
from .said import said

DAY = 86_400


def kept_pdf(paper: Paper) -> bytes:
    """Only for papers that are public: the cache is no place for others."""
    words = json.dumps(said(paper), sort_keys=True, ensure_ascii=False)
    key = f"paper:{hashlib.sha256(words.encode()).hexdigest()}"
    return cache.get_or_set(key, lambda: render_pdf(paper), DAY)
