"""The single answers of each section of Annex 2."""

from django.utils.translation import gettext_lazy as _

from ..annexes.fields import Choice, Line, Money, Paragraph
from ..annexes.parts import Part
from . import choices


class Function(Part):
    function_name = Paragraph(
        label=_("Name of the function"), longest=500, min_length=5, tall=2,
        missing=_("Write the name of the function."),
    )  # fmt: skip
    description = Paragraph(
        label=_("Description of the function"), tall=6,
        missing=_("Describe the function: how it is performed today."),
    )  # fmt: skip


class Product(Part):
    kind = Choice(
        label=_("What you propose"), choices=choices.PRODUCTS,
        missing=_("Say whether it is a service software product or an ICI object."),
    )  # fmt: skip
    name = Line(
        label=_("Name of the product"), longest=500, missing=_("Write the name of the product.")
    )
    description = Paragraph(
        label=_("Description of the product"), tall=6, missing=_("Describe the product.")
    )
    readiness = Choice(
        label=_("Readiness"), choices=choices.READINESS,
        missing=_("Say how ready the product is."),
    )  # fmt: skip
    readiness_details = Paragraph(
        label=_("More about the readiness"), longest=5000, missing="", required=False,
        help_text=_("For example where it works already, or when it will be ready."),
    )  # fmt: skip


class Effect(Part):
    effect = Paragraph(
        label=_("Expected effect"), tall=6, missing=_("Write what the automation will change.")
    )


class Cost(Part):
    preliminary_cost = Money(
        label=_("Preliminary cost, tenge"), missing=_("Write the preliminary cost in tenge."),
        help_text=_("For example 1 250 000 or 1 250 000,50."),
    )  # fmt: skip
    model = Choice(
        label=_("Model of implementation"), choices=choices.MODELS,
        missing=_("Choose the model of implementation."),
    )  # fmt: skip
    grounds = Paragraph(
        label=_("How the cost was computed"), tall=6,
        missing=_("Write how the cost was computed."),
    )  # fmt: skip
