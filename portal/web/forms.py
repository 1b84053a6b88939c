"""Every Django form, allauth's included, is drawn through the templates named here."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """One look for all forms: label, hint, error, input (templates/portal/forms/)."""

    form_template_name = "portal/forms/form.html"
    formset_template_name = "portal/forms/formset.html"
    field_template_name = "portal/forms/field.html"
