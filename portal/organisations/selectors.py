"""Who holds the parts that only one organisation plays at a time."""

from portal.rules.actors import Role

from .models import Organisation
from .models.organisation import SINGLE

# Kinds and roles are named alike.
SINGLE_KINDS = {Role(kind.value): kind for kind in SINGLE}


def holder_of(role: Role | str) -> Organisation | None:
    """The one active organisation that plays `role`.

    None if there is none yet, or if `role` is one that many organisations play.
    """
    kind = SINGLE_KINDS.get(Role(role))
    return kind and Organisation.objects.filter(kind=kind, active=True).first()


def authorised_body() -> Organisation | None:
    return holder_of(Role.AUTHORISED_BODY)


def service_integrator() -> Organisation | None:
    return holder_of(Role.SERVICE_INTEGRATOR)


def operator() -> Organisation | None:
    return holder_of(Role.OPERATOR)
