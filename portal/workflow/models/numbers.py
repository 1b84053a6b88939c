"""Gapless numbers from a locked counter: given inside the transaction that needs them."""

from django.db import connection, models


class Counter(models.Model):
    """The last number given under a name; its row lock makes the numbers gapless."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"

    @classmethod
    def next(cls, name: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO workflow_counter (name, value) VALUES (%s, 1)"
                " ON CONFLICT (name) DO UPDATE SET value = workflow_counter.value + 1"
                " RETURNING value",
                [name],
            )
            return cursor.fetchone()[0]
