"""Pages for those who keep the registers."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.actions import KEEPERS, WRONG_ROLE
from catalog.registers import REGISTERS
from portal.accounts.access import View, officer_required


def keepers_only(view: View) -> View:
    """Others who are signed in are told who keeps the registers (403)."""

    @wraps(view)
    @officer_required
    def guarded(request: HttpRequest, register: str, *args, **kwargs) -> HttpResponse:
        if not request.actor.roles & KEEPERS:
            context = {"register": REGISTERS[register], "refusal": WRONG_ROLE}
            return render(request, "catalog/not_yours.html", context, status=403)
        return view(request, register, *args, **kwargs)

    return guarded
