"""The single answers of each section of the design task. Which section asks what: `sections`."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from requests_app.annexes.choices import NO, YES_NO
from requests_app.annexes.fields import Choice, Money, Paragraph, Volume, Whole
from requests_app.annexes.parts import Part

from . import choices
from .paths import NOT_RENTED, OF_PPP, OF_PRODUCT, RENTED


class General(Part):
    purpose = Paragraph(
        label=_("Purpose"), longest=5000,
        missing=_("Write for what purpose the IC service is created."),
    )  # fmt: skip
    state_bodies = Whole(
        label=_("Number of state bodies"), least=1,
        missing=_("Write how many state bodies will use the service."),
    )  # fmt: skip
    users = Whole(
        label=_("Number of users"), least=1,
        missing=_("Write how many users the service will have."),
    )  # fmt: skip
    resource_class = Choice(
        label=_("Class of the electronic information resource"), choices=choices.CLASSES,
        missing=_("Choose the class of the electronic information resource."),
        help_text=_("Under the rules of classification of informatization objects."),
    )  # fmt: skip
    software_class = Choice(
        label=_("Class of the software"), choices=choices.CLASSES,
        missing=_("Choose the class of the software."),
        help_text=_("Under the rules of classification of informatization objects."),
    )  # fmt: skip
    subject = Choice(
        label=_("What is to be created"), choices=choices.SUBJECTS,
        missing=_("Say whether a service software product or an ICI object is created."),
    )  # fmt: skip
    mechanism = Choice(
        label=_("Mechanism of creation"), choices=choices.MECHANISMS,
        missing=_("Choose the mechanism of creation."),
    )  # fmt: skip
    rental = Choice(
        label=_("Is a rental of the service software product or ICI object provided for?"),
        choices=YES_NO,
        missing=_("Say whether a rental is provided for."),
        help_text=_(
            "Clause 88: without a rental the operator creates the IC service; there is no tender"
            " and no supplier."
        ),
    )  # fmt: skip

    def clean(self):
        super().clean()
        said = self.cleaned_data
        if said.get("mechanism") == choices.PPP and said.get("rental") == NO:
            self.add_error(
                "rental",
                ValidationError(
                    _("A PPP project provides for a rental. Change this answer or the mechanism."),
                    code="contradiction",
                ),
            )


class RentalCeiling(Part):
    WHEN: ClassVar = {
        "not_applicable": NOT_RENTED, "amount": RENTED, "per": RENTED, "basis": RENTED,
    }  # fmt: skip

    not_applicable = Choice(
        label=_("Ceiling rent"), choices=choices.NO_RENTAL,
        missing=_("Confirm that a rental is not provided for, as section 1 says."),
    )  # fmt: skip
    amount = Money(
        label=_("Ceiling rent, tenge"), missing=_("Write the ceiling rent in tenge."),
        help_text=_("For example 1 250 000 or 1 250 000,50."),
    )  # fmt: skip
    per = Choice(
        label=_("For what period the amount is"), choices=choices.PERIODS,
        missing=_("Say for what period the amount is."),
    )  # fmt: skip
    basis = Paragraph(
        label=_("How the amount was computed"), longest=5000,
        missing=_("Write how the amount was computed."),
    )  # fmt: skip


class ServiceCeiling(Part):
    amount = Money(
        label=_("Ceiling cost of the IC service, tenge"),
        missing=_("Write the ceiling cost in tenge."),
        help_text=_("For example 1 250 000 or 1 250 000,50."),
    )  # fmt: skip
    basis = Paragraph(
        label=_("How the amount was computed"), longest=5000,
        missing=_("Write how the amount was computed."),
    )  # fmt: skip


class Platform(Part):
    requirements = Paragraph(
        label=_("Requirements of the platform"), tall=6,
        missing=_("Write the requirements of the platform."),
    )  # fmt: skip
    limits = Paragraph(
        label=_("Limits of the platform"), tall=6, missing=_("Write the limits of the platform.")
    )


class Integrations(Part):
    has = Choice(
        label=_("Are there integrations?"), choices=YES_NO,
        missing=_("Say whether there are integrations."),
    )  # fmt: skip


class Performance(Part):
    response_time = Volume(
        label=_("Response time, seconds, at most"), positive=True,
        missing=_("Write the response time in seconds."),
    )  # fmt: skip
    concurrent_users = Whole(
        label=_("Users at the same time, at least"), least=1,
        missing=_("Write how many users work at the same time."),
    )  # fmt: skip
    requests_per_second = Whole(
        label=_("Requests per second, at least"), least=1,
        missing=_("Write how many requests per second are served."),
    )  # fmt: skip
    availability = Volume(
        label=_("Availability, per cent of the time, at least"), positive=True, most=100,
        missing=_("Write the availability in per cent."),
    )  # fmt: skip
    recovery_time = Volume(
        label=_("Recovery after a failure, hours, at most"), positive=True,
        missing=_("Write the time of recovery in hours."),
    )  # fmt: skip
    scalability = Paragraph(
        label=_("Scalability"), longest=5000,
        missing=_("Write how it grows with the load."),
    )  # fmt: skip


class Security(Part):
    object_class = Choice(
        label=_("Class of the informatization object"), choices=choices.CLASSES,
        missing=_("Choose the class of the informatization object."),
        help_text=_("Under the rules of classification of informatization objects."),
    )  # fmt: skip
    requirements = Paragraph(
        label=_("Requirements of information security"), tall=6,
        missing=_("Write the requirements of information security."),
    )  # fmt: skip
    monitoring = Paragraph(
        label=_("Interaction with monitoring and control systems"),
        missing=_("Write how it interacts with monitoring and control systems."),
    )  # fmt: skip
    logging = Paragraph(
        label=_("Event logging"), missing=_("Write which events are logged and how.")
    )


class Commissioning(Part):
    WHEN: ClassVar = {"source_code": OF_PRODUCT}

    conditions = Paragraph(
        label=_("Conditions and requirements of commissioning"), tall=6,
        missing=_("Write the conditions of commissioning."),
    )  # fmt: skip
    documentation = Paragraph(
        label=_("Technical documentation"), tall=6,
        missing=_("Write what technical documentation is required."),
    )  # fmt: skip
    source_code = Paragraph(
        label=_("Hand-over of the source code of the service software product"), tall=6,
        missing=_("Write how and on what terms the source code is handed over."),
    )  # fmt: skip


class Reuse(Part):
    reuse = Paragraph(
        label=_("Use of source code of the systems of state bodies and other organisations"),
        missing=_("Write whether existing source code can be used."),
    )  # fmt: skip
    components = Paragraph(
        label=_("Use of standard solutions"),
        missing=_("Write whether standard solutions can be used."),
    )  # fmt: skip


class Training(Part):
    process = Paragraph(label=_("How users are trained"), missing=_("Write how users are trained."))
    materials = Paragraph(
        label=_("Training materials"), missing=_("Write what training materials are required.")
    )
    users = Whole(
        label=_("Number of users to be trained"), least=1,
        missing=_("Write how many users are to be trained."),
    )  # fmt: skip


class Selection(Part):
    WHEN: ClassVar = {"not_applicable": NOT_RENTED}

    not_applicable = Choice(
        label=_("Selection of a supplier"), choices=choices.NO_SELECTION,
        missing=_("Confirm that no supplier is selected, since no rental is provided for."),
    )  # fmt: skip


class Terms(Part):
    WHEN: ClassVar = {"transfer": RENTED, "development": OF_PPP}

    terms = Paragraph(
        label=_("Terms of creation"), tall=6, missing=_("Write the terms of creation.")
    )
    transfer = Choice(
        label=_("Does the service software product pass to the ownership of the state body after three years of rental?"),
        choices=YES_NO,
        missing=_("Say whether the product passes to the ownership of the state body."),
        help_text=_("Clause 103-1: only if the design task demands it."),
    )  # fmt: skip
    development = Paragraph(
        label=_("Terms of development of the IC service"), tall=6,
        missing=_("Write the terms of development: a PPP project has them."),
    )  # fmt: skip
