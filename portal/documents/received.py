"""What came with a form that may hold files: its answers, a file as the key under which it is kept."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from portal.accounts.actor import Actor

from .actions import store
from .content import InvalidFile

Typed = dict[str, object]
# The messages about files that were not taken, by the names of their fields.
Unkept = dict[str, list]


def received(
    form: type[forms.Form] | None, request: HttpRequest, actor: Actor
) -> tuple[Typed, Unkept]:
    """The answers to the form, and why a file was not taken.

    A file is kept at once and answered for by its key, so that it need not be chosen again when
    another answer is refused. One that is not taken leaves the key of the file kept before it.
    """
    typed, unkept = {}, {}
    for name, field in form.base_fields.items() if form else ():
        value = field.widget.value_from_datadict(request.POST, request.FILES, name)
        if isinstance(value, UploadedFile):
            try:
                value = str(store(value, actor=actor).key)
            except InvalidFile as invalid:
                value, unkept[name] = request.POST.get(name), [invalid.message]
        typed[name] = value
    return typed, unkept
