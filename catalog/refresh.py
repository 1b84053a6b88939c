"""What the search needs from time to time: fresh frequencies, and tokens of today's folding."""

from django.db import transaction

from . import rarities
from .index import vector
from .models import Entry, Rarity
from .models.rarity import TOTAL
from .tokens import version

CHUNK = 1000
CHANGED = 0.02  # of the entries: until then frequencies are good enough


def refresh() -> None:
    """Fold anew what an earlier version folded; count anew when much has changed."""
    folded = fold_anew()
    counted = Rarity.objects.filter(token=TOTAL).values_list("entries", flat=True).first()
    total = Entry.objects.count()
    if counted is None or folded or abs(total - counted) > CHANGED * counted:
        rarities.count()


def fold_anew() -> int:
    """Entries whose tokens were made by an earlier version; chunk by chunk, each kept at once."""
    done = 0
    while changed := _fold_chunk():
        done += changed
    return done


@transaction.atomic
def _fold_chunk() -> int:
    stale = Entry.objects.exclude(folding=version()).select_for_update(skip_locked=True)
    entries = list(stale.defer("tokens").order_by("pk")[:CHUNK])
    for entry in entries:
        entry.tokens = vector(entry.titles, entry.text)
        entry.folding = version()
    Entry.objects.bulk_update(entries, ["tokens", "folding"], batch_size=CHUNK)
    return len(entries)
