"""Guards of the contract (ours)."""

from django.utils.translation import gettext_lazy as _

from portal.rules.refusal import OURS, Refusal
from portal.workflow.models import Record
from portal.workflow.steps import Act


def nobody_signed(contract: Record, act: Act) -> Refusal | None:
    if not contract.signatures:
        return None
    return Refusal("signed-already", OURS, _("A party has signed: the terms stand."))


def terms_written(contract: Record, act: Act) -> Refusal | None:
    if contract.terms:
        return None
    return Refusal("no-terms", OURS, _("The terms of the contract are not written yet."))


def is_a_party(contract: Record, act: Act) -> Refusal | None:
    if act.actor.organisation_id in (contract.supplier_id, contract.customer_id):
        return None
    return Refusal("not-a-party", OURS, _("Your organisation is no party to this contract."))


def not_signed_by(contract: Record, act: Act) -> Refusal | None:
    if contract.side_of(act.actor.organisation_id) not in contract.signatures:
        return None
    return Refusal("signed-by-you", OURS, _("Your side has signed already."))


def is_the_supplier(contract: Record, act: Act) -> Refusal | None:
    if act.actor.organisation_id == contract.supplier_id:
        return None
    return Refusal("not-a-party", OURS, _("Your organisation is no party to this contract."))
