"""Asking about a tender and answering, each in one transaction under the lock of the project.

The asker stands in no row, audit entry or message in clear, except in the message that its own people get
of the answer: to ask is not to bid, and whoever asks has to be told.
"""

import hashlib

from django import forms
from django.db import transaction

from portal.accounts.actor import Actor
from portal.organisations.models import Organisation
from portal.rules.actors import Role
from portal.rules.refusal import Refusal, Refused
from portal.workdays import clock
from portal.workflow.access import Parts
from portal.workflow.locks import hold_calendar
from portal.workflow.models import Project

from ..forms.question import AnswerForm, AskForm
from ..models import Announcement, Question, Tender
from ..sealing.blinding import askers_of
from . import refusals, telling


def ask_question(tender: Tender, text: str, *, actor: Actor) -> Question | Refusal:
    """Publish a question about the last announcement of the tender and tell the integrator.

    The same text of the same organisation gives the question asked before. Refusals: wrong-role,
    not-announced, asking-over, asked-too-late, question-required, question-max-length,
    question-unprintable, too-many-questions.
    """
    if actor.organisation_id is None or Role.SUPPLIER not in actor.roles:
        return refusals.not_a_supplier()
    try:
        with transaction.atomic():
            tender = _hold(tender.pk)
            return _ask(tender, text, actor)
    except Refused as refused:
        return refused.refusal


def answer_question(question: Question, text: str, *, actor: Actor) -> Question | Refusal:
    """Publish the answer and tell the organisation that asked, whoever that is.

    The same answer again gives the question as it stands. Refusals: wrong-role, answered-already,
    answering-over, answer-required, answer-max-length, answer-unprintable.
    """
    try:
        with transaction.atomic():
            tender = _hold(question.announcement.tender_id)
            return _answer(tender, question.pk, text, actor)
    except Refused as refused:
        return refused.refusal


def _ask(tender: Tender, text: str, actor: Actor) -> Question:
    announcement = _latest(tender)
    moment = clock.now()
    if refusal := refusals.asking_closed(tender, announcement, moment):
        raise Refused(refusal)
    text = _judged(AskForm({"question": text}))
    sha256 = _sha256(text)
    askers = askers_of(actor.organisation_id, announcement.round_id)
    asked = Question.objects.filter(announcement=announcement)
    own = asked.filter(asker__in=askers)
    if same := own.filter(sha256=sha256).first():
        return same
    if own.filter(answered_at=None).count() >= refusals.MOST_OPEN:
        raise Refused(refusals.too_many())
    question = Question.objects.create(
        announcement=announcement, number=asked.count() + 1, asker=askers[0], asked_at=moment,
        text=text, sha256=sha256,
    )  # fmt: skip
    telling.note_question(tender, question)
    telling.tell_integrator(tender, question)
    return question


def _answer(tender: Tender, key: int, text: str, actor: Actor) -> Question:
    question = Question.objects.select_related("announcement__round").get(pk=key)
    if Role.SERVICE_INTEGRATOR not in Parts.of(tender.project_id).roles_of(actor):
        raise Refused(refusals.not_the_integrator())
    if question.answered and question.answer == text.strip():
        return question
    moment = clock.now()
    if question.answered:
        raise Refused(refusals.answered_already())
    if refusal := refusals.answering_closed(tender, question.announcement, moment):
        raise Refused(refusal)
    question.answer = _judged(AnswerForm({"answer": text}))
    question.answered_at, question.answered_by = moment, actor.user
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    telling.note_answer(tender, question, actor, _sha256(question.answer))
    if asker := _asker_of(question):
        telling.tell_asker(tender, question, asker)
    return question


def _hold(tender: int) -> Tender:
    """The tender as it is now, held as a step holds it: the calendar first, then the project."""
    hold_calendar()
    project = Tender.objects.values_list("project", flat=True).get(pk=tender)
    Project.objects.select_for_update(of=("self",)).get(pk=project)
    return Tender.objects.select_related("project").get(pk=tender)


def _latest(tender: Tender) -> Announcement | None:
    rows = Announcement.objects.filter(tender=tender).select_related("round")
    return rows.order_by("-ordinal").first()


def _judged(form: forms.Form) -> str:
    if not form.is_valid():
        raise Refused(refusals.badly_written(form))
    (text,) = form.cleaned_data.values()
    return text


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _asker_of(question: Question) -> Organisation | None:
    """By trying every supplier: some microseconds each, and only when an answer is written."""
    suppliers = Organisation.objects.filter(kind=Organisation.Kind.SUPPLIER)
    round_id = question.announcement.round_id
    return next(
        (body for body in suppliers if question.asker in askers_of(body.pk, round_id)), None
    )
