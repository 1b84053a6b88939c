"""In how many entries a token stands, counted from time to time."""

from django.db import models

TOTAL = ""  # the row that says how many entries there were


class Rarity(models.Model):
    """Tokens of very few entries have no row: they are rare, and that is all one needs to know."""

    token = models.CharField(max_length=60, primary_key=True)
    entries = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.token}: {self.entries}"
