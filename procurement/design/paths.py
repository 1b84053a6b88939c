"""What section 1 decides for the others: what is created, by which mechanism, rented or not.

As long as section 1 is silent the other sections ask what is usual: a rented product.
"""

from django.utils.translation import gettext_lazy as _

from requests_app.annexes.annex import Section
from requests_app.annexes.choices import NO, YES
from requests_app.annexes.reading import mapping, text
from requests_app.annexes.when import elsewhere

from .choices import ICI_OBJECT, PPP, SSP

GENERAL = "general"

RENTED = elsewhere(
    GENERAL, _("If a rental is provided for"), rental=(YES, ""),
    denies=_(
        "Section 1 says that no rental is provided for. Change that answer, or remove what is"
        " written here."
    ),
)  # fmt: skip
NOT_RENTED = elsewhere(
    GENERAL, _("If no rental is provided for"), rental=NO,
    denies=_(
        "Section 1 does not say that a rental is left out. Change that answer, or remove what is"
        " written here."
    ),
)  # fmt: skip
OF_PRODUCT = elsewhere(
    GENERAL, _("If a service software product is created"), subject=(SSP, ""),
    denies=_(
        "Section 1 says that an ICI object is created. Change that answer, or remove what is"
        " written here."
    ),
)  # fmt: skip
OF_OBJECT = elsewhere(
    GENERAL, _("If an ICI object is created"), subject=ICI_OBJECT,
    denies=_(
        "Section 1 does not name an ICI object. Change that answer, or remove what is written here."
    ),
)  # fmt: skip
OF_PPP = elsewhere(
    GENERAL, _("If it is a PPP project"), mechanism=PPP,
    denies=_(
        "Section 1 does not name the PPP mechanism. Change that answer, or remove what is written"
        " here."
    ),
)  # fmt: skip


def waits_for_section_1(section: Section, sections: object) -> bool:
    """Whether section 1 has yet to decide what this section asks. Total."""
    whens = [*(section.form.WHEN.values() if section.form else ())]
    whens += [rowset.when for rowset in section.rowsets if rowset.when]
    deciding = {name for when in whens if when.section == GENERAL for name in when.answers}
    said = mapping(mapping(sections).get(GENERAL))
    return any(not text(said.get(name)) for name in deciding)
