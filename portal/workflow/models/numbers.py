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
        return cls.take(name, 1)[0]

    @classmethod
    def take(cls, name: str, count: int) -> range:
        """The next `count` numbers, which may be none."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO workflow_counter (name, value) VALUES (%s, %s)"
                " ON CONFLICT (name) DO UPDATE SET value = workflow_counter.value + excluded.value"
                " RETURNING value",
                [name, count],
            )
            last = cursor.fetchone()[0]
        return range(last - count + 1, last + 1)
