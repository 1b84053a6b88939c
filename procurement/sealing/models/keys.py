"""Key pairs: the public half for everybody, the private half for the opener alone."""

from django.db import models
from django.db.models import Q


class SealingKey(models.Model):
    """The public half of a pair made by the opener ahead of need. One round takes it, for ever.

    The application's role may only stamp `taken_at`.
    """

    public_key = models.BinaryField()
    created_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    # Set by the opener on keys nobody took and that it can no longer unwrap.
    retired_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                name="sealing_key_free",
                condition=Q(taken_at=None, retired_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"sealing key {self.pk}"


class SealedSecret(models.Model):
    """The private half, wrapped under the opener's master key, which is not in the database.

    The application's role may not even read this table. `master` tells which master key, and
    `bound` whether the wrapping names the round and its closing moment (see wrapping.py).
    """

    key = models.OneToOneField(SealingKey, models.PROTECT, related_name="secret", primary_key=True)
    wrapped = models.BinaryField()
    master = models.CharField(max_length=16)
    bound = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"secret of {self.key_id}"
