"""Characters that no database column, page or document can carry."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without what PostgreSQL refuses in JSON; line ends as every browser reads them."""
    return NOT_STORABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def printable_only(text: str) -> None:
    """A validator: refuses control characters and halves of characters."""
    if any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n\r" for char in text):
        raise ValidationError(
            _("Remove the characters that cannot be printed; type the text anew if need be."),
            code="unprintable",
        )
