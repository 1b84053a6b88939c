"""What a form of a step was sent with: a file that came with it is kept at once."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from .actions import store
from .content import InvalidFile


def posted(request: HttpRequest, form: type[forms.Form] | None) -> tuple[dict, dict]:
    """What was typed, each file as its key, and by field why a file was not taken."""
    typed, unkept = {}, {}
    for name, field in form.base_fields.items() if form else ():
        value = field.widget.value_from_datadict(request.POST, request.FILES, name)
        if isinstance(value, UploadedFile):
            try:
                value = str(store(value, actor=request.actor).key)
            except InvalidFile as invalid:
                value, unkept[name] = request.POST.get(name), [invalid.message]
        typed[name] = value
    return typed, unkept
