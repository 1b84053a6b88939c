"""The papers of a development: request (clause 90), conclusion (91) and minutes (92).

Written in the language of the request; a preview and the paper that was sent are made by one
function, as the others are.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.models import Document
from portal.documents.papers.blocks import Block, Column, Facts, Holds, Paragraph, Table
from portal.documents.papers.kinds import Kind as PaperKind
from portal.documents.papers.paper import Addressee, Letterhead, Paper, Receipt, Signature
from portal.rules.actors import Role
from portal.workdays import clock
from portal.workflow.cases import Case

from ..development.asked import answered, files_of, offers_of
from ..development.sides import SIDES
from ..models import DevelopmentRequest
from .said import Fact, Said, capital, numbered, under, written


def request_preview(
    case: Case, record: DevelopmentRequest, answers: dict, documents: Iterable[Document]
) -> Paper:
    """What would be sent today, signed by the reader."""
    return _request(case, record, Said("", case.actor.signature, case.today), answers, documents)


def request_sent(case: Case, record: DevelopmentRequest) -> Paper | None:
    if not record.submitted_at:
        return None
    said = Said(
        "", record.signatory, clock.local_date(record.submitted_at), record.number,
        record.submitted_at, _delivered(record, "submit"),
    )  # fmt: skip
    files = files_of(record, record.documents)
    return _request(case, record, said, record.answers, files)


def conclusion_preview(case: Case, record: DevelopmentRequest, said: dict) -> Paper:
    signed = Said(said["grounds"], case.actor.signature, case.today)
    parts = {"customer": said["customer_part"], "operator": said["operator_part"]}
    return _conclusion(case, record, signed, said["outcome"], parts)


def conclusion_sent(case: Case, record: DevelopmentRequest) -> Paper | None:
    if not record.concluded_at:
        return None
    said = Said(
        record.grounds, record.conclusion_signatory, clock.local_date(record.concluded_at),
        record.conclusion_number, record.concluded_at, _delivered(record, "issue_conclusion"),
    )  # fmt: skip
    return _conclusion(case, record, said, record.outcome, record.participation)


def minutes_of(case: Case, record: DevelopmentRequest) -> Paper | None:
    """A draft until the three have confirmed; None before anything is written."""
    if not record.written_at:
        return None
    held = date.fromisoformat(record.meeting["date"])
    said = Said(
        record.minutes, record.minutes_signatory, held, record.minutes_number,
        record.written_at, _delivered(record, "settle"),
    )  # fmt: skip
    with override(record.language):
        participants = [*(case.parts.first(side) for side in SIDES)]
        names = [body.name_in(record.language) for body in participants if body]
        meeting = record.meeting
        facts = [
            (_("Day of the discussion"), held),
            (_("Time"), meeting["time"]),
            (_("Place"), meeting["place"]),
            (_("Participants"), "\n".join(dict.fromkeys(names))),
        ]
        if meeting["agenda"]:
            facts.append((_("Agenda"), meeting["agenda"]))
        return _paper(
            case, record, said,
            kind=PaperKind.PROTOCOL, issuer=Role.SERVICE_INTEGRATOR, addressees=(),
            title=_("of the discussion of the development of an IC service"),
            opening=_(
                "%(under)s, the service integrator held a discussion of the development of the IC"
                " service and of the replacement of the supplier."
            ) % {"under": under("92")},
            facts=facts,
            middle=[
                *written(_("What was discussed"), record.minutes),
                *written(_("1) On the development of the IC service"), _developed(record)),
                *written(_("2) On the replacement of the supplier"), _replaced(record)),
            ],
            confirmed=_confirmed(case, record),
        )  # fmt: skip


SENT = {"request": request_sent, "conclusion": conclusion_sent, "minutes": minutes_of}


def _request(
    case: Case, record: DevelopmentRequest, said: Said, answers: dict, files: Iterable[Document]
) -> Paper:
    with override(record.language):
        integrator = _name(case, record, Role.SERVICE_INTEGRATOR)
        names = "\n".join(document.name for document in files)
        return _paper(
            case, record, said,
            kind=PaperKind.DEVELOPMENT_REQUEST, issuer=Role.CUSTOMER,
            addressees=[
                _name(case, record, Role.AUTHORISED_BODY),
                _("%(name)s (copy)") % {"name": integrator},
            ],
            title="",
            opening=_(
                "%(under)s, the customer asks for the development of the IC service named below."
            ) % {"under": under("90")},
            middle=[
                *(block for label, text in answered(answers) for block in written(label, text)),
                *([Facts(((_("Files"), names),))] if names else []),
            ],
        )  # fmt: skip


def _conclusion(
    case: Case, record: DevelopmentRequest, said: Said, outcome: str, parts: dict
) -> Paper:
    with override(record.language):
        sent_on = clock.local_date(record.submitted_at)
        positive = outcome == "positive"
        return _paper(
            case, record, said,
            kind=PaperKind.CONCLUSION, issuer=Role.SERVICE_INTEGRATOR,
            addressees=[
                _name(case, record, role)
                for role in (Role.AUTHORISED_BODY, Role.CUSTOMER, Role.OPERATOR)
            ],
            title=_("on the development of an IC service"),
            opening=_(
                "%(under)s, the service integrator analysed whether the development of the IC service"
                " named below is expedient."
            ) % {"under": under("91")},
            facts=[(_("Request for development"), numbered(sent_on, record.number))],
            middle=[
                _offers(record),
                *written(_("Participation of the customer"), parts["customer"]),
                *written(_("Participation of the operator"), parts["operator"]),
                *written(_("Grounds"), said.words),
                Paragraph(
                    _("Conclusion: the development is expedient.") if positive
                    else _("Conclusion: the development is not expedient."),
                    strong=True,
                ),
            ],
            closing=_(
                "The service integrator initiates a discussion of the development and of the"
                " replacement of the supplier (clause 92 of the Rules)."
            ) if positive else "",
        )  # fmt: skip


def _offers(record: DevelopmentRequest) -> Table:
    columns = (
        Column(_("Price offer of"), weight=3),
        Column(_("Price in tenge"), Holds.MONEY, weight=2),
        Column(_("Works"), weight=4),
        Column(_("Term of the works"), weight=2),
    )
    rows = tuple(
        (offer.by.inside(record.language), offer.amount, offer.works, offer.term)
        for offer in offers_of(record)
    )
    return Table(columns, rows, caption=_("Price offers"))


def _developed(record: DevelopmentRequest) -> str:
    return _("Decided: to develop.") if record.develops else _("Decided: not to develop.")


def _replaced(record: DevelopmentRequest) -> str:
    if not record.replace_supplier:
        return _("Not considered: nothing is rented for the service and it has no supplier.")
    if record.replaces_supplier:
        return _("Decided: to replace the supplier by a new tender.")
    return _("Decided: not to replace the supplier.")


def _confirmed(case: Case, record: DevelopmentRequest) -> Iterator[Signature]:
    for side in SIDES:
        if said := record.confirmations.get(str(side)):
            yield _signed(said, record.language, said["at"], _name(case, record, side))


def _paper(
    case: Case,
    record: DevelopmentRequest,
    said: Said,
    *,
    kind: PaperKind,
    issuer: Role,
    addressees: Iterable[str],
    title: str,
    opening: str,
    middle: Iterable[Block],
    facts: Iterable[Fact] = (),
    closing: str = "",
    confirmed: Iterable[Signature] = (),
) -> Paper:
    """In the language that is active."""
    end = (Paragraph(closing),) if closing else ()
    about = Facts((*_about(case, record), *facts))
    return Paper(
        kind=kind,
        language=record.language,
        title=title,
        number=said.number,
        date=said.day,
        issuer=Letterhead.of(case.parts.first(issuer)),
        addressees=tuple(Addressee(name) for name in dict.fromkeys(addressees)),
        body=(Paragraph(opening), about, *middle, *end),
        signatures=(_signed(said.signature, record.language, said.signed_at), *confirmed),
        receipts=tuple(
            Receipt(
                (case.organisations.get(row.organisation_id) or row.organisation).name_in(
                    record.language
                ),
                row.number, row.at, row.sha256,
            )
            for row in said.delivered
        ),
        draft=not said.number,
    )  # fmt: skip


def _signed(said: dict, language: str, at=None, organisation: str = "") -> Signature:
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    position = said["position"]
    return Signature(
        said["name"], capital(position[language] or position["kk"]), organisation, moment
    )


def _about(case: Case, record: DevelopmentRequest) -> list[Fact]:
    service = record.service
    facts = [
        (_("IC service"), f"{service.names.inside(record.language)} (№ {service.number})"),
        (_("Customer of the IC service"), _name(case, record, Role.CUSTOMER)),
        (_("Operator"), _name(case, record, Role.OPERATOR)),
    ]
    if service.supplier_id:
        supplier = case.organisations.get(service.supplier_id) or service.supplier
        facts.append((_("Supplier"), supplier.name_in(record.language)))
    return [*facts, (_("Project of the service model"), case.project.number)]


def _name(case: Case, record: DevelopmentRequest, role: Role) -> str:
    body = case.parts.first(role)
    return body.name_in(record.language) if body else ""


def _delivered(record: DevelopmentRequest, step: str) -> tuple:
    return tuple(row for row in record.delivered if row.step == f"{record.kind}.{step}")
