"""The count of unread notifications in the header, paid for only by pages that show it."""

from functools import cached_property

from portal.notifications.models import Notification


class Unread:
    """One query of the partial index, when somebody asks; counts no further than 99."""

    MOST = 99

    def __init__(self, user) -> None:
        self.user = user

    @cached_property
    def count(self) -> int:
        unread = Notification.objects.filter(user=self.user, read_at=None)
        return unread.order_by().values("pk")[: self.MOST].count()

    def __bool__(self) -> bool:
        return self.count > 0

    def __int__(self) -> int:
        return self.count


def unread(request) -> dict:
    """Puts the count where the header looks for it; says nothing to templates itself."""
    actor = getattr(request, "actor", None)
    if actor is not None:
        request.unread = Unread(actor.user)
    return {}
