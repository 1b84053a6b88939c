"""Adding an organisation to the portal. Used by `manage.py create_organisation`."""

from django.db import transaction

from portal.audit import chain
from portal.workdays import clock

from .models import Organisation

CREATED = "organisation.created"


def create_organisation(organisation: Organisation) -> Organisation:
    """Saves it with an audit row; raises ValidationError if a field or its uniqueness does not hold."""
    organisation.full_clean()
    with transaction.atomic():
        organisation.save(force_insert=True)
        data = {"bin": organisation.bin, "kind": organisation.kind}
        entry = chain.Entry(verb=CREATED, organisation=organisation.pk, data=data)
        chain.append([entry], at=clock.now())
    return organisation
