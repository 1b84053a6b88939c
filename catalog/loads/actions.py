"""Starting an import, and deciding on what was read."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalog.actions import PLACES, check_keeper
from catalog.models import Load
from catalog.registers import REGISTERS
from portal.accounts.actor import Actor
from portal.audit import chain
from portal.documents.actions import mark_attached, store
from portal.documents.tables import table_type_of
from portal.rules.refusal import OURS, Refusal, Refused
from portal.workdays import clock

OPEN = (Load.Phase.READING, Load.Phase.TO_CONFIRM, Load.Phase.RUNNING)
DECIDED = Refusal("decided", OURS, _("This import was decided on already."))
NOTHING = Refusal("nothing-to-enter", OURS, _("No row of the file would change the register."))


def start_load(register: str, upload: UploadedFile, *, actor: Actor) -> Load:
    """Keep the file; the portal reads it soon after.

    The same file uploaded again while it is being read or waits is the same import. Raises `Refused`
    for others than the integrator, `InvalidFile` for what is no table.
    """
    check_keeper(actor)
    with transaction.atomic():
        document = store(
            upload, actor=actor, type_of=table_type_of, most=settings.TABLE_LIMIT_BYTES
        )
        same = Load.objects.filter(
            register=register, organisation=actor.organisation, phase__in=OPEN,
            document__sha256=document.sha256,
        ).first()  # fmt: skip
        if same is not None:
            return same
        now = clock.now()
        mark_attached([document], at=now)
        load = Load.objects.create(
            register=register, document=document, organisation=actor.organisation,
            started_by=actor.user, started_at=now,
        )  # fmt: skip
        _record(load, "uploaded", actor, file=document.name, sha256=document.sha256)
    return load


def confirm_load(load: Load, *, actor: Actor) -> Load:
    """Have the good rows entered. Confirming twice is confirming once. Raises `Refused`."""
    check_keeper(actor)
    with transaction.atomic():
        load = _held(load)
        if load.phase in (Load.Phase.RUNNING, Load.Phase.DONE):
            return load
        if load.phase != Load.Phase.TO_CONFIRM:
            raise Refused(DECIDED)
        if not load.good:
            raise Refused(NOTHING)
        load.phase, load.to_enter = Load.Phase.RUNNING, load.good
        load.confirmed_by, load.confirmed_at = actor.user, clock.now()
        load.save(update_fields=["phase", "to_enter", "confirmed_by", "confirmed_at"])
        counts = {name: getattr(load, name) for name in ("new", "changed", "unchanged", "wrong")}
        _record(load, "confirmed", actor, **counts)
    return load


def discard_load(load: Load, *, actor: Actor) -> Load:
    """Enter nothing. File and rows are kept. Raises `Refused` when it was decided otherwise."""
    check_keeper(actor)
    with transaction.atomic():
        load = _held(load)
        if load.phase == Load.Phase.DISCARDED:
            return load
        if load.phase != Load.Phase.TO_CONFIRM:
            raise Refused(DECIDED)
        load.phase, load.finished_at = Load.Phase.DISCARDED, clock.now()
        load.save(update_fields=["phase", "finished_at"])
        _record(load, "discarded", actor)
    return load


def _held(load: Load) -> Load:
    return Load.objects.select_for_update().get(pk=load.pk)


def _record(load: Load, done: str, actor: Actor, **data) -> None:
    kind = PLACES[REGISTERS[load.register].model][0]
    entry = chain.Entry(
        verb=f"{kind}.import_{done}", actor=actor.user_id, organisation=actor.organisation_id,
        data={"load": load.pk, **data},
    )  # fmt: skip
    chain.append([entry], at=clock.now())
