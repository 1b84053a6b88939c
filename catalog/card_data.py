"""The card of a service as data: what the page says, with codes beside the words."""

from portal.organisations.models import Organisation
from portal.rules.text import Text
from portal.workdays.clock import local_date

from .history import Event
from .models import ICService, ServiceVersion


def card(service: ICService, versions: list[ServiceVersion], history: list[Event]) -> dict:
    """Words of the interface are in the reader's language, names and purposes in all three."""
    return {
        "number": service.number,
        "names": _three(service.names),
        "purposes": _three(service.purposes),
        "status": {"code": service.state, "name": service.state_name},
        "subject": {"code": service.subject, "name": service.get_subject_display()},
        "customer": _body(service.customer),
        "operator": _body(service.operator),
        "supplier": _body(service.supplier),
        "version": service.edition,
        "catalogued_on": _day(service.entered_at),
        "retired_on": _day(service.retired_at),
        "versions": [_version(version) for version in versions],
        "history": [_event(event) for event in history],
    }


def _version(version: ServiceVersion) -> dict:
    return {
        "version": version.edition,
        "commissioned_on": version.commissioned_on.isoformat(),
        "catalogued_on": _day(version.entered_at),
        "protocol": version.protocol_number,
        "supplier": _body(version.supplier),
        "purposes": _three(version.purposes),
    }


def _event(event: Event) -> dict:
    return {
        "step": event.step,
        "title": str(event.title),
        "on": _day(event.at),
        "clause": event.clause,
        "by": event.by,
    }


def _body(body: Organisation | None) -> dict | None:
    return body and {"bin": body.bin, "names": _three(body.names)}


def _three(texts: Text) -> dict:
    return {"kk": texts.kk, "ru": texts.ru, "en": texts.en}


def _day(moment) -> str | None:
    """The Almaty date."""
    return moment and local_date(moment).isoformat()
