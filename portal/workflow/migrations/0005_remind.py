"""What is still to be reminded of is found without passing by what was."""

from django.db import migrations, models


def running_with(sent: int, name: str) -> migrations.AddIndex:
    condition = models.Q(("reminders_sent", sent), ("state", "running"))
    return migrations.AddIndex(
        "obligation", models.Index(condition=condition, fields=["due_on"], name=name)
    )


class Migration(migrations.Migration):
    dependencies = [("workflow", "0004_obligations_in_order")]

    operations = [
        running_with(0, "obligation_remind_first"),
        running_with(1, "obligation_remind_again"),
    ]
