"""What the reader was told, and what of it comes by e-mail."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.access import officer_required
from portal.accounts.actions import choose_digest
from portal.notifications.models import Notification
from portal.notifications.wording import wording
from portal.web import keyset
from portal.workdays import clock
from portal.workplace.forms.notifications import DigestForm


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def notifications(request: HttpRequest) -> HttpResponse:
    """The list; POST marks as read everything up to the newest one the reader was shown."""
    mine = Notification.objects.filter(user=request.actor.user)
    if request.method == "POST":
        newest = keyset.key_of(request.POST.get("newest"))
        if newest is not None:
            mine.filter(read_at=None, pk__lte=newest).update(read_at=clock.now())
        return redirect("workplace:notifications")
    page = keyset.page(mine, request.GET)
    for row in page.rows:
        row.text = wording(row.kind, row.facts)
    newest = page.rows[0].pk if page.rows else 0
    form = DigestForm(initial={"digest_by_email": request.actor.user.digest_by_email})
    context = {"notifications": page, "newest": newest, "form": form}
    return render(request, "workplace/notifications.html", context)


@never_cache
@officer_required
@require_http_methods(["GET", "HEAD", "POST"])
def digest_setting(request: HttpRequest) -> HttpResponse:
    """Saves the choice; a GET, as after signing in again, leads to the form."""
    if request.method == "POST":
        form = DigestForm(request.POST)
        if form.is_valid():  # a check box is always one or the other
            chosen = form.cleaned_data["digest_by_email"]
            choose_digest(request.actor.user, by_email=chosen)
            said = (
                _("The digest will come by e-mail.")
                if chosen
                else _("The digest will no longer come by e-mail.")
            )
            messages.success(request, said)
    return redirect("workplace:notifications")


@never_cache
@officer_required
@require_safe
def open_notification(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to what it is about, and marks it as read: harmless to repeat, so a plain link."""
    notification = get_object_or_404(Notification, user=request.actor.user, pk=pk)
    if notification.read_at is None:
        Notification.objects.filter(pk=pk, read_at=None).update(read_at=clock.now())
    if not notification.path:
        return redirect("workplace:notifications")
    language = get_language()
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return redirect(f"{prefix}{notification.path}")
