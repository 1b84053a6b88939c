"""The announcement of a tender (clause 42, Annex 3), with the design task as its annex."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.documents.papers.blocks import Facts, Heading, Items, Paragraph, Tenge, Value
from portal.documents.papers.kinds import Kind
from portal.documents.papers.paper import Annex, Letterhead, Paper
from portal.organisations.models import Organisation
from portal.rules.clauses import TERMS
from portal.web.words import tenge
from portal.workdays import clock

from ..design import answers, choices
from ..models import Announcement
from ..questions.term import DAYS_BEFORE_CLOSING
from ..templatetags.tenders import closing, to_second
from .design_task import task_blocks


def announcement_paper(announcement: Announcement, customer: Organisation, language: str) -> Paper:
    """In Kazakh or Russian.

    `announcement` with its tender, round and design task; `customer` is that of the IC service.
    """
    tender, task = announcement.tender, announcement.design_task
    with override(language):
        return Paper(
            kind=Kind.ANNOUNCEMENT,
            language=language,
            title=_("of a tender: %(title)s") % {"title": tender.title},
            number=announcement.number,
            date=clock.local_date(announcement.published_at),
            issuer=Letterhead.of(tender.filer),
            references=(
                (_("Project of the service model"), tender.project.number),
                (_("Round"), _("%(number)s of 3") % {"number": announcement.round.number}),
            ),
            body=(
                Paragraph(_opening(tender.filer.name_in(language))),
                Facts(_facts(announcement, customer, language)),
                Heading(_("How to take part")),
                Items(tuple(_how_to_take_part())),
            ),
            annexes=(
                Annex(
                    _("Design task No. %(number)s, edition %(edition)s")
                    % {"number": task.number, "edition": task.edition},
                    task_blocks(task),
                ),
            ),
        )


def _opening(integrator: str) -> str:
    return _(
        "%(integrator)s, with the consent of the customer of the IC service, announces a tender to"
        " select a supplier under clause 42 of the Rules for implementing the service model of"
        " informatization."
    ) % {"integrator": integrator}


def _facts(
    announcement: Announcement, customer: Organisation, language: str
) -> tuple[tuple[str, Value], ...]:
    tender, task = announcement.tender, announcement.design_task
    subject = str(dict(choices.SUBJECTS).get(task.subject, ""))
    if task.ppp:
        subject = f"{subject}; {_('PPP project of the service model of informatization')}"
    rent = f"{tenge(task.ceiling)} {task.ceiling_period}" if task.ceiling is not None else None
    cost = answers.amount(task.sections, "service_ceiling")
    return (
        (_("Name of the IC service"), tender.title),
        (_("Subject of the tender"), subject),
        (_("Customer of the IC service"), customer.name_in(language)),
        (_("Service integrator"), tender.filer.name_in(language)),
        (_("Ceiling rent"), rent),
        (_("Ceiling cost of the IC service"), None if cost is None else Tenge(cost)),
        (_("Moment of publication"), to_second(announcement.published_at)),
        (_("Bids are accepted until"), closing(announcement.closes_at)),
        (_("Contact"), _contact(tender.filer)),
    )


def _contact(body: Organisation) -> str:
    return ", ".join(filter(None, (body.name, body.address, body.email)))


def _how_to_take_part() -> list[str]:
    """No date that a change of the calendar could move: what was announced stays as it is."""
    return [
        _(
            "A bid is filed by a potential supplier through the architectural portal, in the form of"
            " Annex 4 to the Rules (clause 49). It is sealed: nobody can read it before the"
            " Commission opens the bids."
        ),
        _(
            "Bids are accepted for %(days)s working days from the publication (clause 47), until"
            " 24:00 Almaty time of the last day. A bid that is late by one second is not accepted."
            " Until then a bid may be replaced or withdrawn."
        )
        % {"days": TERMS["47.bids"].length.number},
        _("The price of a bid is not above the ceiling rent."),
        _(
            "Questions are asked on the page of the announcement in the portal until %(days)s working"
            " days before the end of the acceptance of bids. Questions and answers are public; who"
            " asks is not named."
        )
        % {"days": DAYS_BEFORE_CLOSING},
        _("The design task is annexed to this announcement and is a part of it."),
    ]
